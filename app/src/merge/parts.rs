//! What has become part of an account, and the way out of it again.

use domain::id::AccountId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Part, part};
use super::page::Done;
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

#[component]
pub(super) fn Parts(
    parts: Vec<Part>,
    done: RwSignal<Option<Done>>,
    again: RwSignal<u32>,
) -> impl IntoView {
    let words = use_words();
    let line = move |part: Part| {
        let told = told(&part);
        let (from, name) = (part.account, part.name.to_string());
        view! {
            <li class="setting">
                <p>
                    {part.name.to_string()}
                    <span class="muted">{told}</span>
                </p>
                <Undo from name done again />
            </li>
        }
    };
    (!parts.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="merge-parts">
                <header>
                    <h2 id="merge-parts">{words.merge_parts()}</h2>
                </header>
                <ul>{parts.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// The same as a list to read: while something else is decided.
#[component]
pub(super) fn Remembered(parts: Vec<Part>) -> impl IntoView {
    let words = use_words();
    (!parts.is_empty()).then(|| {
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        let names = names.join(words.merge_comma());
        view! { <p class="muted">{format!("{}: {names}", words.merge_parts())}</p> }
    })
}

/// When, by whom, and what it brought.
fn told(part: &Part) -> String {
    let (words, write) = (use_words(), use_format());
    let day = write.day(part.at.day(part.offset));
    let brought = words.merge_brought(&words.merge_deals(part.deals.into()), part.contacts.into());
    match &part.by {
        Some(by) => format!("{day} · {by} · {brought}"),
        None => format!("{day} · {brought}"),
    }
}

/// Takes a part out again; `name` is read out with the button where several stand in a list.
#[component]
pub(super) fn Undo(
    from: AccountId,
    name: String,
    done: RwSignal<Option<Done>>,
    again: RwSignal<u32>,
) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let undo = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            match part(from).await {
                Ok(opened) => {
                    let text = words.merge_undone(opened.account.name.as_str());
                    done.set(Some(Done { text, undo: None }));
                    again.update(|again| *again += 1);
                }
                Err(problem) => {
                    busy.try_set(false);
                    wrong.try_set(Some(problem));
                }
            }
        });
    };
    let label = (!name.is_empty()).then(|| words.merge_undo_label(&name));
    view! {
        <button
            class="button"
            type="button"
            aria-label=label
            aria-busy=move || busy.get().then_some("true")
            on:click=undo
        >
            <Icon name="i-undo" />
            {words.merge_undo()}
        </button>
        <Refused wrong=wrong.into() />
    }
}
