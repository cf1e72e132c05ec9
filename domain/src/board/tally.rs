//! Count and amount of a place.

use serde::{Deserialize, Serialize};

use super::Card;
use crate::funnel::Rate;
use crate::money::Total;

/// How many deals, and what they may bring together in minor units of the company's currency.
/// A deal without an amount counts as one and adds nothing; a won one adds its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub count: u32,
    pub amount: Total,
    /// How many of them are in other currencies and were counted by a rate.
    #[serde(default, skip_serializing_if = "is_none")]
    pub rated: u32,
}

impl Tally {
    pub fn add(&mut self, card: &Card) {
        self.count += 1;
        self.amount = self.amount + worth(card);
        self.rated += u32::from(card.rated.is_some());
    }

    pub fn take(&mut self, card: &Card) {
        self.count = self.count.saturating_sub(1);
        self.amount = self.amount - worth(card);
        self.rated = self.rated.saturating_sub(u32::from(card.rated.is_some()));
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            count: self.count + other.count,
            amount: self.amount + other.amount,
            rated: self.rated + other.rated,
        }
    }

    /// Keeps F3.2: amount × rate.
    pub fn weighted(&self, rate: Rate) -> Total {
        self.amount.per_mille(rate.per_mille())
    }
}

fn worth(card: &Card) -> Total {
    Total(i128::from(card.worth().unwrap_or(0)))
}

fn is_none(count: &u32) -> bool {
    *count == 0
}
