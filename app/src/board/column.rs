//! A column: its true head, and of its cards only those in sight.

use domain::funnel::{Place, Stage};
use domain::id::DealId;
use leptos::html::{Div, Ul};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::card::CardItem;
use super::carry::use_carry;
use crate::format::{self, use_format};
use crate::head::Beside;
use crate::live::Feed;
use crate::live::api::FIRST;
use crate::live::travel;
use crate::part::done;
use crate::ui::asleep::asleep;
use crate::words::use_words;

/// A card and the gap below it, in pixels: `--card-pitch` in style/tokens.css.
pub const PITCH: u32 = 132;
/// Cards drawn beyond each edge, so that a fast thumb sees no gap.
const SPARE: u32 = 2;
/// Cards read at once when the window must move.
const PAGE: u32 = 40;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    Card(DealId),
    /// Where the carried card will stand.
    Slot,
}

/// The column of a stage. The server draws it once for all who are shown the same.
pub fn column(_feed: Feed, stage: Stage) -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(drawn) = super::drawn::column(_feed, stage) {
        return drawn;
    }
    view! { <ColumnView stage /> }.into_any()
}

#[component]
pub fn ColumnView(stage: Stage) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let scroller = NodeRef::<Div>::new();
    let list = NodeRef::<Ul>::new();
    let sight = RwSignal::new((0, FIRST));
    let tally = Memo::new(move |_| {
        feed.view().with(|view| view.column(stage).map(|column| column.tally).unwrap_or_default())
    });
    let slot = Memo::new(move |_| {
        let over = carry.over.get() == Some(Place::Stage(stage));
        let card = carry.card.get().filter(|_| over)?;
        let elsewhere = card.deal.position.place() != Place::Stage(stage);
        feed.view().with(|view| {
            let column = view.column(stage).filter(|_| elsewhere)?;
            Some(column.slot(view.order, &card))
        })
    });
    let rows = Memo::new(move |_| {
        let (from, until) = sight.get();
        feed.view().with(|view| {
            let Some(column) = view.column(stage) else { return (0, Vec::new()) };
            let top = from.max(column.from);
            let held = (column.from..).zip(&column.rows);
            let seen = held.filter(|(at, _)| (from..until).contains(at));
            let mut rows: Vec<Row> = seen.map(|(_, card)| Row::Card(card.deal.id)).collect();
            if let Some(slot) = slot.get().filter(|slot| (top..=until).contains(slot)) {
                let at = usize::try_from(slot - top).unwrap_or(0).min(rows.len());
                rows.insert(at, Row::Slot);
            }
            (top, rows)
        })
    });
    // The list is as tall as all its cards, drawn or not.
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let (top, _) = rows.get();
        let count = tally.get().count + u32::from(slot.get().is_some());
        let style = web_sys::HtmlElement::style(&list);
        let _ = style.set_property("padding-block-start", &format!("{}px", top * PITCH));
        let _ = style.set_property("block-size", &format!("{}px", count * PITCH));
    });
    let look = move || {
        let Some(scroller) = scroller.get_untracked() else { return };
        let top = u32::try_from(scroller.scroll_top()).unwrap_or(0);
        let height = u32::try_from(scroller.client_height()).unwrap_or(0);
        let from = (top / PITCH).saturating_sub(SPARE);
        let until = ((top + height).div_ceil(PITCH) + SPARE).max(from + 1);
        if sight.get_untracked() != (from, until) {
            sight.set((from, until));
        }
    };
    // With the next frame: asked at once, each column would have the whole board laid out before
    // the next one is set up.
    Effect::new(move |_| {
        if scroller.get().is_some() {
            request_animation_frame(look);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    read_what_comes_into_sight(feed, stage, sight.into());
    let head = move || {
        let tally = tally.get();
        let rate = feed.desk(|desk| desk.funnel.rate(Place::Stage(stage)));
        let currency = feed.desk(|desk| desk.currency);
        let amount = write.sum_short(tally.amount, tally, currency);
        let weighted = write.total_short(tally.weighted(rate), currency);
        view! {
            <span class="count">{format::count(i64::from(tally.count))}</span>
            <b>{amount}</b>
            <span>{words.board_weighted_sum(&weighted)}</span>
        }
    };
    let number = stage.number();
    let id = format!("stage-{number}");
    let labelled = id.clone();
    view! {
        <section
            class="column"
            data-stage=number.to_string()
            aria-labelledby=labelled
            class:is-over=move || {
                carry.over.get() == Some(Place::Stage(stage)) && carry.carried.get().is_some()
            }
        >
            <header class="column-head">
                <h3 id=id>
                    <span class="step">{number.to_string()}</span>
                    {words.stage(stage)}
                </h3>
                <p class="column-sums">{head}</p>
            </header>
            <div class="column-cards" node_ref=scroller on:scroll=move |_| look()>
                <ul class="cards" node_ref=list>
                    <For each=move || rows.get().1 key=|row| *row let:row>
                        {match row {
                            Row::Card(id) => {
                                let at = Signal::derive(move || rows.with(|rows| place(rows, id)));
                                let of = Signal::derive(move || tally.get().count);
                                card(feed, id, at, of)
                            }
                            Row::Slot => view! { <li class="slot" aria-hidden="true"></li> }.into_any(),
                        }}
                    </For>
                </ul>
                {move || {
                    (tally.get().count == 0 && slot.get().is_none())
                        .then(|| view! { <p class="empty-column">{words.board_empty_column()}</p> })
                }}
            </div>
        </section>
    }
}

/// A card of a column. The server draws it once and not for everyone anew; the browser takes over
/// one after the other.
fn card(feed: Feed, id: DealId, at: Signal<u32>, of: Signal<u32>) -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(drawn) = super::drawn::card(feed, id, at.get_untracked(), of.get_untracked()) {
        return drawn;
    }
    let Beside { written, opened } = expect_context();
    let drawn_by = move || {
        let place = (at.get_untracked(), of.get_untracked(), feed.today.get_untracked());
        let beside = (written.get_untracked(), opened.get_untracked());
        untrack(|| (feed.card(id), feed.is_pending(id), place, beside))
    };
    let first = drawn_by();
    asleep(move || view! { <CardItem id at of /> }.into_any(), move || drawn_by() == first)
}

/// Which card of its column it is, the first being 1, whatever is drawn of it.
fn place((top, rows): &(u32, Vec<Row>), id: DealId) -> u32 {
    let cards = rows.iter().filter(|row| matches!(row, Row::Card(_)));
    (*top + 1..).zip(cards).find_map(|(at, row)| (*row == Row::Card(id)).then_some(at)).unwrap_or(1)
}

/// Reads rows from the server when the eye reaches the end of those that are held.
fn read_what_comes_into_sight(feed: Feed, stage: Stage, sight: Signal<(u32, u32)>) {
    let reading = StoredValue::new(false);
    let again = RwSignal::new(0);
    // What was asked for and is not to be had (heads count more than one may read).
    let vain = StoredValue::new(None::<(u32, u32, i64)>);
    Effect::new(move |_| {
        again.track();
        let (from, until) = sight.get();
        let lacking = feed.view().with(|view| {
            let column = view.column(stage).filter(|column| !column.holds(from, until))?;
            Some((view.order, column.seq))
        });
        let Some((order, seq)) = lacking else { return };
        if reading.get_value() || vain.get_value() == Some((from, until, seq)) {
            return;
        }
        reading.set_value(true);
        let filter = feed.filter.get_untracked();
        let start = from.saturating_sub(PAGE / 2);
        spawn_local(async move {
            let read = done(travel::column(filter.clone(), order, stage, start, PAGE * 2)).await;
            if reading.try_set_value(false).is_some() {
                return;
            }
            let same = feed.filter.with_untracked(|now| *now == filter)
                && feed.view().with_untracked(|view| view.order == order);
            match read {
                Ok(column) if same => {
                    let lacks = !column.holds(from, until);
                    vain.set_value(lacks.then_some((from, until, column.seq)));
                    feed.put_column(stage, column);
                    again.update(|n| *n += 1);
                }
                _ => {}
            }
        });
    });
}
