//! The week as a calendar: a column a day, side by side where there is room.

use domain::day::Day;
use domain::id::VisitId;
use leptos::prelude::*;

use super::rows::{Waiting, mark, sign, state};
use super::weekly::{Asked, Begun, Weekly};
use crate::format::{clock, use_format};
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Calendar(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let days = weekly.days().map(|day| view! { <Column weekly day /> });
    view! {
        <section aria-labelledby="visit-days">
            <h2 class="hidden" id="visit-days">{words.visit_this()}</h2>
            <ol class="visit-days">{days.into_iter().collect_view()}</ol>
        </section>
    }
}

#[component]
fn Column(weekly: Weekly, day: Day) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let ids = Memo::new(move |_| {
        weekly.week.with(|week| {
            let of_day = week.rows.iter().filter(|row| row.visit.day() == day);
            of_day.map(|row| row.visit.id).collect::<Vec<_>>()
        })
    });
    let ahead = move || weekly.mine && day >= weekly.today();
    let plan = move |_| {
        let begun = Begun { day: Some(day), ..Begun::default() };
        weekly.open.set(Some(Asked::Plan(begun)));
    };
    let name = move || format!("{} {}", words.weekday(day), write.day_short(day, weekly.today()));
    view! {
        <li class="visit-day" class:is-today=move || weekly.today() == day>
            <header>
                <h3>{name}</h3>
                {move || {
                    ahead()
                        .then(|| {
                            view! {
                                <button
                                    class="button is-quiet is-round"
                                    type="button"
                                    aria-label=words.visit_plan_on(&name())
                                    on:click=plan
                                >
                                    <Icon name="i-plus" />
                                </button>
                            }
                        })
                }}
            </header>
            <ol>
                <For each=move || ids.get() key=|id| *id let:id>
                    <li>
                        <Card weekly id />
                    </li>
                </For>
            </ol>
        </li>
    }
}

#[component]
fn Card(weekly: Weekly, id: VisitId) -> impl IntoView {
    let words = use_words();
    let row = Memo::new(move |_| weekly.row(id));
    let waits = Memo::new(move |_| weekly.waits(id));
    move || {
        let row = row.get()?;
        let visit = &row.visit;
        Some(view! {
            <button
                class="visit-card"
                type="button"
                aria-haspopup="dialog"
                data-state=state(visit)
                on:click=move |_| weekly.open.set(Some(Asked::Visit(id)))
            >
                <span class="visit-way num">
                    <Icon name=sign(visit.plan.way) />
                    <span class="hidden">{words.visit_by(visit.plan.way)}</span>
                    {visit.plan.minute.map(clock)}
                </span>
                <b>{row.account.to_string()}</b>
                <span class="muted">{visit.plan.aim.as_ref().map(ToString::to_string)}</span>
                {mark(visit, words, weekly.today())}
                {waits.get().then(|| view! { <Waiting /> })}
            </button>
        })
    }
}
