//! Pending operations laid over the server's rows, through the rules that the server keeps.

use domain::board::{Board, Card, CardContact};
use domain::deal::{self, AccountPick, Change, Command, Context, Refusal};
use domain::op::Op;

use super::Pending;
use crate::desk::Desk;

/// What the reader sees: the board as the server told it, and over it what they did since.
/// What the rules no longer allow is left out; the server's answer will say why.
pub fn fold(board: &Board, pending: &[Pending], desk: &Desk) -> Board {
    let mut view = board.clone();
    for pending in pending {
        // A bare note changes no card.
        let Some(deal) = pending.op.command.deal() else { continue };
        let held = view.card(deal).cloned();
        let before = held.or_else(|| pending.before.clone());
        if let Ok(after) = outcome_of(pending, before.as_ref(), desk) {
            view.overlay(before.as_ref(), Some(&after));
        }
    }
    view
}

/// The card as an operation leaves it, or why the rules refuse it.
pub fn outcome_of(pending: &Pending, before: Option<&Card>, desk: &Desk) -> Result<Card, Refusal> {
    let op = &pending.op;
    let changes = changes(op, before, desk)?;
    let deal = deal::evolve(before.map(|card| card.deal.clone()), op.id, &changes);
    let deal = deal.ok_or(Refusal::NoSuchDeal)?;
    let account = before.map(|card| card.account.clone()).or_else(|| pending.account.clone());
    let mut card = Card {
        account: renamed(&changes, pending).or(account).ok_or(Refusal::NoSuchAccount)?,
        class: before.filter(|card| card.deal.account == deal.account).and_then(|card| card.class),
        product: deal.product.and_then(|id| desk.product(id).cloned()),
        contact: before.and_then(|card| card.contact.clone()),
        rated: desk.rates.rated(&deal),
        deal,
    };
    changes.iter().for_each(|change| contact(&mut card, change));
    Ok(card)
}

/// What an operation changes, or why the rules refuse it.
pub fn changes(op: &Op, before: Option<&Card>, desk: &Desk) -> Result<Vec<Change>, Refusal> {
    let actor = desk.me.actor();
    let at = Context {
        actor: &actor,
        op: op.id,
        now: op.at,
        today: op.at.day(desk.offset).max(desk.today),
        funnel: &desk.funnel,
        rates: &desk.rates,
    };
    match (&op.command, before) {
        (Command::List(listing), _) => {
            let (AccountPick::Known(id) | AccountPick::Named { id, .. }) = listing.account;
            deal::list(listing, id, &at)
        }
        (command, Some(card)) => deal::decide(&card.deal, command, &at),
        (_, None) => Err(Refusal::NoSuchDeal),
    }
}

fn renamed(changes: &[Change], pending: &Pending) -> Option<domain::text::Name> {
    let moved = changes.iter().any(|change| matches!(change, Change::Account { .. }));
    moved.then(|| pending.account.clone()).flatten()
}

fn contact(card: &mut Card, change: &Change) {
    match change {
        Change::ContactMet { contact, name, phone } if card.contact.is_none() => {
            let (id, name, phone) = (*contact, name.clone(), phone.clone());
            card.contact = Some(CardContact { id, name, phone });
        }
        Change::ContactCorrected { contact, name, phone } => {
            if let Some(shown) = card.contact.as_mut().filter(|shown| shown.id == *contact) {
                shown.name = name.clone();
                shown.phone = phone.clone();
            }
        }
        Change::ContactDropped { contact } => {
            card.contact = card.contact.take().filter(|shown| shown.id != *contact);
        }
        _ => {}
    }
}
