//! The board: eight columns of cards with true totals, of which only a window is held.
//!
//! The server reads it, the browser keeps it up to date from the live stream and lays pending
//! operations over it: all through [`Board::apply`].

mod address;
mod card;
mod column;
mod filter;
mod lens;
mod order;
mod span;
mod tally;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use address::{Address, Shape, escaped};
pub use card::{Card, CardContact};
pub use column::Column;
pub use filter::{Amounts, Filter, MarkKind};
pub use lens::{Dates, Ground, Lens, Marked};
pub use order::Order;
pub use span::{Relative, Span};
pub use tally::Tally;

use crate::deal::Deal;
use crate::funnel::{Band, Funnel, Place, Stage};
use crate::money::Total;

/// A board as one person sees it through one filter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    pub lens: Lens,
    pub order: Order,
    /// One for each stage, in order.
    pub columns: Vec<Column>,
    /// Won, lost and parked.
    pub outcomes: [Tally; 3],
    /// The entry of the journal up to which `outcomes` counts.
    pub seq: i64,
}

impl Board {
    /// A board that takes nothing in, of a page that shows none.
    pub fn of_nobody(seq: i64) -> Self {
        let lens = Lens { owners: Some(BTreeSet::new()), ..Lens::default() };
        let column = Column { seq, ..Column::default() };
        let columns = vec![column; Stage::COUNT];
        Self { lens, order: Order::default(), columns, outcomes: Default::default(), seq }
    }

    pub fn column(&self, stage: Stage) -> Option<&Column> {
        self.columns.get(stage.index())
    }

    pub fn column_mut(&mut self, stage: Stage) -> Option<&mut Column> {
        self.columns.get_mut(stage.index())
    }

    pub fn outcome(&self, place: Place) -> Option<&Tally> {
        outcome_index(place).map(|index| &self.outcomes[index])
    }

    /// Keeps F6: takes in entry `seq` of the journal: a deal that was `before` is now `after`
    /// (`None`: out of sight). What a part of the board has counted already is passed over.
    pub fn apply(&mut self, seq: i64, before: Option<&Card>, after: Option<&Card>) {
        let before = before.filter(|card| self.lens.takes_in(card));
        let after = after.filter(|card| self.lens.takes_in(card));
        let order = self.order;
        for (index, column) in self.columns.iter_mut().enumerate() {
            if column.seq >= seq {
                continue;
            }
            let here = |card: &&Card| column_index(&card.deal) == Some(index);
            if let Some(card) = before.filter(here) {
                column.remove(order, card);
            }
            if let Some(card) = after.filter(here) {
                column.insert(order, card.clone());
            }
            column.seq = seq;
        }
        if self.seq < seq {
            self.tally_outcomes(before, after);
            self.seq = seq;
        }
    }

    /// Lays something over the board that the journal does not hold yet.
    pub fn overlay(&mut self, before: Option<&Card>, after: Option<&Card>) {
        let kept: Vec<i64> = self.columns.iter().map(|column| column.seq).collect();
        let seq = self.seq;
        self.apply(i64::MAX, before, after);
        for (column, seq) in self.columns.iter_mut().zip(kept) {
            column.seq = seq;
        }
        self.seq = seq;
    }

    /// A card that is held, wherever it stands.
    pub fn card(&self, id: crate::id::DealId) -> Option<&Card> {
        self.columns.iter().flat_map(|column| &column.rows).find(|card| card.deal.id == id)
    }

    /// Keeps F2: count, amount and weighted amount of a band.
    pub fn band(&self, funnel: &Funnel, band: Band) -> (Tally, Total) {
        let stages = funnel.stages(band).filter_map(|stage| self.column(stage));
        let tally = stages.fold(Tally::default(), |sum, column| sum.plus(&column.tally));
        (tally, tally.weighted(funnel.band_rate(band)))
    }

    fn tally_outcomes(&mut self, before: Option<&Card>, after: Option<&Card>) {
        if let Some(card) = before
            && let Some(index) = outcome_index(card.deal.position.place())
        {
            self.outcomes[index].take(card);
        }
        if let Some(card) = after
            && let Some(index) = outcome_index(card.deal.position.place())
        {
            self.outcomes[index].add(card);
        }
    }
}

fn column_index(deal: &Deal) -> Option<usize> {
    deal.position.place().stage().map(Stage::index)
}

fn outcome_index(place: Place) -> Option<usize> {
    match place {
        Place::Stage(_) => None,
        Place::Won => Some(0),
        Place::Lost => Some(1),
        Place::Parked => Some(2),
    }
}

#[cfg(test)]
pub(crate) mod tests;
