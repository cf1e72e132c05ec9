//! Steps back and once more forward, and what did not go through done once more: at once where
//! nobody was in the way, with both versions shown where somebody was.

use domain::board::Card;
use domain::deal::{Command, Destination, wants_reason};
use domain::id::{DealId, OpId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::carry::Carry;
use crate::deal::api;
use crate::live::{Left, News, Step};
use crate::part::{Doing, done, wasm_split};
use crate::problem::Problem;

/// Does a step, unless somebody moved the deal since.
pub fn take(carry: Carry, step: Step) {
    let overtaken = step.is_overtaken();
    let Step { card, of, version, to, reason, .. } = step;
    let deal = card.deal.id;
    if overtaken {
        let command = Command::Move { deal, to, reason: None };
        spawn_local(async move {
            // Without a line, what is known here has to do.
            if done(both(carry, deal, command.clone(), Some(version), None)).await.is_err() {
                carry.feed.tell(News::Conflict { card, command, since: Vec::new(), left: None });
            }
        });
        return;
    }
    carry.reason.set_value(reason.clone());
    match of {
        Some(of) => {
            carry.feed.send(Command::Undo { deal, of }, Some(card), None);
        }
        None => apply(carry, card, Command::Move { deal, to, reason }, None),
    }
}

/// Sends what its person still wants of a deal as it is now; `left` is settled by it.
pub fn apply(carry: Carry, card: Card, command: Command, left: Option<OpId>) {
    if let Some(left) = left {
        carry.feed.once_more(card.deal.id, left);
    }
    match &command {
        // What was a way on may be a way back by now, which asks for its reason.
        Command::Move { to: to @ Destination::Stage(_), reason: None, .. }
            if wants_reason(&card.deal.position.standing, to) =>
        {
            carry.move_card(card, to.place(), false);
        }
        _ => {
            carry.feed.send(command, Some(card), None);
        }
    }
}

/// Does once more what did not go through.
pub async fn once_more(carry: Carry, left: Left) -> Result<(), Problem> {
    let op = left.pending.op;
    let Some(deal) = op.command.deal() else { return Ok(()) };
    let before = left.pending.before.as_ref();
    let command = match (&op.command, before.and_then(|card| card.deal.last_move.as_ref())) {
        (Command::Undo { .. }, Some(last)) => {
            let to = Destination::again(&last.from.standing);
            Command::Move { deal, to, reason: None }
        }
        _ => op.command,
    };
    let base = op.base.or(before.map(|card| card.deal.version));
    done(both(carry, deal, command, base, Some(op.id))).await
}

/// Reads a deal as it is now. Where somebody else changed it after `base`, both versions are
/// shown; else the command is sent. It travels with the sheet that shows a deal with its history.
#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split)]
fn both(
    carry: Carry,
    deal: DealId,
    command: Command,
    base: Option<u32>,
    left: Option<OpId>,
) -> Doing<()> {
    Ok(Box::pin(async move {
        let opened = api::deal(deal).await?;
        let me = carry.feed.me();
        let mut since = opened.history;
        since.retain(|entry| base.is_some_and(|base| entry.version > base));
        since.reverse();
        let card = opened.card;
        if left.is_some() && since.iter().all(|entry| entry.by == Some(me)) {
            apply(carry, card, command, left);
        } else {
            carry.feed.tell(News::Conflict { card, command, since, left });
        }
        Ok(())
    }))
}
