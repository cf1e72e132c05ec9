//! Keys in the grid: arrows from cell to cell, Enter and F2 edit, space chooses.

use std::time::Duration;

use domain::board::Address;
use domain::table::Heading;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::grid::spot_id;
use super::row::pick;
use super::rows::{Rows, Spot};

/// Rows that a page key goes.
const PAGE: u32 = 12;
const SOON: Duration = Duration::from_millis(30);

pub fn on_grid(rows: Rows, pitch: u32, event: &KeyboardEvent) {
    // Boxes, headings and editors have keys of their own.
    let own = event.target().zip(event.current_target()).is_some_and(|(a, b)| a == b);
    if !own || event.alt_key() || event.meta_key() {
        return;
    }
    let Spot { row, column } = rows.active.get_untracked();
    let last_row = rows.count().saturating_sub(1);
    let last = rows.address.with_untracked(|address| address.shown().len());
    let far = event.ctrl_key();
    let to = match event.key().as_str() {
        "ArrowUp" => Spot { row: row.saturating_sub(1), column },
        "ArrowDown" => Spot { row: (row + 1).min(last_row), column },
        "ArrowLeft" => Spot { row, column: column.saturating_sub(1) },
        "ArrowRight" => Spot { row, column: (column + 1).min(last) },
        "PageUp" => Spot { row: row.saturating_sub(PAGE), column },
        "PageDown" => Spot { row: (row + PAGE).min(last_row), column },
        "Home" => Spot { row: if far { 0 } else { row }, column: 0 },
        "End" => Spot { row: if far { last_row } else { row }, column: last },
        "Enter" | "F2" => {
            event.prevent_default();
            press(Spot { row, column });
            return;
        }
        " " => {
            event.prevent_default();
            if let Some(deal) = rows.deal_at(row) {
                let on = !rows.selection.with_untracked(|selection| selection.holds(deal));
                pick(rows, row, deal, on, event.shift_key());
                rows.active.set(Spot { row, column });
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    rows.active.set(to);
    show(rows, pitch, to);
}

/// Does what a touch on the cell does.
fn press(spot: Spot) {
    let selector = format!("#{} :is(a, button, input)", spot_id(spot));
    let inside = document().query_selector(&selector).ok().flatten();
    if let Some(inside) = inside.and_then(|inside| inside.dyn_into::<HtmlElement>().ok()) {
        inside.click();
    }
}

/// Brings a cell into sight, below the head that stays.
fn show(rows: Rows, pitch: u32, spot: Spot) {
    let Some(grid) = rows.grid.get_untracked() else { return };
    let pixels = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let (top, pitch) = (pixels(spot.row * pitch), pixels(pitch));
    let head = grid.query_selector(".table-head").ok().flatten();
    let head = head.map_or(pitch, |head| head.client_height());
    let seen = grid.client_height() - head;
    if top < grid.scroll_top() {
        grid.set_scroll_top(top);
    } else if top + pitch > grid.scroll_top() + seen {
        grid.set_scroll_top(top + pitch - seen);
    }
    let cell = document().get_element_by_id(&spot_id(spot));
    if let Some(cell) = cell {
        let (cell, grid_box) = (cell.get_bounding_client_rect(), grid.get_bounding_client_rect());
        if cell.right() > grid_box.right() {
            grid.set_scroll_left(
                grid.scroll_left() + (cell.right() - grid_box.right()).ceil() as i32,
            );
        } else if cell.left() < grid_box.left() {
            grid.set_scroll_left(
                grid.scroll_left() - (grid_box.left() - cell.left()).ceil() as i32,
            );
        }
    }
}

pub fn focus_grid(rows: Rows) {
    if let Some(grid) = rows.grid.get_untracked() {
        let _ = grid.focus();
    }
}

/// Goes on to the next cell of the row that can be typed into, or the one before.
pub fn edit_beside(rows: Rows, spot: Spot, back: bool) {
    let headings = rows.address.with_untracked(Address::shown);
    let editable = |column: usize| {
        let heading: Option<&Heading> = column.checked_sub(1).and_then(|at| headings.get(at));
        heading
            .filter(|heading| super::cell::touch(**heading, rows.feed) == super::cell::Touch::Edit)
    };
    let columns: Vec<usize> = if back {
        (1..spot.column).rev().collect()
    } else {
        (spot.column + 1..=headings.len()).collect()
    };
    let Some(deal) = rows.deal_at(spot.row) else { return };
    let next = columns.into_iter().find_map(|column| Some((column, *editable(column)?)));
    if let Some((column, heading)) = next {
        rows.active.set(Spot { row: spot.row, column });
        // The editor before must have gone: both have the same fields.
        set_timeout(move || rows.editing.set(Some((deal, heading))), SOON);
    }
}

/// Of the two fields of a next step, the first hands on to the second by itself.
pub fn is_first_of_two(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        let id = target.id();
        (id == "cell-step" && !event.shift_key()) || (id == "cell-due" && event.shift_key())
    })
}

pub fn focus_first(form: &web_sys::Element) {
    let field = form.query_selector("input, select").ok().flatten();
    let Some(field) = field else { return };
    if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        let _ = input.focus();
        input.select();
    } else if let Ok(field) = field.dyn_into::<HtmlElement>() {
        let _ = field.focus();
    }
}
