//! Count and amount of a place.

use serde::{Deserialize, Serialize};

use crate::deal::Deal;
use crate::funnel::Rate;
use crate::money::{Money, Total};

/// How many deals, and what they may bring together in minor units of the company's currency.
/// A deal without an amount counts as one and adds nothing; a won one adds its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub count: u32,
    pub amount: Total,
}

impl Tally {
    pub fn add(&mut self, deal: &Deal) {
        self.count += 1;
        self.amount = self.amount + worth(deal);
    }

    pub fn take(&mut self, deal: &Deal) {
        self.count = self.count.saturating_sub(1);
        self.amount = self.amount - worth(deal);
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { count: self.count + other.count, amount: self.amount + other.amount }
    }

    /// Keeps F3.2: amount × rate.
    pub fn weighted(&self, rate: Rate) -> Total {
        self.amount.per_mille(rate.per_mille())
    }
}

fn worth(deal: &Deal) -> Total {
    Total(i128::from(deal.worth().map_or(0, Money::minor)))
}
