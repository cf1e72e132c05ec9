//! A row: its box, and a cell under each heading.

use domain::board::{Address, Card};
use domain::id::DealId;
use domain::table::Heading;
use leptos::prelude::*;

use super::cell::{self, Touch};
use super::editor::Editor;
use super::grid::{class, spot_id};
use super::rows::{Rows, Spot};
use crate::format::use_format;
use crate::live::MoveAsked;
use crate::words::use_words;

#[component]
pub fn RowView(at: u32, deal: DealId) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    // A row that goes is drawn once more as it was, till it is taken away.
    let card = Memo::new(move |held: Option<&Option<Card>>| {
        rows.card(deal).or_else(|| held.cloned().flatten())
    });
    let chosen = Memo::new(move |_| rows.selection.with(|selection| selection.holds(deal)));
    let name = move || card.with(|card| card.as_ref().map(|card| card.account.to_string()));
    let open = move || rows.address.with(|address| address.deal == Some(deal));
    let pick = move |on: bool, range: bool| pick(rows, at, deal, on, range);
    let cells = move || {
        let cells = rows.headings().into_iter().enumerate().map(|(column, heading)| {
            let spot = Spot { row: at, column: column + 1 };
            view! { <Cell spot deal heading card /> }
        });
        cells.collect_view()
    };
    view! {
        <div
            class="row"
            role="row"
            data-deal=deal.to_string()
            aria-rowindex=(at + 2).to_string()
            aria-selected=move || chosen.get().to_string()
            class:is-open=open
            class:is-pending=move || rows.feed.is_pending(deal)
        >
            <div
                class="cell is-pick"
                role="gridcell"
                id=spot_id(Spot { row: at, column: 0 })
                class:is-active=move || rows.active.get() == Spot { row: at, column: 0 }
            >
                <label class="pick">
                    <input
                        type="checkbox"
                        tabindex="-1"
                        autocomplete="off"
                        aria-label=move || words.table_pick(&name().unwrap_or_default())
                        prop:checked=move || chosen.get()
                        on:click=move |event| {
                            let on = event_target_checked(&event);
                            pick(on, event.shift_key());
                        }
                    />
                </label>
            </div>
            {cells}
        </div>
    }
}

/// Chooses a row, or with Shift all from the one chosen before.
pub fn pick(rows: Rows, at: u32, deal: DealId, on: bool, range: bool) {
    let anchor = rows.anchor.get_value().filter(|_| range);
    rows.selection.update(|selection| {
        selection.put(deal, on);
        if let Some(anchor) = anchor {
            for row in anchor.min(at)..=anchor.max(at) {
                if let Some(deal) = rows.deal_at(row) {
                    selection.put(deal, on);
                }
            }
        }
    });
    rows.anchor.set_value(Some(at));
    rows.active.set(Spot { row: at, column: 0 });
}

#[component]
fn Cell(spot: Spot, deal: DealId, heading: Heading, card: Memo<Option<Card>>) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let asked = expect_context::<MoveAsked>();
    let (words, write) = (use_words(), use_format());
    let touch = cell::touch(heading, rows.feed);
    let editing = Memo::new(move |_| rows.editing.get() == Some((deal, heading)));
    let act = move |_| {
        rows.active.set(spot);
        match touch {
            Touch::Edit => rows.editing.set(Some((deal, heading))),
            Touch::Move => asked.0.set(card.get_untracked()),
            Touch::Open | Touch::Nothing => {}
        }
    };
    let told = move || {
        let today = rows.feed.today.get();
        let card = card.get()?;
        Some(rows.feed.desk(|desk| cell::tell(write, desk, heading, &card, today)))
    };
    let inside = move || {
        if editing.get() {
            return view! { <Editor deal heading card spot /> }.into_any();
        }
        match touch {
            Touch::Open => {
                let href = move || {
                    rows.address.with(|now| Address { deal: Some(deal), ..now.clone() }.write())
                };
                view! {
                    <a class="row-open" tabindex="-1" href=href on:click=move |_| rows.active.set(spot)>
                        {told}
                    </a>
                }
                .into_any()
            }
            Touch::Nothing => view! { <span class="cell-text">{told}</span> }.into_any(),
            Touch::Edit | Touch::Move => {
                let label = move || {
                    let account =
                        card.with(|card| card.as_ref().map(|card| card.account.to_string()));
                    words.table_edit(words.heading(heading), &account.unwrap_or_default())
                };
                view! {
                    <button type="button" class="cell-text" tabindex="-1" title=label on:click=act>
                        {told}
                    </button>
                }
                .into_any()
            }
        }
    };
    view! {
        <div
            class=class(heading)
            role="gridcell"
            id=spot_id(spot)
            class:is-active=move || rows.active.get() == spot
            class:is-editing=move || editing.get()
        >
            {inside}
        </div>
    }
}
