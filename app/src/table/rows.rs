//! The rows as they stand: a window read from the server, kept up to date by what happens.

use domain::board::{Address, Card, Filter};
use domain::id::DealId;
use domain::journal::Event;
use domain::table::{Heading, Sort, Table};
use leptos::html::Div;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use super::selection::Selection;
use crate::live::{Feed, api};

/// Rows that a page begins with.
pub const FIRST: u32 = 40;
/// Rows read at once when the window must move.
const PAGE: u32 = 60;
/// What happens together is read together.
const SOON: Duration = Duration::from_millis(120);
/// When a read that failed is tried again.
const LATER: Duration = Duration::from_secs(3);

/// A cell: its row counted from the first of the filter, and its place among the headings shown,
/// the box for choosing before them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    pub row: u32,
    pub column: usize,
}

#[derive(Clone, Copy)]
pub struct Rows {
    pub feed: Feed,
    pub address: Signal<Address>,
    pub held: RwSignal<Table>,
    /// The rows in sight: from, until.
    pub sight: RwSignal<(u32, u32)>,
    pub selection: RwSignal<Selection>,
    /// The cell that the keys are on.
    pub active: RwSignal<Spot>,
    /// The cell that is being typed into.
    pub editing: RwSignal<Option<(DealId, Heading)>>,
    pub grid: NodeRef<Div>,
    /// Where a range of chosen rows begins.
    pub anchor: StoredValue<Option<u32>>,
    /// Grows whenever what is held may not be what is.
    stale: RwSignal<u32>,
    /// Whether what happened a moment ago is still to be read.
    waiting: StoredValue<bool>,
}

impl Rows {
    pub fn new(feed: Feed, address: Signal<Address>, table: Table) -> Self {
        let rows = Self {
            feed,
            address,
            held: RwSignal::new(table),
            sight: RwSignal::new((0, FIRST)),
            selection: RwSignal::new(Selection::default()),
            active: RwSignal::new(Spot::default()),
            editing: RwSignal::new(None),
            grid: NodeRef::new(),
            anchor: StoredValue::new(None),
            stale: RwSignal::new(0),
            waiting: StoredValue::new(false),
        };
        feed.listen(Callback::new(move |event| rows.hear(event)));
        rows.follow();
        rows
    }

    pub fn headings(self) -> Vec<Heading> {
        self.address.with(Address::shown)
    }

    /// A held row's card, with what the reader did since.
    pub fn card(self, deal: DealId) -> Option<Card> {
        let held =
            self.held.with(|table| table.rows.iter().find(|card| card.deal.id == deal).cloned());
        held.map(|card| self.feed.folded(card))
    }

    /// The deal of a row, if it is held.
    pub fn deal_at(self, row: u32) -> Option<DealId> {
        self.held.with_untracked(|table| {
            let at = usize::try_from(row.checked_sub(table.from)?).ok()?;
            table.rows.get(at).map(|card| card.deal.id)
        })
    }

    pub fn count(self) -> u32 {
        self.held.with_untracked(|table| table.tally.count)
    }

    /// Takes in an event at once; its place and the sums are read anew soon after.
    fn hear(self, event: Event) {
        let (before, after) = (event.before.as_deref(), event.after.as_deref());
        if let Some(card) = after {
            self.held.update(|table| {
                if let Some(row) = table.rows.iter_mut().find(|row| row.deal.id == card.deal.id) {
                    *row = card.clone();
                }
            });
        }
        if (before.is_some() || after.is_some()) && !self.waiting.get_value() {
            self.waiting.set_value(true);
            set_timeout(
                move || {
                    if self.waiting.try_set_value(false).is_none() {
                        self.stale.update(|stale| *stale += 1);
                    }
                },
                SOON,
            );
        }
    }

    /// Reads rows when the address names others, when the eye reaches the end of those held, and
    /// when something happened. What is being typed into stays where it is till it is done.
    fn follow(self) {
        let wanted =
            Memo::new(move |_| self.address.with(|address| (address.filter.clone(), address.sort)));
        let reading = StoredValue::new(false);
        let again = RwSignal::new(0_u32);
        let read_at = StoredValue::new(None::<Asked>);
        Effect::new(move |before: Option<(Filter, Sort)>| {
            again.track();
            let now = wanted.get();
            let day = now.0.depends_on_today().then(|| self.feed.today.get());
            let (from, until) = self.sight.get();
            // The feed is renewed when too much was missed to be told one by one.
            let stale = self.stale.get() + self.feed.renewed.get();
            let editing = self.editing.get().is_some();
            if before.as_ref().is_some_and(|before| before.0 != now.0) {
                self.selection.set(Selection::default());
            }
            if before.as_ref().is_some_and(|before| *before != now) {
                self.to_the_top();
            }
            let asked = Asked { stale, day, wanted: now.clone() };
            let same = read_at
                .with_value(|read| read.as_ref().map_or(before.is_none(), |read| *read == asked));
            let holds = self.held.with_untracked(|table| table.holds(from, until));
            if read_at.with_value(Option::is_none) && before.is_none() {
                read_at.set_value(Some(asked.clone()));
            }
            if (same && holds) || editing || reading.get_value() {
                return now;
            }
            reading.set_value(true);
            let start = if same || before.as_ref() == Some(&now) {
                from.saturating_sub(PAGE / 2)
            } else {
                0
            };
            let (filter, sort) = now.clone();
            spawn_local(async move {
                let read = api::table(filter, sort, start, PAGE * 2).await;
                if reading.try_set_value(false).is_some() {
                    return;
                }
                let still = wanted.with_untracked(|wanted| *wanted == asked.wanted);
                let typing = self.editing.with_untracked(Option::is_some);
                match read {
                    Ok(table) if still && !typing => {
                        read_at.set_value(Some(asked));
                        self.held.set(table);
                        again.update(|n| *n += 1);
                    }
                    Ok(_) => again.update(|n| *n += 1),
                    // The line is gone, or the server is busy.
                    Err(_) => set_timeout(
                        move || {
                            let _ = again.try_update(|n| *n += 1);
                        },
                        LATER,
                    ),
                }
            });
            now
        });
    }

    fn to_the_top(self) {
        self.active.set(Spot { row: 0, column: self.active.get_untracked().column });
        if let Some(grid) = self.grid.get_untracked() {
            grid.set_scroll_top(0);
        }
    }
}

/// What the held rows were read for.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    stale: u32,
    day: Option<domain::day::Day>,
    wanted: (Filter, Sort),
}
