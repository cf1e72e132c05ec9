//! A year of visits, week by week: planned against made; each opens its week.

use domain::day::Day;
use domain::visit::{Tally, Year};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::visit_year;
use super::weekly::Weekly;
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// `shape`: how the page shows its week; a week that is opened is shown as a table.
#[component]
pub fn YearView(weekly: Weekly, shape: RwSignal<String>) -> impl IntoView {
    let words = use_words();
    let by = weekly.week.with_untracked(|week| week.by);
    // The year in which the week that is open lies: that of its Thursday.
    let year = RwSignal::new(weekly.days()[3].civil().0);
    let read = RwSignal::new(None::<Year>);
    let wrong = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        let asked = year.get();
        weekly.feed.visits_of.track();
        weekly.feed.visited.track();
        spawn_local(async move {
            let answer = visit_year(by, asked).await;
            // Another year was asked for meanwhile.
            if year.try_get_untracked() != Some(asked) {
                return;
            }
            match answer {
                Ok(fresh) => {
                    wrong.set(None);
                    read.set(Some(fresh));
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    });
    let turn = move |by: i32| move |_| year.update(|year| *year += by);
    let months = move || {
        let read = read.get()?;
        let most = read.weeks.iter().map(|(_, tally)| tally.planned.max(tally.made)).max();
        let mut months: Vec<Vec<(Day, Tally)>> = Vec::new();
        for week in read.weeks {
            let month = |one: &(Day, Tally)| one.0.plus(3).civil().1;
            match months.last_mut() {
                Some(weeks) if weeks.last().map(month) == Some(month(&week)) => weeks.push(week),
                _ => months.push(vec![week]),
            }
        }
        let most = most.unwrap_or(0).max(1);
        let months = months.into_iter().map(|weeks| view! { <Month weekly shape weeks most /> });
        Some(view! { <ol class="visit-year">{months.collect_view()}</ol> })
    };
    view! {
        <section aria-labelledby="visit-year">
            <header class="visit-turn">
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=words.visit_year_before()
                    on:click=turn(-1)
                >
                    <Icon name="i-back" />
                </button>
                <h2 id="visit-year" class="num">{move || year.get()}</h2>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=words.visit_year_after()
                    on:click=turn(1)
                >
                    <Icon name="i-next" />
                </button>
                <span class="muted small">{words.visit_year_hint()}</span>
            </header>
            <Refused wrong=wrong.into() />
            {months}
        </section>
    }
}

/// The weeks of a month; `most` is the most that any week of the year has.
#[component]
fn Month(
    weekly: Weekly,
    shape: RwSignal<String>,
    weeks: Vec<(Day, Tally)>,
    most: u32,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let by = weekly.week.with_untracked(|week| week.by);
    let (today, open) = (weekly.feed.today.get_untracked(), weekly.days()[0]);
    let title = weeks.first().map(|(day, _)| {
        let (year, month, _) = day.plus(3).civil();
        write.month(year, month)
    });
    let week = |(monday, tally): (Day, Tally)| {
        let day = write.day_short(monday, today);
        let counts = [tally.planned, tally.kept, tally.made].map(|count| count.to_string());
        let label = words.visit_year_week(&day, &counts[0], &counts[1], &counts[2]);
        let now = (0..7).contains(&monday.until(today));
        let (_, _, date) = monday.civil();
        // Eighths of the most: styles may not be written in the page.
        let part = |count: u32| (count * 8).div_ceil(most).to_string();
        view! {
            <li>
                <a
                    class="visit-year-week"
                    class:is-today=now
                    href=weekly.address(by, Some(monday))
                    aria-label=label
                    aria-current=(monday == open).then_some("true")
                    on:click=move |_| shape.set("table".to_owned())
                >
                    <span class="muted num">{date}</span>
                    <span class="visit-year-bars" aria-hidden="true">
                        <i data-of=part(tally.planned)></i>
                        <i data-of=part(tally.made)></i>
                    </span>
                    <span class="num">{format!("{}/{}", tally.made, tally.planned)}</span>
                </a>
            </li>
        }
    };
    view! {
        <li>
            <h3>{title}</h3>
            <ol>{weeks.into_iter().map(week).collect_view()}</ol>
        </li>
    }
}
