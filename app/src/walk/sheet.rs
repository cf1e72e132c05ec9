//! The sheet that opens a walk: the deals of the filter that is shown, and whom to invite.

use std::collections::BTreeSet;

use domain::board::{Address, Filter};
use domain::id::{PersonId, SittingId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use crate::format::use_format;
use crate::head::told;
use crate::live::Feed;
use crate::live::sitting::api::{Candidates, sitting_candidates, sitting_open};
use crate::part::{Part, part, wasm_split};
use crate::problem::Problem;
use crate::ui::face::Face;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

/// `address` is what is shown when it is opened.
#[component]
pub fn WalkSheet(open: RwSignal<bool>, address: Signal<Address>) -> impl IntoView {
    move || open.get().then(|| part(ahead, move || choose(open, address.get_untracked().filter)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn choose(open: RwSignal<bool>, filter: Filter) -> Part {
    Ok(view! { <Choose open filter /> }.into_any())
}

#[component]
fn Choose(open: RwSignal<bool>, filter: Filter) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let navigate = use_navigate();
    let found = RwSignal::new(None::<Candidates>);
    let wrong = RwSignal::new(None::<Problem>);
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let busy = RwSignal::new(false);
    // One identity for this sheet: pressed twice, or sent twice, it opens one walk.
    let id = SittingId::new(Uuid::now_v7());
    let parts = feed.desk(|desk| told(write, desk, &filter)).join(" · ");
    let kept = StoredValue::new(filter);
    Effect::new(move |_| {
        spawn_local(async move {
            match sitting_candidates(kept.get_value()).await {
                Ok(read) => {
                    if let [(only, _)] = read.people.as_slice() {
                        chosen.try_set([*only].into());
                    }
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
        let navigate = navigate.clone();
        spawn_local(async move {
            let answer = sitting_open(id, people, kept.get_value()).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(id) => navigate(&format!("/walks/{id}"), Default::default()),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let lead = move || found.with(|found| Some(words.walk_lead(i64::from(found.as_ref()?.deals))));
    view! {
        <Sheet title=words.walk_sheet_title() close=Callback::new(move |()| open.set(false))>
            <form class="sheet-form" id="walk" novalidate on:submit=submit>
                <div class="sheet-body">
                    <div class="walk-lead">
                        <p>{lead}</p>
                        <p class="muted small">{parts}</p>
                    </div>
                    <Refused wrong=wrong.into() />
                    {move || found.get().map(|found| view! { <Invite found chosen none=words.walk_nobody() /> })}
                </div>
                <footer class="sheet-foot buttons">
                    <a class="button" href="/walks">{words.walk_own()}</a>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.walk_start()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// Whom one may choose; `none` is said where there is nobody.
#[component]
pub(super) fn Invite(
    found: Candidates,
    chosen: RwSignal<BTreeSet<PersonId>>,
    none: &'static str,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let Candidates { deals, people } = found;
    let named = people.into_iter().filter_map(|(id, sees)| {
        let name = feed.desk(|desk| desk.person(id).map(ToString::to_string))?;
        Some((deals - sees, name, id))
    });
    let mut named: Vec<_> = named.collect();
    named.sort();
    if named.is_empty() {
        let none = (deals > 0).then(|| view! { <p class="muted">{none}</p> });
        return none.into_any();
    }
    let rows = named.into_iter().map(|(hidden, name, id)| {
        let sees = match hidden {
            0 => words.walk_sees_all().to_owned(),
            hidden => words.walk_sees(i64::from(deals - hidden)),
        };
        let toggle = move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            });
        };
        view! {
            <label class="walk-invite">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id))
                    on:change=toggle
                />
                <Face id name=name.clone() silent=true />
                <b>{name}</b>
                <span class="muted small">{sees}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{words.walk_invite()}</legend>
            <div class="walk-people">{rows.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
