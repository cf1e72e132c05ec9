//! The sheet one searches in. Older answers never take the place of newer ones.

use std::time::Duration;

use domain::search::Found;
use leptos::html::{Dialog, Input};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::api;
use super::results::Results;
use crate::part::{Part, part, wasm_split};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::typing::is_typing;
use crate::words::use_words;

/// The button that opens the search.
#[component]
pub fn Magnifier(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <button
            class="rail-search"
            type="button"
            aria-haspopup="dialog"
            aria-keyshortcuts="/"
            on:click=move |_| open.set(true)
        >
            <Icon name="i-search" />
            <span>{words.nav_search()}</span>
        </button>
    }
}

/// What was answered, and to what.
type Answered = (String, Result<Found, Problem>);

/// The sheet, while it is open, and the key that opens it.
#[component]
pub fn SearchSheet(open: RwSignal<bool>) -> impl IntoView {
    Effect::new(move |_| {
        let heard = window_event_listener(leptos::ev::keydown, move |event| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            if event.key() == "/" && plain && !is_typing() {
                event.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || heard.remove());
    });
    move || open.get().then(|| part(ahead, move || opened(open)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn opened(open: RwSignal<bool>) -> Part {
    Ok(view! { <Opened open /> }.into_any())
}

#[component]
fn Opened(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let dialog = NodeRef::<Dialog>::new();
    let input = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    let answered = RwSignal::new(None::<Answered>);
    Effect::new(move |_| {
        if let (Some(dialog), Some(input)) = (dialog.get(), input.get()) {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
            let _ = input.focus();
        }
    });
    let mut look = debounce(Duration::from_millis(120), move |text: String| {
        spawn_local(async move {
            let found = api::search(text.clone()).await;
            if typed.try_get_untracked().is_some_and(|now| now == text) {
                answered.set(Some((text, found)));
            }
        });
    });
    Effect::new(move |_| {
        let text = typed.get();
        if text.trim().is_empty() { answered.set(None) } else { look(text) }
    });
    let close = Callback::new(move |()| {
        // The browser gives the focus back where it was.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        open.set(false);
    });
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" if !event.is_composing() => {
            event.prevent_default();
            if let (Some(dialog), Some(input)) = (dialog.get_untracked(), input.get_untracked()) {
                walk(&dialog, &input, event.key() == "ArrowDown");
            }
        }
        _ => {}
    };
    // Enter in the field opens the nearest.
    let first = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let link =
            dialog.get_untracked().and_then(|dialog| dialog.query_selector(".found").ok()?);
        if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
            link.click();
        }
    };
    let many = move || {
        answered.with(|answered| match answered {
            Some((_, Ok(found))) => {
                let many = [found.accounts.len(), found.contacts.len()];
                let more = [found.deals.len(), found.products.len()];
                let all: usize = many.iter().chain(&more).sum();
                words.search_found(i64::try_from(all).unwrap_or(i64::MAX))
            }
            _ => String::new(),
        })
    };
    let body = move || match answered.get() {
        None => view! {
            <div class="search-teach">
                <p>{words.search_teach()}</p>
                <p class="muted">{words.search_keys()}</p>
            </div>
        }
        .into_any(),
        Some((_, Err(problem))) => {
            view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any()
        }
        Some((text, Ok(found))) if found.is_empty() => {
            view! { <p class="search-teach">{words.search_none(text.trim())}</p> }.into_any()
        }
        Some((_, Ok(found))) => view! { <Results found close /> }.into_any(),
    };
    view! {
        <dialog
            class="sheet search-sheet"
            aria-labelledby="search-title"
            node_ref=dialog
            on:keydown=keys
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close.run(());
            }
        >
            <div class="sheet-form">
                <form class="search-head" role="search" on:submit=first>
                    <h2 class="hidden" id="search-title">{words.search_title()}</h2>
                    <Icon name="i-search" />
                    <input
                        type="search"
                        aria-label=words.search_title()
                        placeholder=words.search_hint()
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="search"
                        node_ref=input
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                    <button
                        class="button is-quiet is-round"
                        type="button"
                        aria-label=words.ui_close()
                        on:click=move |_| close.run(())
                    >
                        <Icon name="i-close" />
                    </button>
                </form>
                <p class="hidden" role="status">{many}</p>
                <div class="search-body">{body}</div>
            </div>
        </dialog>
    }
}

/// Takes the focus to the next result, or back; before the first is the field.
fn walk(dialog: &web_sys::HtmlDialogElement, input: &web_sys::HtmlInputElement, down: bool) {
    let Ok(links) = dialog.query_selector_all(".found") else { return };
    let active = document().active_element();
    let here = (0..links.length()).find(|at| links.get(*at).as_ref() == active.as_deref());
    let next = match (here, down) {
        (None, true) => Some(0),
        (None, false) => None,
        (Some(at), true) => Some((at + 1).min(links.length().saturating_sub(1))),
        (Some(at), false) => at.checked_sub(1),
    };
    let link = next.and_then(|at| links.get(at));
    match link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(link) => drop(link.focus()),
        None => drop(input.focus()),
    }
}
