//! One column: its true totals, and a window of its cards.

use serde::{Deserialize, Serialize};

use super::{Card, Order, Tally};

/// The cards `from .. from + rows.len()` of a column that has `tally.count` of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Column {
    pub tally: Tally,
    /// How many cards stand above the window.
    pub from: u32,
    /// In order, without gaps.
    pub rows: Vec<Card>,
    /// The entry of the journal up to which this column counts.
    pub seq: i64,
}

impl Column {
    /// How many cards stand above the end of the window.
    pub fn until(&self) -> u32 {
        self.from + u32::try_from(self.rows.len()).unwrap_or(u32::MAX - self.from)
    }

    /// Whether the window holds the cards `from .. until`, as far as there are such.
    pub fn holds(&self, from: u32, until: u32) -> bool {
        let until = until.min(self.tally.count);
        from >= until || (self.from <= from && until <= self.until())
    }

    /// Where a card stands or would stand among the held rows.
    fn place(&self, order: Order, card: &Card) -> Result<usize, usize> {
        self.rows.binary_search_by(|row| order.compare(row, card))
    }

    /// The place a deal would take in the whole column, as far as the window can tell.
    pub fn slot(&self, order: Order, card: &Card) -> u32 {
        let (Ok(at) | Err(at)) = self.place(order, card);
        self.from + u32::try_from(at).unwrap_or(0)
    }

    pub(super) fn insert(&mut self, order: Order, card: Card) {
        let ends_here = self.until() >= self.tally.count;
        self.tally.add(&card);
        let (Ok(at) | Err(at)) = self.place(order, &card);
        if at == 0 && self.from > 0 {
            self.from += 1;
        } else if at < self.rows.len() || ends_here {
            self.rows.insert(at, card);
        }
    }

    pub(super) fn remove(&mut self, order: Order, card: &Card) {
        self.tally.take(card);
        let held = self.rows.iter().position(|row| row.deal.id == card.deal.id);
        match held {
            Some(at) => {
                self.rows.remove(at);
            }
            None if self.from > 0 && self.place(order, card) == Err(0) => self.from -= 1,
            None => {}
        }
    }
}
