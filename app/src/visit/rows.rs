//! The week as a table: what was planned beside what was made of it.

use domain::day::Day;
use domain::id::VisitId;
use domain::visit::{Row, State, Visit};
use leptos::prelude::*;

use super::joint::Joint;
use super::weekly::{Asked, Weekly};
use crate::format::{Format, clock, use_format};
use crate::ui::icon::Icon;
pub use crate::ui::icon::of_way as sign;
use crate::words::{Words, use_words};

#[component]
pub fn Rows(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let monday = weekly.days()[0];
    let of_week = move |day: Day| (0..7).contains(&monday.until(day));
    let pick = move |inside: bool| {
        weekly.week.with(|week| {
            let rows = week.rows.iter();
            let wanted = rows.filter(|row| {
                let day = row.visit.day();
                if inside { of_week(day) } else { day < monday && row.visit.is_open() }
            });
            wanted.map(|row| row.visit.id).collect::<Vec<_>>()
        })
    };
    let (late, rows) = (Memo::new(move |_| pick(false)), Memo::new(move |_| pick(true)));
    let empty = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        {move || {
            (!late.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <section class="visit-late" aria-labelledby="visit-late">
                            <h2 id="visit-late">{words.visit_not_told()}</h2>
                            <Table weekly ids=late />
                        </section>
                    }
                })
        }}
        <section aria-labelledby="visit-week">
            <h2 class="hidden" id="visit-week">{words.visit_this()}</h2>
            {move || {
                if empty.get() {
                    view! { <p class="empty-column">{words.visit_empty()}</p> }.into_any()
                } else {
                    view! { <Table weekly ids=rows /> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Table(weekly: Weekly, ids: Memo<Vec<VisitId>>) -> impl IntoView {
    let words = use_words();
    view! {
        <table class="visit-table">
            <thead>
                <tr>
                    <th scope="colgroup" colspan="4">{words.visit_planned()}</th>
                    <th scope="colgroup" colspan="3">{words.visit_made()}</th>
                </tr>
                <tr>
                    <th scope="col">{words.visit_date()}</th>
                    <th scope="col">{words.visit_company()}</th>
                    <th scope="col">{words.visit_way()}</th>
                    <th scope="col">{words.visit_aim()}</th>
                    <th scope="col">{words.visit_result()}</th>
                    <th scope="col">{words.visit_action()}</th>
                    <th scope="col">{words.visit_next()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Line weekly id />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn Line(weekly: Weekly, id: VisitId) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let row = Memo::new(move |_| weekly.row(id));
    let waits = Memo::new(move |_| weekly.waits(id));
    move || {
        let row = row.get()?;
        let today = weekly.today();
        let visit = row.visit.clone();
        let (result, action, next) = told(&visit, write, today);
        let open = move |_| weekly.open.set(Some(Asked::Visit(id)));
        let due = weekly.mine && visit.is_open() && visit.plan.day <= today;
        let tell = due.then(|| {
            view! {
                <button class="button" type="button" data-act="report" on:click=open>
                    <Icon name="i-edit" />
                    {words.visit_report()}
                </button>
            }
        });
        Some(view! {
            <tr data-visit=id.to_string() data-state=state(&visit)>
                <td class="num" data-label=words.visit_date()>
                    {when(&visit, write, words, today)}
                </td>
                <td data-label=words.visit_company()>
                    <button class="visit-open" type="button" aria-haspopup="dialog" on:click=open>
                        {row.account.to_string()}
                    </button>
                    <span class="visit-under muted">{under(&row)}</span>
                    <Joint weekly id />
                </td>
                <td data-label=words.visit_way()>
                    <span class="visit-way">
                        <Icon name=sign(visit.plan.way) />
                        {words.visit_by(visit.plan.way)}
                    </span>
                </td>
                <td data-label=words.visit_aim()>{visit.plan.aim.as_ref().map(ToString::to_string)}</td>
                <td data-label=words.visit_result()>
                    {mark(&visit, words, today)} {result.map(|text| view! { <p>{text}</p> })} {tell}
                    {waits.get().then(|| view! { <Waiting /> })}
                </td>
                <td data-label=words.visit_action()>{action}</td>
                <td class="num" data-label=words.visit_next()>{next}</td>
            </tr>
        })
    }
}

/// It is on the tablet, and goes when there is a line.
#[component]
pub fn Waiting() -> impl IntoView {
    let words = use_words();
    view! {
        <span class="mark is-due">
            <Icon name="i-waiting" />
            <span>{words.visit_waits()}</span>
        </span>
    }
}

fn told(
    visit: &Visit,
    write: Format,
    today: Day,
) -> (Option<String>, Option<String>, Option<String>) {
    match &visit.state {
        State::Planned => (None, None, None),
        State::Dropped { why } => (why.as_ref().map(ToString::to_string), None, None),
        State::Made(report) => {
            let action = report
                .action
                .as_ref()
                .map(|action| format!("{} · {}", action.what, write.day_short(action.due, today)));
            let next = report.next.map(|day| write.day_short(day, today));
            (Some(report.result.to_string()), action, next)
        }
    }
}

/// Weekday, day and time of day.
pub fn when(visit: &Visit, write: Format, words: Words, today: Day) -> String {
    let day = visit.day();
    let day = format!("{} {}", words.weekday(day), write.day_short(day, today));
    match visit.plan.minute {
        Some(minute) => format!("{day} {}", clock(minute)),
        None => day,
    }
}

fn under(row: &Row) -> String {
    let parts = [row.product.as_ref(), row.contact.as_ref()];
    parts.into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(" · ")
}

/// The word by which it is drawn.
pub fn state(visit: &Visit) -> &'static str {
    match visit.state {
        State::Planned => "planned",
        State::Made(_) => "made",
        State::Dropped { .. } => "dropped",
    }
}

/// How it stands, where that is not plain.
pub fn mark(visit: &Visit, words: Words, today: Day) -> Option<AnyView> {
    let (class, icon, text) = match &visit.state {
        State::Planned if visit.plan.day < today => ("is-due", "i-clock", words.visit_untold()),
        State::Planned => return None,
        State::Dropped { .. } => ("", "i-none", words.visit_dropped()),
        State::Made(_) if !visit.planned => ("", "i-none", words.visit_beside()),
        State::Made(_) => ("is-good", "i-check", words.visit_made()),
    };
    Some(
        view! {
            <span class=format!("mark {class}")>
                <Icon name=icon />
                <span>{text}</span>
            </span>
        }
        .into_any(),
    )
}
