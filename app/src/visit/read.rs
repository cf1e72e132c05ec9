//! A visit as it was told, to be read; and for who made it, what it may lead to.

use domain::visit::{Row, State, Step};
use leptos::prelude::*;

use super::offer::Offers;
use super::report::Aims;
use super::rows::{mark, when};
use super::weekly::Weekly;
use crate::format::use_format;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn ReadVisit(
    weekly: Weekly,
    row: Row,
    /// Sets right what was told.
    correct: Callback<()>,
    close: Callback<()>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let today = weekly.feed.today.get_untracked();
    let visit = row.visit.clone();
    let line = |label: &'static str, text: Option<String>| {
        text.map(|text| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd class="visit-words">{text}</dd>
                </div>
            }
        })
    };
    let told = match &visit.state {
        State::Planned => ().into_any(),
        State::Dropped { why } => {
            line(words.visit_drop_why(), why.as_ref().map(ToString::to_string)).into_any()
        }
        State::Made(report) => {
            let action = report
                .action
                .as_ref()
                .map(|action| format!("{} · {}", action.what, write.day_short(action.due, today)));
            let next = report.next.map(|day| write.day_short(day, today));
            view! {
                {line(words.visit_result(), Some(report.result.to_string()))}
                {line(words.visit_action(), action)}
                {line(words.visit_next(), next)}
            }
            .into_any()
        }
    };
    let notes = Step::ALL.into_iter().filter_map(|step| {
        let note = visit.notes.get(&step)?;
        Some(line(words.visit_step(step), Some(note.to_string())))
    });
    let mine = weekly.mine && visit.report().is_some();
    let set_right = mine.then(|| {
        view! {
            <button class="button" type="button" on:click=move |_| correct.run(())>
                <Icon name="i-edit" />
                {words.visit_correct()}
            </button>
        }
    });
    let offers = mine.then(|| view! { <Offers weekly row=row.clone() close /> });
    view! {
        <div class="sheet-form">
            <div class="sheet-body">
                <p class="visit-way">
                    {mark(&visit, words, today)} {when(&visit, write, words, today)}
                    {format!("· {}", words.visit_by(visit.plan.way))}
                </p>
                <Aims row=row.clone() />
                <dl class="visit-aims">{told} {notes.collect_view()}</dl>
                {offers}
            </div>
            <footer class="sheet-foot buttons">
                {set_right}
                <button class="button is-primary" type="button" on:click=move |_| close.run(())>
                    {words.ui_close()}
                </button>
            </footer>
        </div>
    }
}
