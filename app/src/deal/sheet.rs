//! The sheet beside the board.

use domain::activity::About;
use domain::id::DealId;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::api::{self, Opened};
use super::contacts::Contacts;
use super::facts::Facts;
use super::form::Form as EditForm;
use super::history::{past, step};
use super::place::PlacePart;
use crate::activity::{ActivityStream, Compose, ComposeBar};
use crate::head::{go, use_address};
use crate::live::unfinished::{self, Form};
use crate::live::{Feed, Link, Looking};
use crate::part::{Doing, Part, done, part, wasm_split};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// The deal that the address names, read anew whenever something happens to it.
#[component]
pub fn DealSheet() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let params = use_query_map();
    let open = Memo::new(move |_| params.with(|params| params.get("deal")?.parse::<DealId>().ok()));
    let opened = RwSignal::new(None::<Result<Opened, Problem>>);
    let touched = Memo::new(move |_| {
        let (deal, seq) = feed.touched.get()?;
        (Some(deal) == open.get()).then_some(seq)
    });
    Effect::new(move |before: Option<Option<DealId>>| {
        let deal = open.get();
        // Read, not only tracked: a memo that nobody has read follows nothing.
        touched.get();
        if before.flatten() != deal {
            opened.set(None);
        }
        if let Some(id) = deal {
            spawn_local(async move {
                let read = done(fetch(id)).await;
                if open.try_get_untracked().flatten() == Some(id) {
                    opened.set(Some(read));
                }
            });
        }
        deal
    });
    // Others see who looks at it. The server forgets that when the line is gone.
    Effect::new(move |before: Option<Option<DealId>>| {
        let deal = open.get();
        touched.get();
        let told = deal.is_some() || before.flatten().is_some();
        if told && feed.link.get() == Link::Live {
            spawn_local(async move {
                let _ = done(look(deal)).await;
            });
        }
        deal
    });
    let there = Memo::new(move |_| opened.with(Option::is_some) && open.get().is_some());
    move || there.get().then(|| part(ahead, move || read(opened)))
}

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
fn look(deal: Option<DealId>) -> Doing<()> {
    Ok(Box::pin(api::look(deal)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split)]
fn fetch(deal: DealId) -> Doing<Opened> {
    Ok(Box::pin(api::deal(deal)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn read(opened: RwSignal<Option<Result<Opened, Problem>>>) -> Part {
    Ok(view! { <Read opened /> }.into_any())
}

#[component]
fn Read(opened: RwSignal<Option<Result<Opened, Problem>>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let params = use_query_map();
    let (address, go) = (use_address(), go());
    let aside = NodeRef::<html::Aside>::new();
    let editing = RwSignal::new(false);
    let compose = Compose::default();
    // As the reader sees it: with what they did a moment ago and the server has not told yet.
    let card = Memo::new(move |_| {
        let read = opened.with(|opened| match opened {
            Some(Ok(opened)) => Some(opened.card.clone()),
            _ => None,
        })?;
        Some(feed.card(read.deal.id).unwrap_or_else(|| feed.folded(read)))
    });
    // Asked by itself, so that what happens to the deal does not draw anew, empty, what someone
    // is typing into.
    let about = Memo::new(move |_| card.with(|card| Some(About::Deal(card.as_ref()?.deal.id))));
    let contacts = Signal::derive(move || {
        opened.with(|opened| match opened {
            Some(Ok(opened)) => opened.contacts.clone(),
            _ => Vec::new(),
        })
    });
    let missing = Memo::new(move |_| card.with(Option::is_none));
    let problem = Memo::new(move |_| {
        opened.with(|opened| match opened {
            Some(Err(problem)) => Some(problem.clone()),
            _ => None,
        })
    });
    Effect::new(move |_| {
        if let Some(aside) = aside.get() {
            let _ = aside.focus();
        }
    });
    // What was typed into its form and not finished is shown again.
    Effect::new(move |_| {
        if let Some(About::Deal(deal)) = about.get()
            && unfinished::is_there(feed.me(), Form::Deal(deal))
        {
            editing.set(true);
        }
    });
    // The form takes its focus with it when it goes; the sheet takes it up.
    Effect::new(move |before: Option<bool>| {
        let now = editing.get();
        if let (Some(true), false, Some(aside)) = (before, now, aside.get_untracked()) {
            let _ = aside.focus();
        }
        now
    });
    let close = Callback::new(move |()| {
        let deal = params.with_untracked(|params| params.get("deal"));
        go(address.get_untracked().without_deal());
        if let Some(deal) = deal {
            focus_card(&deal);
        }
    });
    let head = move || {
        let card = card.get()?;
        Some(view! {
            <h2 id="deal-title">
                <a href=format!("/accounts/{}", card.deal.account)>{card.account.to_string()}</a>
            </h2>
            <p>{card.product.as_ref().map(ToString::to_string)}</p>
            <p>
                <a class="deal-visit" href=format!("/visits?deal={}", card.deal.id)>
                    <Icon name="i-visits" />
                    {words.visit_plan()}
                </a>
            </p>
        })
    };
    view! {
        <aside
            class="sheet-side"
            aria-labelledby="deal-title"
            tabindex="-1"
            node_ref=aside
            on:keydown=move |event| {
                if event.key() == "Escape" && !editing.get_untracked() {
                    close.run(());
                }
            }
        >
            <header class="sheet-head deal-head">
                {head}
                {move || {
                    problem
                        .get()
                        .map(|problem| view! { <h2 id="deal-title">{problem.say(words)}</h2> })
                }}
                <Looking deal=Signal::derive(move || card.with(|card| Some(card.as_ref()?.deal.id))) />
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=words.ui_close()
                    on:click=move |_| close.run(())
                >
                    <Icon name="i-close" />
                </button>
            </header>
            {move || {
                if missing.get() {
                    ().into_any()
                } else if editing.get() {
                    view! { <EditForm card=card.get_untracked() editing /> }.into_any()
                } else if let Some(about) = about.get() {
                    view! {
                        <div class="sheet-body" tabindex="0" role="region" aria-labelledby="deal-title">
                            <PlacePart card />
                            <Facts card editing />
                            <Contacts card opened />
                            {view! {
                                <ActivityStream
                                    about
                                    card
                                    contacts
                                    past=past(opened, card)
                                    step=step(opened, card)
                                    compose
                                />
                            }}
                        </div>
                        <ComposeBar compose />
                    }
                        .into_any()
                } else {
                    ().into_any()
                }
            }}
        </aside>
    }
}

fn focus_card(deal: &str) {
    use wasm_bindgen::JsCast;
    let selector =
        format!(".card[data-deal='{deal}'] .card-open, .row[data-deal='{deal}'] .row-open");
    let link = document().query_selector(&selector).ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = link.focus();
    }
}
