//! Giving the focus back to a card wherever it has gone.

use std::time::Duration;

use domain::id::DealId;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::carry::Carry;
use super::column::PITCH;

/// Puts the focus on a card, scrolling its column to it first where it is out of sight.
pub fn focus_card(carry: Carry, deal: DealId) {
    set_timeout(
        move || {
            if !focus(deal) {
                scroll_to(carry, deal);
                set_timeout(
                    move || {
                        focus(deal);
                    },
                    Duration::from_millis(120),
                );
            }
        },
        Duration::from_millis(30),
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

fn scroll_to(carry: Carry, deal: DealId) {
    let place = carry.feed.view().try_with_untracked(|view| {
        let card = view.card(deal)?;
        let stage = card.deal.position.place().stage()?;
        Some((stage, view.column(stage)?.slot(view.order, card)))
    });
    let Some(Some((stage, slot))) = place else { return };
    let selector = format!("[data-stage='{}'] .column-cards", stage.number());
    if let Ok(Some(column)) = document().query_selector(&selector) {
        column.set_scroll_top(i32::try_from(slot * PITCH).unwrap_or(0));
    }
}
