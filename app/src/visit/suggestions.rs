//! What is worth planning: next steps that are due, then customers one has not seen for too long.

use domain::account::Hours;
use domain::visit::{Cause, Overdue, Suggestion};
use leptos::prelude::*;

use super::weekly::{Asked, Begun, Weekly};
use crate::format::use_format;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Suggestions(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let all = Memo::new(move |_| weekly.week.with(|week| week.suggestions.clone()));
    view! {
        <aside class="visit-side" aria-labelledby="visit-worth">
            <h2 id="visit-worth">{words.visit_worth()}</h2>
            {move || {
                all.with(Vec::is_empty)
                    .then(|| view! { <p class="muted">{words.visit_nothing_due()}</p> })
            }}
            <ol>
                <For
                    each=move || all.get()
                    key=|one| (one.account, one.deal)
                    children=move |one| view! { <One weekly one /> }
                />
            </ol>
        </aside>
    }
}

#[component]
fn One(weekly: Weekly, one: Suggestion) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let name = untrack(|| weekly.account(one.account)).map(|name| name.to_string());
    let name = name.unwrap_or_default();
    let today = weekly.feed.today.get_untracked();
    let (aim, why, late) = match &one.cause {
        Cause::Step(step) => {
            let why = format!("{} · ", step.what);
            (step.what.to_string(), why, step.due < today)
        }
        Cause::Overdue { class, since: Overdue::Never, .. } => {
            (String::new(), words.visit_never(class.letter()), true)
        }
        Cause::Overdue { class, since: Overdue::Since { days, every }, .. } => {
            let why = words.visit_long_ago(class.letter(), &days.to_string(), &every.to_string());
            (String::new(), why, true)
        }
    };
    // As one: a number stays with its word.
    let (term, hours) = match &one.cause {
        Cause::Step(step) => (Some(write.due(step.due, today)), None),
        Cause::Overdue { hours, .. } => (None, *hours),
    };
    let best = hours.map(|hours| {
        view! {
            <span class="visit-why">
                {words.account_hours()} " · " <b>{words.hours(hours)}</b>
            </span>
        }
    });
    let minute = hours.map(Hours::minute);
    let label = words.visit_plan_with(&name);
    let begun = Begun { account: Some(one.account), deal: one.deal, aim, day: None, minute };
    let act = weekly.mine.then(|| {
        view! {
            <button
                class="button"
                type="button"
                aria-label=label
                on:click=move |_| weekly.open.set(Some(Asked::Plan(begun.clone())))
            >
                <Icon name="i-plus" />
                {words.visit_plan_short()}
            </button>
        }
    });
    view! {
        <li class="visit-worth">
            <span>
                <b>{name.clone()}</b>
                <span class="visit-why" class:is-late=late>
                    {why} {term.map(|term| view! { <span class="visit-term">{term}</span> })}
                </span>
                {best}
            </span>
            {act}
        </li>
    }
}
