//! The walks one takes part in: those to take up again first, then those that were signed.

use domain::sitting::Head;
use leptos::prelude::*;

use super::named;
use crate::desk::Desk;
use crate::format::{count, use_format};
use crate::live::sitting::api::{Listed, sitting_list};
use crate::live::sitting::names;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::read_page::read_page;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn WalksPage() -> impl IntoView {
    let read = resource(|| (), |()| sitting_list());
    view! {
        <Frame>
            <Unprinted />
            {read_page(read, "/walks", |(desk, listed)| view! { <List desk listed /> }.into_any())}
        </Frame>
    }
}

#[component]
fn List(desk: Desk, listed: Vec<Listed>) -> impl IntoView {
    let words = use_words();
    let rows = if listed.is_empty() {
        view! {
            <div class="empty">
                <h2>{words.walk_empty_title()}</h2>
                <p>{words.walk_empty_text()}</p>
                <div class="buttons">
                    <a class="button is-primary" href="/">{words.walk_to_board()}</a>
                </div>
            </div>
        }
        .into_any()
    } else {
        let rows = listed.into_iter().map(|one| row(one, &desk)).collect_view();
        view! { <ul class="walks">{rows}</ul> }.into_any()
    };
    view! {
        <div class="top">
            <header class="bar">
                <h1>{words.walk_title()}</h1>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page">{rows}</div>
        </main>
    }
}

fn row(listed: Listed, desk: &Desk) -> impl IntoView + use<> {
    let (words, write) = (use_words(), use_format());
    let Listed { head, items, reached } = listed;
    let people = names(write, desk, &head, |_| true);
    let progress = words.walk_progress(i64::from(reached), &count(i64::from(items)));
    let called = is_called(&head, desk);
    let (class, state) = match (head.is_signed(), called) {
        (true, _) => ("mark is-good", words.walk_signed()),
        (false, true) => ("mark is-due", words.walk_not_come()),
        (false, false) => ("mark", words.walk_open_state()),
    };
    view! {
        <li>
            <a class="walks-row" href=format!("/walks/{}", head.id)>
                <span class="walks-name">{named(write, desk, &head)}</span>
                <span class=class><span>{state}</span></span>
                <span class="muted">{people}</span>
                <span class="muted num">{progress}</span>
                <Icon name="i-next" />
            </a>
        </li>
    }
}

fn is_called(head: &Head, desk: &Desk) -> bool {
    head.participant(desk.me.id).is_some_and(|me| !me.joined)
}
