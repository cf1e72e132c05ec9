//! Finding a card again wherever it has gone: with the focus, or for the eye.

use std::time::Duration;

use domain::board::Card;
use domain::funnel::Stage;
use domain::id::DealId;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::carry::Carry;
use super::column::PITCH;
use crate::live::now;
use crate::ui::typing::is_typing;

/// How often a card is looked for: columns of thousands are read piece by piece.
const TRIES: u32 = 20;
const SOON: Duration = Duration::from_millis(30);
const AGAIN: Duration = Duration::from_millis(120);

/// Puts the focus on a card that is where it was.
pub fn focus_card(deal: DealId) {
    set_timeout(
        move || {
            focus(deal);
        },
        SOON,
    );
}

/// Puts the focus on a card that has just come to a stage, going through its column to where
/// the order puts it.
pub fn follow_card(carry: Carry, card: Card, stage: Stage) {
    carry.sought.set_value(Some(card.deal.id));
    seek(carry, arrived(card), stage, focus, TRIES);
}

/// Brings a card that has just come to a stage into sight, where the order puts it out of it.
pub fn show_card(carry: Carry, card: Card, stage: Stage) {
    carry.sought.set_value(Some(card.deal.id));
    seek(carry, arrived(card), stage, in_sight, TRIES);
}

fn arrived(mut card: Card) -> Card {
    card.deal.position.since = now();
    card
}

/// Goes through a column till a card is `found`.
fn seek(carry: Carry, card: Card, stage: Stage, found: fn(DealId) -> bool, tries: u32) {
    let wait = if tries == TRIES { SOON } else { AGAIN };
    set_timeout(
        move || {
            let latest = carry.sought.try_get_value().flatten() == Some(card.deal.id);
            // Whoever types or carries another meanwhile is not disturbed.
            if !latest || tries == 0 || is_typing() || carry.is_carrying() || found(card.deal.id) {
                return;
            }
            let slot = carry.feed.view().try_with_untracked(|view| {
                view.column(stage).map(|column| column.slot(view.order, &card))
            });
            if let Some(Some(slot)) = slot {
                scroll_to(stage, slot);
                seek(carry, card, stage, found, tries - 1);
            }
        },
        wait,
    );
}

fn focus(deal: DealId) -> bool {
    let selector = format!(".card[data-deal='{deal}'] .card-open");
    let link = document().query_selector(&selector).ok().flatten();
    match link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        Some(link) => {
            let _ = link.focus();
            true
        }
        None => false,
    }
}

/// Whether the whole height of a card lies in what its column shows.
fn in_sight(deal: DealId) -> bool {
    let selector = format!("li.card[data-deal='{deal}']");
    let card = document().query_selector(&selector).ok().flatten();
    let Some(card) = card else { return false };
    let Ok(Some(column)) = card.closest(".column-cards") else { return true };
    let top = column.scroll_top();
    let at = HtmlElement::offset_top(card.unchecked_ref());
    (top..=top + column.client_height() - card.client_height()).contains(&at)
}

/// Puts a slot in the middle of what its column shows.
fn scroll_to(stage: Stage, slot: u32) {
    let selector = format!("[data-stage='{}'] .column-cards", stage.number());
    if let Ok(Some(column)) = document().query_selector(&selector) {
        let above = (column.client_height() - PITCH.cast_signed()).max(0) / 2;
        column.set_scroll_top((slot * PITCH).cast_signed() - above);
    }
}
