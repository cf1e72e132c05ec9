//! The frame of every page one works on: the page, and the way to the others.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::Icon;
use super::keys::Keys;
use super::others::OthersWork;
use super::update::UpdateReady;
use crate::live::FeedRoot;
use crate::reader::{Over, Reader};
use crate::search::{Magnifier, SearchSheet};
use crate::words::use_words;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = use_words();
    let reader = use_context::<Reader>().unwrap_or_default();
    let searching = RwSignal::new(false);
    view! {
        <div class="frame">
            <a class="skip" href="#main" rel="external">{words.nav_skip()}</a>
            {reader.leaving.then(|| view! { <Leaving /> })}
            {children()}
            <nav class="rail" aria-label=words.nav_label()>
                <a href="/" class="rail-logo" aria-label=words.ui_app()>"漏"</a>
                <ul>
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
                        <Link to="/coaching" icon="i-coaching" text=words.coaching_title() />
                    </li>
                    <li>
                        <Link to="/walks" icon="i-check" text=words.walk_title() />
                    </li>
                    <li>
                        <Link to="/handovers" icon="i-handover" text=words.handover_title() />
                        <Watched />
                    </li>
                    <li>
                        <Magnifier open=searching />
                    </li>
                    {(reader.over != Over::Nobody)
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
            <Keys />
            <UpdateReady />
            <OthersWork />
            <SearchSheet open=searching />
        </div>
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

/// Which link stands for a page: itself, or the one whose pages begin with it.
fn current(here: &str, to: &str) -> Option<&'static str> {
    let below = here.strip_prefix(to).is_some_and(|rest| rest.starts_with('/'));
    // Board, table and paper are the funnel in three shapes.
    if here == to || (to == "/" && ["/table", "/export"].contains(&here)) {
        Some("page")
    } else if to != "/" && below {
        Some("true")
    } else {
        None
    }
}
