//! The frame of every page one works on: the page, and the way to the others.

use leptos::html::Nav;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;

use super::asleep::{ASLEEP, late};
use super::icon::Icon;
use super::keys::Keys;
use super::others::OthersWork;
use super::update::UpdateReady;
use crate::live::FeedRoot;
use crate::part::{Part, wasm_split};
use crate::reader::{Over, Reader};
use crate::search::{Magnifier, SearchSheet};
use crate::words::use_words;

/// The pages behind “More” where the bar is narrow.
const MORE: [&str; 5] = ["/coaching", "/walks", "/handovers", "/team", "/settings"];

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = use_words();
    let leaving = use_context::<Reader>().is_some_and(|reader| reader.leaving);
    let searching = RwSignal::new(false);
    view! {
        <div class="frame">
            <a class="skip" href="#main" rel="external">{words.nav_skip()}</a>
            {leaving.then(|| view! { <Leaving /> })}
            {children()}
            {late_rail(searching)}
            <Keys />
            <UpdateReady />
            <OthersWork />
            <SearchSheet open=searching />
        </div>
    }
}

/// Its links are links while it sleeps.
fn late_rail(searching: RwSignal<bool>) -> AnyView {
    let here = use_location().pathname;
    let watched = use_context::<FeedRoot>().map(|root| root.watched);
    let drawn_by =
        move || (here.get_untracked(), watched.and_then(|watched| watched.try_get_untracked()));
    let first = drawn_by();
    late(ahead, move || rail(searching), move || drawn_by() == first)
}

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn rail(searching: RwSignal<bool>) -> Part {
    Ok(view! { <Rail searching /> }.into_any())
}

#[component]
fn Rail(searching: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let over = use_context::<Reader>().unwrap_or_default().over;
    let (more, rail) = (RwSignal::new(false), NodeRef::<Nav>::new());
    let here = use_location().pathname;
    // Who went somewhere sees that page, and no list over it.
    Effect::new(move |_| {
        here.track();
        more.set(false);
    });
    Effect::new(move |_| {
        if more.get() {
            // Once they are shown: what is not there takes no focus.
            request_animation_frame(move || focus(rail, ".rail-more a"));
        }
    });
    view! {
        <nav
            class="rail"
            data-asleep=ASLEEP
            class:is-open=move || more.get()
            aria-label=words.nav_label()
            node_ref=rail
            on:keydown=move |event| {
                if event.key() == "Escape" && more.get_untracked() {
                    event.stop_propagation();
                    more.set(false);
                    focus(rail, ".rail-open");
                }
            }
            on:focusout=move |event| {
                let to = event.related_target();
                let inside = to.and_then(|to| to.dyn_into::<web_sys::Node>().ok());
                let stays = rail.get_untracked().is_some_and(|rail| rail.contains(inside.as_ref()));
                if !stays && more.get_untracked() {
                    more.set(false);
                }
            }
        >
            <a href="/" class="rail-logo" aria-label=words.ui_app()>"漏"</a>
            <ul class="rail-first">
                <li>
                    <Link to="/" icon="i-funnel" text=words.nav_funnel() />
                </li>
                <li>
                    <Link to="/accounts" icon="i-accounts" text=words.nav_accounts() />
                </li>
                <li>
                    <Link to="/visits" icon="i-visits" text=words.nav_visits() />
                </li>
                <li>
                    <Magnifier open=searching />
                </li>
            </ul>
            <More open=more />
            <ul class="rail-more" id="rail-more">
                <li>
                    <Link to="/coaching" icon="i-coaching" text=words.coaching_title() />
                </li>
                <li>
                    <Link to="/walks" icon="i-check" text=words.walk_title() />
                </li>
                <li>
                    <Link to="/handovers" icon="i-handover" text=words.handover_title() />
                    <Watched />
                </li>
                {(over != Over::Nobody)
                    .then(|| {
                        view! {
                            <li>
                                <Link to="/team" icon="i-team" text=words.nav_team() />
                            </li>
                        }
                    })}
                <li class="is-last">
                    <Link to="/settings" icon="i-settings" text=words.nav_settings() />
                </li>
            </ul>
        </nav>
    }
}

/// Keeps H1: who hands over is told on every page why deals are changed nowhere else.
#[component]
fn Leaving() -> impl IntoView {
    let words = use_words();
    view! {
        <p class="leaving" role="status">
            <Icon name="i-handover" />
            <span>{words.handover_leaving_text()}</span>
            <a href="/handovers">{words.handover_go()}</a>
        </p>
    }
}

/// Keeps H5: how much is to be seen to of what was handed over, beside the way there.
#[component]
fn Watched() -> impl IntoView {
    let words = use_words();
    let watched = use_context::<FeedRoot>().map(|root| root.watched);
    move || {
        let open = watched?.get();
        (open > 0).then(|| {
            view! {
                <b class="rail-count" role="status">
                    <span aria-hidden="true">{open.min(99).to_string()}</span>
                    <span class="hidden">{words.handover_watch_open(i64::from(open))}</span>
                </b>
            }
        })
    }
}

#[component]
fn Link(to: &'static str, icon: &'static str, text: &'static str) -> impl IntoView {
    let here = use_location().pathname;
    view! {
        <a href=to aria-current=move || current(&here.get(), to)>
            <Icon name=icon />
            <span>{text}</span>
        </a>
    }
}

/// On narrow screens, the way to those pages that found no room in the bar.
#[component]
fn More(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let here = use_location().pathname;
    let among = move || {
        let here = here.get();
        MORE.iter().any(|to| current(&here, to).is_some())
    };
    view! {
        <button
            class="rail-open"
            class:is-here=among
            type="button"
            aria-expanded=move || open.get().to_string()
            aria-controls="rail-more"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name="i-more" />
            <span>{words.nav_more()}</span>
            <Watched />
        </button>
    }
}

fn focus(rail: NodeRef<Nav>, what: &str) {
    let rail = rail.try_get_untracked().flatten();
    let found = rail.and_then(|rail| rail.query_selector(what).ok().flatten());
    if let Some(found) = found.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// Which link stands for a page: itself, or the one whose pages begin with it.
fn current(here: &str, to: &str) -> Option<&'static str> {
    let below = here.strip_prefix(to).is_some_and(|rest| rest.starts_with('/'));
    // Board, table and paper are the funnel in three shapes.
    if here == to || (to == "/" && ["/table", "/export"].contains(&here)) {
        Some("page")
    } else if (to != "/" && below) || (to == "/visits" && here == "/day") {
        Some("true")
    } else {
        None
    }
}
