//! The hand in the document: pointer events in, a card that follows the finger out. Which
//! gesture means what is decided in `drag`.
//!
//! While a card is carried, all that a finger does between two frames is taken in at once, at the
//! next frame: first everything is read of the document, then everything written to it.

use std::time::Duration;

use domain::funnel::Place;
use domain::id::DealId;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout, set_timeout_with_handle};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::carry::Carry;
use super::drag::{Input, Point, Pointer};
use super::ground::{Ground, Spot};
use crate::ui::listen::listen;

const HOLD: Duration = Duration::from_millis(250);
/// This near an edge the board begins to scroll, in pixels.
const EDGE: f64 = 64.0;
/// The most it scrolls in one frame, in pixels.
const STRIDE: f64 = 16.0;

#[derive(Default)]
pub struct Hand {
    timer: Option<TimeoutHandle>,
    /// From the card's corner to the finger.
    grasp: Point,
    at: Point,
    pointer: Option<i32>,
    swallow: bool,
    /// Frames are asked for.
    carrying: bool,
    /// The finger has moved, or what is under it, since the last frame.
    moved: bool,
    ground: Ground,
    /// Frames till the ground is measured anew.
    fresh: u32,
}

/// What is under the hand is measured anew after so many frames, and when the hand scrolls it.
const FRESH: u32 = 20;

