//! The grid: a head that stays, and of the rows only those in sight.

use domain::board::Address;
use domain::id::DealId;
use domain::table::Heading;
use leptos::html::Div;
use leptos::prelude::*;

use super::keys;
use super::row::RowView;
use super::rows::{Rows, Spot};
use super::selection::Selection;
use crate::head::go;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Rows drawn beyond each edge, so that a fast thumb sees no gap.
const SPARE: u32 = 6;
/// Where no row can be measured: `--row` in style/features/table.css.
const ROW: u32 = 44;

/// The class of a column, which gives it its width.
pub fn class(heading: Heading) -> String {
    format!("cell is-{}", heading.word())
}

pub fn spot_id(spot: Spot) -> String {
    format!("cell-{}-{}", spot.row, spot.column)
}

#[component]
pub fn Grid() -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let list = NodeRef::<Div>::new();
    let drawn = Memo::new(move |_| {
        let (from, until) = rows.sight.get();
        rows.held.with(|table| {
            let top = from.max(table.from);
            let held = (table.from..).zip(&table.rows);
            let seen = held.filter(|(at, _)| (from..until).contains(at));
            (top, seen.map(|(at, card)| (at, card.deal.id)).collect::<Vec<(u32, DealId)>>())
        })
    });
    let count = Memo::new(move |_| rows.held.with(|table| table.tally.count));
    let pitch = RwSignal::new(ROW);
    // The list is as tall as all its rows, drawn or not.
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let (top, _) = drawn.get();
        let style = web_sys::HtmlElement::style(&list);
        let _ = style.set_property("padding-block-start", &format!("{}px", top * pitch.get()));
        let _ = style.set_property("block-size", &format!("{}px", count.get() * pitch.get()));
    });
    let look = move || {
        let Some(grid) = rows.grid.get_untracked() else { return };
        if let Some(row) = list.get_untracked().and_then(|list| list.first_element_child()) {
            let height = row.get_bounding_client_rect().height().round();
            if height > 1.0 && (height - f64::from(pitch.get_untracked())).abs() > 0.5 {
                pitch.set(height as u32);
            }
        }
        let pitch = pitch.get_untracked();
        let top = u32::try_from(grid.scroll_top()).unwrap_or(0);
        let height = u32::try_from(grid.client_height()).unwrap_or(0);
        let from = (top / pitch).saturating_sub(SPARE);
        let until = ((top + height).div_ceil(pitch) + SPARE).max(from + 1);
        if rows.sight.get_untracked() != (from, until) {
            rows.sight.set((from, until));
        }
    };
    Effect::new(move |_| {
        if rows.grid.get().is_some() {
            request_animation_frame(look);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    let shown = Memo::new(move |_| rows.headings());
    view! {
        <p class="hidden" id="table-keys">{words.table_instructions()}</p>
        <div
            class="table"
            role="grid"
            tabindex="0"
            aria-label=words.table_table()
            aria-describedby="table-keys"
            aria-multiselectable="true"
            aria-rowcount=move || (count.get() + 1).to_string()
            aria-colcount=move || (shown.get().len() + 1).to_string()
            aria-activedescendant=move || {
                let spot = rows.active.get();
                let seen = drawn.with(|(_, drawn)| drawn.iter().any(|(at, _)| *at == spot.row));
                seen.then(|| spot_id(spot))
            }
            node_ref=rows.grid
            on:scroll=move |_| look()
            on:keydown=move |event| keys::on_grid(rows, pitch.get_untracked(), &event)
        >
            <TableHead />
            <div class="rows" role="rowgroup" node_ref=list>
                <For each=move || drawn.get().1 key=|row| *row let:row>
                    <RowView at=row.0 deal=row.1 />
                </For>
            </div>
        </div>
    }
}

#[component]
fn TableHead() -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let total = Memo::new(move |_| rows.held.with(|table| table.tally.count));
    let all = move || rows.selection.with(|selection| selection.count(total.get()) == total.get());
    let go = go();
    let heads = move || {
        let go = go.clone();
        let head = move |heading: Heading| {
            let go = go.clone();
            let sort = move || {
                let sort = rows.address.with(|address| address.sort);
                (sort.by == heading).then_some(sort.falling)
            };
            let told = move || match sort() {
                Some(true) => Some("descending"),
                Some(false) => Some("ascending"),
                None => None,
            };
            let touch = move |_| {
                let now = rows.address.get_untracked();
                let sort = now.sort.touched(heading);
                go(Address { sort, ..now });
            };
            view! {
                <div class=class(heading) role="columnheader" aria-sort=told>
                    <button type="button" class="table-sort" on:click=touch>
                        <span>{words.heading(heading)}</span>
                        {move || {
                            sort()
                                .map(|falling| {
                                    view! { <Icon name=if falling { "i-down" } else { "i-up" } /> }
                                })
                        }}
                    </button>
                </div>
            }
        };
        rows.headings().into_iter().map(head).collect_view()
    };
    view! {
        <div class="table-head" role="rowgroup">
            <div class="head-row" role="row" aria-rowindex="1">
                <div class="cell is-pick" role="columnheader">
                    <label class="pick">
                        <input
                            type="checkbox"
                            autocomplete="off"
                            aria-label=move || words.table_pick_all(i64::from(total.get()))
                            prop:checked=all
                            on:change:target=move |event| {
                                rows.selection
                                    .set(
                                        if event.target().checked() {
                                            Selection::all()
                                        } else {
                                            Selection::default()
                                        },
                                    );
                            }
                        />
                    </label>
                </div>
                {heads}
            </div>
        </div>
    }
}
