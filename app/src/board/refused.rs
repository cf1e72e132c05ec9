//! What came back, told where it was done: in the part that sends, for what is sent comes back there.

use domain::deal::{Command, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::again;
use super::carry::Carry;
use super::conflict::Clash;
use super::toasts::{Shown, Told};
use crate::live::{News, travel};
use crate::part::{SplitLoaderError, wasm_split};
use crate::problem::Problem;

/// Tells what was refused, or that somebody was faster, as soon as that part is there.
pub(super) fn say(carry: Carry, shown: Shown, news: News) {
    spawn_local(async move {
        travel::there().await;
        // Who did it may have left the board meanwhile. What the server refused stays in the list.
        if carry.said.try_get_untracked().is_some() {
            let _ = tell(carry, shown, news).await;
        }
    });
}

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
fn tell(carry: Carry, shown: Shown, news: News) -> Result<(), SplitLoaderError> {
    let (feed, words) = (carry.feed, carry.words);
    match news {
        News::Refused { command: Command::Activity(_), problem, left, .. } => {
            let text = words.activity_refused(&problem.say(words));
            carry.said.set(text.clone());
            shown.refusal.set(Some(Told { text, left }));
        }
        // Somebody moved it on in the moment before: both versions are shown.
        News::Refused {
            command: Command::Undo { .. },
            problem: Problem::Refused(Refusal::NothingToUndo),
            left: Some(left),
            ..
        } => {
            if let Some(left) = feed.left_of(left) {
                spawn_local(async move {
                    let _ = again::once_more(carry, left).await;
                });
            }
        }
        News::Refused { card, command, problem, left } => {
            let reason = feed.desk(|desk| desk.say(&problem, words));
            let text = match &card {
                Some(card) if matches!(command, Command::Edit { .. }) => {
                    words.table_edit_refused(card.account.as_str(), &reason)
                }
                Some(card) => {
                    carry.refused.set(Some(card.deal.id));
                    let place = words.place(card.deal.position.place());
                    words.move_refused(card.account.as_str(), place, &reason)
                }
                None => reason,
            };
            carry.said.set(text.clone());
            shown.refusal.set(Some(Told { text, left }));
        }
        // Both wanted the same: there is nothing to decide, and it is said who was first.
        News::Conflict { card, command: Command::Move { to, .. }, since, left }
            if card.deal.position.place() == to.place() =>
        {
            if let Some(left) = left {
                feed.let_go(left);
            }
            let by = since.last().and_then(|entry| entry.by);
            let name = by.and_then(|by| feed.desk(|desk| desk.person(by).map(ToString::to_string)));
            let name = name.unwrap_or_default();
            let place = words.place(to.place());
            let text = words.live_moved(&name, card.account.as_str(), place);
            carry.said.set(text.clone());
            shown.tell(text);
        }
        // One at a time: the others wait in the list.
        News::Conflict { card, command, since, left }
            if left.is_none() || carry.clash.with_untracked(Option::is_none) =>
        {
            carry.said.set(words.conflict_title(card.account.as_str()));
            carry.clash.set(Some(Clash { card, command, since, left }));
        }
        _ => {}
    }
    Ok(())
}