/// Listens on the board. Browser only; once, when the board is there.
pub fn attach(carry: Carry, board: &HtmlElement) {
    listen(board, "pointerdown", move |event| on_down(carry, &event));
    listen(board, "pointermove", move |event| on_go(carry, &event));
    listen(board, "pointerup", move |event| end(carry, &event, |pointer| Input::Up { pointer }));
    listen(board, "pointercancel", move |event| {
        end(carry, &event, |pointer| Input::Lost { pointer });
    });
    // There from the start: a listener that comes later cannot stop a scroll.
    listen(board, "touchmove", move |event| {
        if carry.is_carrying() {
            event.prevent_default();
        }
    });
    for kind in ["contextmenu", "dragstart", "selectstart"] {
        listen(board, kind, move |event| {
            if !carry.is_idle() {
                event.prevent_default();
            }
        });
    }
    listen(&document(), "keydown", move |event| {
        let escape = event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|e| e.key() == "Escape");
        if escape && carry.is_carrying() {
            event.prevent_default();
            carry.put(Input::Escape);
        }
    });
    listen(board, "click", move |event| {
        let swallow = carry.hand.try_update_value(|hand| std::mem::take(&mut hand.swallow));
        if swallow == Some(true) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

fn on_down(carry: Carry, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    let at = point(event);
    let second = !carry.is_idle();
    let kind = if event.pointer_type() == "touch" { Pointer::Touch } else { Pointer::Fine };
    let grip = closest(&target, ".grip").is_some();
    let other_target = closest(&target, ".card-move, .card-tel").is_some();
    let card = closest(&target, ".card[data-deal]");
    let deal = card.as_ref().and_then(|card| card.get_attribute("data-deal")?.parse().ok());
    let Some(deal): Option<DealId> = deal else {
        if second {
            carry.put(Input::Escape);
        }
        return;
    };
    if (event.button() != 0 || other_target) && !second {
        return;
    }
    carry.hand.update_value(|hand| {
        hand.swallow = false;
        hand.at = at;
        if let Some(corner) = card.map(|card| card.get_bounding_client_rect()) {
            hand.grasp = Point { x: at.x - corner.x(), y: at.y - corner.y() };
        }
    });
    if grip {
        event.prevent_default();
    }
    carry.put(Input::Down { deal, pointer: event.pointer_id(), kind, at, grip });
}

fn on_go(carry: Carry, event: &Event) {
    if carry.is_idle() {
        return;
    }
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    let at = point(event);
    if !carry.is_carrying() {
        carry.put(Input::Go { pointer: event.pointer_id(), at, over: None });
    } else if carry.hand.with_value(|hand| hand.pointer == Some(event.pointer_id())) {
        carry.hand.update_value(|hand| {
            hand.at = at;
            hand.moved = true;
        });
    }
}

/// Takes in what the finger did since the last frame.
fn catch_up(carry: Carry) {
    let moved = carry.hand.try_update_value(|hand| std::mem::take(&mut hand.moved));
    if moved != Some(true) {
        return;
    }
    let at = carry.hand.with_value(|hand| hand.at);
    let Some(pointer) = carry.hand.with_value(|hand| hand.pointer) else { return };
    let spot = spot(carry, at);
    let over = spot.map(|spot| spot.place);
    let before = carry.over.get_untracked();
    carry.put(Input::Go { pointer, at, over });
    // Held above a band's tile, the board goes there.
    if let Some(Spot { place, tile: true, .. }) = spot
        && over != before
    {
        show_place(carry, place);
        carry.hand.update_value(|hand| hand.fresh = 0);
    }
}

/// The place under a point of the window.
fn spot(carry: Carry, at: Point) -> Option<Spot> {
    let stale = carry.hand.with_value(|hand| hand.fresh == 0);
    if stale && let Some(board) = carry.board.get_untracked() {
        let ground = Ground::measure(&board);
        carry.hand.update_value(|hand| {
            hand.ground = ground;
            hand.fresh = FRESH;
        });
    }
    carry.hand.with_value(|hand| hand.ground.spot(at))
}

fn end(carry: Carry, event: &Event, input: impl FnOnce(i32) -> Input) {
    if let Some(event) = event.dyn_ref::<PointerEvent>() {
        stop_timer(carry);
        catch_up(carry);
        carry.put(input(event.pointer_id()));
    }
}

fn point(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

pub fn hold(carry: Carry) {
    stop_timer(carry);
    let timer = set_timeout_with_handle(move || carry.put(Input::Held), HOLD).ok();
    carry.hand.update_value(|hand| hand.timer = timer);
}

fn stop_timer(carry: Carry) {
    carry.hand.update_value(|hand| {
        if let Some(timer) = hand.timer.take() {
            timer.clear();
        }
    });
}

/// The card is in the hand: the pointer is ours till it is let go.
pub fn grasp(carry: Carry, pointer: i32, at: Point) {
    stop_timer(carry);
    carry.hand.update_value(|hand| {
        hand.at = at;
        hand.pointer = Some(pointer);
        hand.moved = true;
        hand.fresh = 0;
    });
    if let Some(board) = carry.board.get_untracked() {
        let _ = board.set_pointer_capture(pointer);
    }
    if let Some(window) = web_sys::window() {
        window.navigator().vibrate_with_duration(12);
    }
    carry.hand.update_value(|hand| {
        if !std::mem::replace(&mut hand.carrying, true) {
            request_animation_frame(move || frame(carry));
        }
    });
}

/// Called when the copy of the card is drawn, and with every step of the finger.
pub fn follow(carry: Carry, at: Point) {
    carry.hand.update_value(|hand| hand.at = at);
    place_copy(carry);
}

pub fn place_copy(carry: Carry) {
    let Some(copy) = carry.lifted.get_untracked() else { return };
    let corner = carry
        .hand
        .with_value(|hand| Point { x: hand.at.x - hand.grasp.x, y: hand.at.y - hand.grasp.y });
    let style = HtmlElement::style(&copy);
    let _ = style.set_property(
        "transform",
        &format!("translate3d({},{},0) rotate(1.4deg)", px(corner.x), px(corner.y)),
    );
}

pub fn let_go(carry: Carry) {
    stop_timer(carry);
    let pointer = carry.hand.try_update_value(|hand| {
        hand.carrying = false;
        hand.moved = false;
        hand.ground = Ground::default();
        hand.pointer.take()
    });
    if let (Some(Some(pointer)), Some(board)) = (pointer, carry.board.get_untracked())
        && board.has_pointer_capture(pointer)
    {
        let _ = board.release_pointer_capture(pointer);
    }
}

/// The click that ends a drag opens nothing. None may come; then nothing is swallowed.
pub fn swallow_click(carry: Carry) {
    carry.hand.update_value(|hand| hand.swallow = true);
    set_timeout(
        move || {
            carry.hand.try_update_value(|hand| hand.swallow = false);
        },
        Duration::from_millis(50),
    );
}

/// Brings a place into sight.
pub fn show_place(carry: Carry, place: Place) {
    let selector = match place {
        Place::Stage(stage) => format!("[data-stage='{}']", stage.number()),
        Place::Won => "[data-outcome='won']".to_owned(),
        Place::Lost => "[data-outcome='lost']".to_owned(),
        Place::Parked => "[data-outcome='parked']".to_owned(),
    };
    let Some(board) = carry.board.get_untracked() else { return };
    if let Ok(Some(element)) = board.query_selector(&selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// One frame with a card in the hand: near an edge the board scrolls, and the card follows.
fn frame(carry: Carry) {
    let state = carry.hand.try_update_value(|hand| {
        hand.fresh = hand.fresh.saturating_sub(1);
        // What has scrolled lies elsewhere under a finger that keeps still.
        hand.moved |= hand.fresh == 0;
        (hand.carrying, hand.at)
    });
    let Some((true, at)) = state else { return };
    catch_up(carry);
    scroll_at_edges(carry, at);
    request_animation_frame(move || frame(carry));
}

/// Scrolls what lies under the hand, where that is near its edge.
fn scroll_at_edges(carry: Carry, at: Point) {
    carry.hand.update_value(|hand| {
        if let Some((bands, rect)) = &hand.ground.bands
            && (rect.top..rect.bottom).contains(&at.y)
        {
            let pull = pull(at.x, rect.left, rect.right);
            if pull != 0 {
                bands.set_scroll_left(bands.scroll_left() + pull);
                hand.fresh = 0;
            }
        }
        if let Some((list, rect)) = hand.ground.list(at) {
            let pull = pull(at.y, rect.top, rect.bottom);
            if pull != 0 {
                list.set_scroll_top(list.scroll_top() + pull);
            }
        }
    });
}

/// How far to scroll in this frame: the nearer the edge, the faster.
fn pull(at: f64, start: f64, end: f64) -> i32 {
    let strength = if at < start + EDGE {
        -(start + EDGE - at).min(EDGE)
    } else if at > end - EDGE {
        (at - end + EDGE).min(EDGE)
    } else {
        0.0
    };
    (strength / EDGE * STRIDE).round() as i32
}

/// The copy is as wide as the card it was lifted from.
pub fn size_copy(carry: Carry, copy: &HtmlElement) {
    let Some(deal) = carry.carried.get_untracked() else { return };
    let selector = format!("li.card[data-deal='{deal}']");
    if let Ok(Some(card)) = document().query_selector(&selector) {
        let width = card.get_bounding_client_rect().width();
        let _ = HtmlElement::style(copy).set_property("--column-size", &px(width));
    }
}

/// A length in whole pixels: what writes fractions is 8 kB of the program.
pub(super) fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
