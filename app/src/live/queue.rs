//! Sends operations one after another, each until it has an answer. Of all tabs of a person one
//! sends at a time; each may be the next.

use std::time::Duration;

use domain::deal::Command;
use domain::op::Answer;
use leptos::prelude::*;

use super::travel::{sleep, wake};
use super::{Feed, Link, News, Pending, Why, api, draft, keep, now};
use crate::problem::Problem;
use crate::ui::listen::listen;

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// Why a turn of sending ended.
enum Turn {
    Done,
    /// No line, or too much going on.
    Later,
    SignedOut,
}

/// Sends what is left from before, wakes with the network, and hears what other tabs do.
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
    listen(window().as_ref(), "loudou:shelf", move |event| {
        let told = js_sys::Reflect::get(&event, &"detail".into());
        feed.hear_of_tab(&told.ok().and_then(|told| told.as_string()).unwrap_or_default());
    });
    feed.look_at_shelf();
    wake(feed);
}

/// Sends till nothing is left that can go.
pub(super) async fn drain(feed: Feed) {
    let mut wait = FIRST_WAIT;
    loop {
        let turn = keep::my_turn(feed.me()).await;
        // What another tab sent meanwhile is not there any more.
        feed.read_shelf().await;
        let left = untrack(|| feed.waiting());
        let ended = send(feed).await;
        keep::over(turn);
        match ended {
            Turn::Done => break,
            Turn::SignedOut => {
                feed.link.set(Link::SignedOut);
                return;
            }
            Turn::Later => {
                feed.link.set(Link::Offline);
                if untrack(|| feed.waiting()) < left {
                    wait = FIRST_WAIT;
                }
                sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        }
    }
    if feed.link.get_untracked() == Link::Offline {
        feed.link.set(Link::Reconnecting);
    }
}

async fn send(feed: Feed) -> Turn {
    while let Some(pending) = feed.next_to_send() {
        if pending.is_old(now()) {
            feed.give_up(&pending, Why::Old).await;
            continue;
        }
        match api::ops(pending.op.clone(), Some(feed.me())).await {
            Ok(answer) => {
                feed.signed_in();
                take(feed, pending, answer).await;
            }
            Err(Problem::Unreachable | Problem::Busy | Problem::Full) => return Turn::Later,
            Err(Problem::SignedOut) => return Turn::SignedOut,
            Err(problem) => refuse(feed, pending, problem).await,
        }
    }
    Turn::Done
}

async fn take(feed: Feed, pending: Pending, answer: Answer) {
    let op = pending.op.id;
    match answer {
        Answer::Applied { seq, .. } => {
            feed.done(op, seq);
            keep::take_away(feed.me(), op, Some(seq)).await;
        }
        Answer::Noted { seq, activity } => {
            feed.took(op, seq, *activity);
            keep::take_away(feed.me(), op, Some(seq)).await;
        }
        Answer::Sat { kept } => {
            feed.sat(pending.op, kept.map(|kept| *kept));
            keep::take_away(feed.me(), op, None).await;
        }
        Answer::Visited { visit } => {
            feed.visited(op, *visit);
            keep::take_away(feed.me(), op, None).await;
        }
        Answer::Conflict { card, since } => {
            let at_hand = feed.is_at_hand(&pending.op);
            feed.give_up(&pending, Why::Conflict).await;
            let command = pending.op.command;
            // Both wanted the same: there is nothing to decide.
            let same = matches!(&command, Command::Move { to, .. } if card.deal.position.place() == to.place());
            if same {
                feed.let_go(op);
            }
            if same || at_hand {
                feed.tell(News::Conflict { card: *card, command, since, left: Some(op) });
            }
        }
        Answer::Refused { refusal } => refuse(feed, pending, refusal.into()).await,
    }
}

async fn refuse(feed: Feed, pending: Pending, problem: Problem) {
    // What was refused in a sitting is told there, and its words come back.
    if let Command::Sitting(command) = &pending.op.command {
        let op = pending.op.id;
        feed.settled(op);
        feed.unsat(command, problem);
        return keep::take_away(feed.me(), op, None).await;
    }
    let at_hand = feed.is_at_hand(&pending.op);
    feed.give_up(&pending, Why::Refused(problem.clone())).await;
    let Pending { op, before, .. } = pending;
    match &op.command {
        Command::Activity(command) => {
            draft::put_back(feed.me(), command);
            feed.returned.update(|times| *times += 1);
        }
        Command::List(_) if at_hand => feed.form.set(Some(op.id)),
        _ => {}
    }
    if at_hand || matches!(op.command, Command::Activity(_)) {
        let left = Some(op.id);
        feed.tell(News::Refused { card: before, command: op.command, problem, left });
    }
}
