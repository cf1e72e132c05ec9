//! The board by keyboard: arrows go from card to card, space lifts one.

use std::time::Duration;

use domain::funnel::Place;
use domain::id::DealId;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::carry::Carry;
use super::drag::{Input, neighbour};

/// How often a card that is not drawn yet is looked for: the column reads it when it is scrolled.
const TRIES: u32 = 8;
const AGAIN: Duration = Duration::from_millis(60);

/// A key on the card that has the focus.
pub fn on_card(carry: Carry, deal: DealId, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    if carry.is_carrying() {
        let over = carry.over.get_untracked().unwrap_or(Place::Won);
        let input = match key.as_str() {
            " " | "Enter" => Input::Space { deal, place: over },
            "ArrowRight" => Input::Arrow { over: neighbour(over, 1) },
            "ArrowLeft" => Input::Arrow { over: neighbour(over, -1) },
            "ArrowUp" | "ArrowDown" => {
                event.prevent_default();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        carry.put(input);
        return;
    }
    match key.as_str() {
        " " => {
            let place = carry
                .feed
                .view()
                .with_untracked(|view| view.card(deal).map(|card| card.deal.position.place()));
            if let Some(place) = place {
                carry.put(Input::Space { deal, place });
            }
        }
        "ArrowDown" => go(event, |card| card.next_element_sibling()),
        "ArrowUp" => go(event, |card| card.previous_element_sibling()),
        "ArrowRight" => go(event, |card| beside(card, 1)),
        "ArrowLeft" => go(event, |card| beside(card, -1)),
        _ => return,
    }
    event.prevent_default();
}

type Next = fn(&Element) -> Option<Element>;

fn go(event: &KeyboardEvent, to: Next) {
    let from = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(card) = from.and_then(|from| from.closest(".card").ok().flatten()) {
        step(card, to, TRIES);
    }
}

/// Goes on from a card. Where the next is not drawn yet it is waited for, unless one has gone
/// elsewhere meanwhile.
fn step(card: Element, to: Next, tries: u32) {
    let link = to(&card).and_then(|next| next.query_selector(".card-open").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    } else if tries > 0 {
        let again = move || {
            if document().active_element().is_some_and(|at| card.contains(Some(&at))) {
                step(card, to, tries - 1);
            }
        };
        set_timeout(again, AGAIN);
    }
}

/// The card at the same height in the nearest column that has one.
fn beside(card: &Element, step: i32) -> Option<Element> {
    let column = card.closest("[data-stage]").ok().flatten()?;
    let top = card.get_bounding_client_rect().top();
    let mut stage: i32 = column.get_attribute("data-stage")?.parse().ok()?;
    loop {
        stage += step;
        if !(1..=8).contains(&stage) {
            return None;
        }
        let selector = format!("[data-stage='{stage}'] .card");
        let Ok(cards) = document().query_selector_all(&selector) else { return None };
        let near = (0..cards.length())
            .filter_map(|at| cards.item(at)?.dyn_into::<Element>().ok())
            .min_by_key(|other| (other.get_bounding_client_rect().top() - top).abs() as i64);
        if near.is_some() {
            return near;
        }
    }
}
