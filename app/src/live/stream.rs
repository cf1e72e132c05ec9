//! Listens to `/live`: what happens, who is here, and that the line still stands.

use std::time::Duration;

use domain::day::Day;
use domain::journal::Event;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::api;
use super::{Feed, Link, now, travel};
use crate::problem::Problem;
use crate::wire::read;

/// The server beats every 15 seconds; after this long without a word the line is dead.
const SILENCE: i64 = 40_000;

struct Line {
    source: EventSource,
    heard: i64,
}

type Shared = StoredValue<Option<Line>, LocalStorage>;

pub(super) fn start(feed: Feed) {
    let line: Shared = StoredValue::new_local(None);
    open(feed, line);
    let check = move || {
        let heard = line.with_value(|line| line.as_ref().map(|line| line.heard));
        if heard.is_some_and(|heard| now().0 - heard > SILENCE) {
            lost(feed);
            open(feed, line);
        }
        // Another tab may have gone before it sent what it put there.
        if feed.link.get_untracked() != Link::SignedOut && feed.next_to_send().is_some() {
            travel::wake(feed);
        }
    };
    if let Ok(beat) = set_interval_with_handle(check, Duration::from_secs(5)) {
        on_cleanup(move || beat.clear());
    }
    // Its person has signed in again in another tab.
    Effect::new(move |before: Option<Link>| {
        let link = feed.link.get();
        if before == Some(Link::SignedOut) && link == Link::Reconnecting {
            open(feed, line);
        }
        link
    });
    let online = window_event_listener(leptos::ev::online, move |_| open(feed, line));
    on_cleanup(move || {
        online.remove();
        close(line);
    });
}

fn close(line: Shared) {
    line.try_update_value(|line| {
        if let Some(line) = line.take() {
            line.source.close();
        }
    });
}

/// Opens the line anew after the last entry that the board counts.
fn open(feed: Feed, line: Shared) {
    close(line);
    let address = format!("/live?after={}", feed.seq());
    let Ok(source) = EventSource::new(&address) else { return };
    on(&source, "open", line, move |_| link_up(feed));
    on(&source, "move", line, move |data| {
        if let Ok(event) = read::<Event>(data) {
            feed.hear(event);
        }
        link_up(feed);
    });
    on(&source, "beat", line, move |data| {
        if let Ok(day) = data.parse() {
            let today = Day(day);
            if feed.today.get_untracked() != today {
                feed.today.set(today);
            }
        }
        link_up(feed);
    });
    on(&source, "here", line, move |data| {
        if let Ok(here) = read(data) {
            feed.here.set(here);
        }
    });
    on(&source, "desk", line, move |data| {
        if let Ok(seq) = data.parse() {
            feed.hear_of_desk(seq);
        }
    });
    on(&source, "sit", line, move |data| feed.hear_of_sitting(read(data).ok()));
    on(&source, "visits", line, move |data| feed.hear_of_visits(data.parse().ok()));
    on(&source, "reset", line, move |_| reread(feed));
    let refused = source.clone();
    on(&source, "error", line, move |_| {
        lost(feed);
        if refused.ready_state() == EventSource::CLOSED {
            reread(feed);
        }
    });
    line.set_value(Some(Line { source, heard: now().0 }));
}

fn on(source: &EventSource, kind: &str, line: Shared, take: impl Fn(&str) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        line.try_update_value(|line| {
            if let Some(line) = line {
                line.heard = now().0;
            }
        });
        let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        take(&data.unwrap_or_default());
    });
    let _ = source.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
    // The listener lives as long as the line that it hangs on.
    listener.forget();
}

fn link_up(feed: Feed) {
    if !matches!(feed.link.get_untracked(), Link::Live | Link::SignedOut) {
        feed.link.set(Link::Live);
        travel::wake(feed);
    }
}

fn lost(feed: Feed) {
    if matches!(feed.link.get_untracked(), Link::Fresh | Link::Live) {
        feed.link.set(Link::Reconnecting);
    }
}

/// Reads the board anew: too much was missed, or the line was refused.
fn reread(feed: Feed) {
    spawn_local(async move {
        let filter = feed.filter.get_untracked();
        let order = feed.view().with_untracked(|view| view.order);
        match api::board(filter, order).await {
            Ok(board) => feed.replace(board),
            Err(Problem::SignedOut) => feed.link.set(Link::SignedOut),
            Err(_) => lost(feed),
        }
    });
}
