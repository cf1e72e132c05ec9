//! Giving the focus back to a card wherever it has gone.

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
pub fn follow_card(carry: Carry, mut card: Card, stage: Stage) {
    card.deal.position.since = now();
    seek(carry, card, stage, TRIES);
}

fn seek(carry: Carry, card: Card, stage: Stage, tries: u32) {
    let wait = if tries == TRIES { SOON } else { AGAIN };
    set_timeout(
        move || {
            // Whoever types meanwhile keeps the focus.
            if tries == 0 || is_typing() || focus(card.deal.id) {
                return;
            }
            let slot = carry.feed.view().try_with_untracked(|view| {
                view.column(stage).map(|column| column.slot(view.order, &card))
            });
            if let Some(Some(slot)) = slot {
                scroll_to(stage, slot);
                seek(carry, card, stage, tries - 1);
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

fn scroll_to(stage: Stage, slot: u32) {
    let selector = format!("[data-stage='{}'] .column-cards", stage.number());
    if let Ok(Some(column)) = document().query_selector(&selector) {
        column.set_scroll_top(i32::try_from(slot * PITCH).unwrap_or(0));
    }
}
