//! More people called to a walk that goes on, by the one who leads it.

use std::collections::BTreeSet;

use domain::id::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sheet::Invite;
use crate::live::sitting::Seat;
use crate::live::sitting::api::{Candidates, sitting_call, sitting_callable};
use crate::part::{Part, part, wasm_split};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

/// The button of who leads; it opens the sheet.
#[component]
pub fn Call(seat: Seat, open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let leads = Memo::new(move |_| seat.leads());
    move || {
        leads.get().then(|| {
            view! {
                <button
                    class="button is-quiet is-round"
                    type="button"
                    data-act="call"
                    aria-label=words.walk_call()
                    title=words.walk_call()
                    on:click=move |_| open.set(true)
                >
                    <Icon name="i-plus" />
                </button>
            }
        })
    }
}

#[component]
pub fn CallSheet(seat: Seat, open: RwSignal<bool>) -> impl IntoView {
    move || open.get().then(|| part(ahead, move || choose(open, seat)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn choose(open: RwSignal<bool>, seat: Seat) -> Part {
    Ok(view! { <Choose open seat /> }.into_any())
}

#[component]
fn Choose(open: RwSignal<bool>, seat: Seat) -> impl IntoView {
    let words = use_words();
    let found = RwSignal::new(None::<Candidates>);
    let wrong = RwSignal::new(None::<Problem>);
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        spawn_local(async move {
            match sitting_callable(seat.id()).await {
                Ok(read) => {
                    found.try_set(Some(read));
                }
                Err(problem) => {
                    wrong.try_set(Some(problem));
                }
            }
        });
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let people = chosen.get_untracked().into_iter().collect();
        spawn_local(async move {
            let answer = sitting_call(seat.id(), people).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => open.set(false),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let nobody =
        move || found.with(|found| found.as_ref().is_some_and(|found| found.people.is_empty()));
    view! {
        <Sheet title=words.walk_call() close=Callback::new(move |()| open.set(false))>
            <form class="sheet-form" id="walk-call" novalidate on:submit=submit>
                <div class="sheet-body">
                    <Refused wrong=wrong.into() />
                    {move || {
                        found
                            .get()
                            .map(|found| view! { <Invite found chosen none=words.walk_call_nobody() /> })
                    }}
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| open.set(false)>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        disabled=nobody
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.walk_call_send()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}
