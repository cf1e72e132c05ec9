//! Sends operations one after another, each until it has an answer.

use std::time::Duration;

use domain::deal::Command;
use domain::op::Answer;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Feed, Link, News, Pending, api, draft};
use crate::problem::Problem;

thread_local! {
    /// One sender a page, so that operations stay in order.
    static SENDING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// Sends what is left from before, and wakes with the network.
pub(super) fn start(feed: Feed) {
    let again = window_event_listener(leptos::ev::online, move |_| wake(feed));
    let away = window_event_listener(leptos::ev::offline, move |_| feed.link.set(Link::Offline));
    if !window().navigator().on_line() {
        feed.link.set(Link::Offline);
    }
    on_cleanup(move || {
        again.remove();
        away.remove();
    });
    wake(feed);
}

/// Begins to send, unless it is under way.
pub(super) fn wake(feed: Feed) {
    if SENDING.replace(true) {
        return;
    }
    spawn_local(async move {
        drain(feed).await;
        SENDING.set(false);
    });
}

async fn drain(feed: Feed) {
    let mut wait = FIRST_WAIT;
    while let Some(pending) = feed.next_to_send() {
        match api::ops(pending.op.clone()).await {
            Ok(answer) => {
                wait = FIRST_WAIT;
                take(feed, pending, answer);
            }
            Err(Problem::Unreachable | Problem::Busy | Problem::Full) => {
                feed.link.set(Link::Offline);
                sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
            Err(Problem::SignedOut) => {
                feed.link.set(Link::SignedOut);
                return;
            }
            Err(problem) => refuse(feed, pending, problem),
        }
    }
    if feed.link.get_untracked() == Link::Offline {
        feed.link.set(Link::Reconnecting);
    }
}

fn take(feed: Feed, pending: Pending, answer: Answer) {
    match answer {
        Answer::Applied { seq, .. } => feed.done(pending.op.id, seq),
        Answer::Noted { seq, activity } => feed.took(pending.op.id, seq, *activity),
        Answer::Sat { kept } => feed.sat(pending.op, kept.map(|kept| *kept)),
        Answer::Conflict { card, since } => {
            feed.drop_from(pending.op.id);
            let command = pending.op.command;
            feed.tell(News::Conflict { card: *card, command, since });
        }
        Answer::Refused { refusal } => refuse(feed, pending, refusal.into()),
    }
}

fn refuse(feed: Feed, pending: Pending, problem: Problem) {
    feed.drop_from(pending.op.id);
    // What was refused in a sitting is told there.
    if let Command::Sitting(command) = &pending.op.command {
        return feed.unsat(command, problem);
    }
    let Pending { op, before, account, .. } = pending;
    match &op.command {
        Command::Activity(command) => {
            draft::put_back(feed.me(), command);
            feed.returned.update(|times| *times += 1);
        }
        Command::List(listing) => feed.unlist(listing, account, &problem),
        _ => {}
    }
    feed.tell(News::Refused { card: before, command: op.command, problem });
}

/// Waits without blocking the page.
pub(super) async fn sleep(time: Duration) {
    let (done, waiting) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            let _ = done.send(());
        },
        time,
    );
    let _ = waiting.await;
}
