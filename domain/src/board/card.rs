//! A deal with the names that its card shows.

use serde::{Deserialize, Serialize};

use crate::account::Class;
use crate::deal::Deal;
use crate::id::ContactId;
use crate::money::Money;
use crate::rates::Rates;
use crate::text::{Name, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    pub deal: Deal,
    pub account: Name,
    /// How much the account matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    pub product: Option<Name>,
    /// The first contact, whose phone is one tap away.
    pub contact: Option<CardContact>,
    /// What the deal counts for, in minor units of the company's currency, where its own is
    /// another: see [`Rates::worth_of`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rated: Option<i64>,
}

impl Card {
    /// What it counts for in sums, orders and filters, in minor units of the company's currency.
    /// `None`: it has no amount.
    pub fn worth(&self) -> Option<i64> {
        self.rated.or_else(|| self.deal.worth().map(Money::minor))
    }

    /// The card of the deal as it is now, counted by `rates`.
    #[must_use]
    pub fn of(self, deal: Deal, rates: &Rates) -> Self {
        Self { rated: rates.rated(&deal), deal, ..self }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CardContact {
    pub id: ContactId,
    pub name: Name,
    pub phone: Option<Phone>,
}
