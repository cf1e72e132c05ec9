//! The handovers that one leads or takes part in: those that run first.

use leptos::prelude::*;

use super::api::{Listed, handover_list};
use super::named;
use crate::desk::Desk;
use crate::format::{count, use_format};
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::read_page::read_page;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn HandoversPage() -> impl IntoView {
    let read = resource(|| (), |()| handover_list());
    view! {
        <Frame>
            <Unprinted />
            {read_page(read, "/handovers", |(desk, listed)| view! { <List desk listed /> }.into_any())}
        </Frame>
    }
}

#[component]
fn List(desk: Desk, listed: Vec<Listed>) -> impl IntoView {
    let words = use_words();
    let leads = desk.me.actor().leads();
    let new = move || {
        leads.then(|| {
            view! {
                <a class="button is-primary" href="/handovers/new">
                    <Icon name="i-plus" />
                    {words.handover_new()}
                </a>
            }
        })
    };
    let rows = if listed.is_empty() {
        view! {
            <div class="empty">
                <h2>{words.handover_empty_title()}</h2>
                <p>
                    {if leads { words.handover_empty_lead() } else { words.handover_empty_text() }}
                </p>
                <div class="buttons">{new()}</div>
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
                <h1>{words.handover_title()}</h1>
                <div class="bar-end">{new()}</div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page">{rows}</div>
        </main>
    }
}

fn row(listed: Listed, desk: &Desk) -> impl IntoView + use<> {
    let (words, write) = (use_words(), use_format());
    let Listed { id, leaver, heirs, last_day, closed_at, ways, late, watch } = listed;
    let (all, done) = ways.iter().fold((0, 0), |sum, way| (sum.0 + way.0, sum.1 + way.1));
    // Who leads an heir only reads of none.
    let progress =
        (all > 0).then(|| words.handover_done_of(&count(i64::from(done)), &count(i64::from(all))));
    let watched = watch.filter(|(_, left)| *left > 0).map(|(open, left)| {
        let mark = (open > 0).then(|| {
            let text = words.handover_watch_open(i64::from(open));
            view! { <span class="mark is-late hand-open"><span>{text}</span></span> }
        });
        let days = words.handover_watch_left(i64::from(left));
        view! {
            {mark}
            <span class="muted" data-watched>{days}</span>
        }
    });
    let (class, state) = match (closed_at, late) {
        (Some(at), _) => {
            ("mark is-good", words.handover_closed_on(&write.day(at.day(desk.offset))))
        }
        (None, 0) => ("mark", words.handover_running().to_owned()),
        (None, late) => ("mark is-late", words.handover_late_items(i64::from(late))),
    };
    view! {
        <li>
            <a class="walks-row" href=format!("/handovers/{id}")>
                <span class="walks-name">{named(words, desk, leaver, &heirs)}</span>
                <span class=class><span>{state}</span></span>
                <span class="muted">{words.handover_last_day(&write.day(last_day))}</span>
                <span class="muted num">{progress}</span>
                {watched}
                <Icon name="i-next" />
            </a>
        </li>
    }
}
