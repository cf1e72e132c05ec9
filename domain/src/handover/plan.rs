//! What a handover takes in before it is opened, and the order in which it is gone through.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Fit;
use crate::board::Card;
use crate::day::Millis;
use crate::funnel::Funnel;
use crate::id::{AccountId, PersonId};
use crate::text::Name;

/// Who takes over which customer.
pub type Heirs = BTreeMap<AccountId, PersonId>;

/// Keeps H1: all that someone holds, customer by customer, and who might take it over.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// By what is open of them, the most first.
    pub customers: Vec<Customer>,
    /// Who may take over, with how many open deals they have already.
    pub heirs: Vec<(PersonId, u32)>,
    pub along: Along,
}

/// A customer, and what hangs on them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Customer {
    pub account: AccountId,
    pub name: Name,
    pub industry: Option<Name>,
    pub region: Option<Name>,
    /// Open deals; each is an item of the handover.
    pub open: u32,
    /// Parked, won and lost deals: they go along.
    pub others: u32,
    /// What the open ones count for, in minor units of the company's currency.
    pub worth: i64,
    /// Who fits, the best first.
    pub fits: Vec<(PersonId, Fit)>,
}

/// Keeps H1: a customer of whom nothing was open, so that they are no item; they pass by themselves
/// when the handover is closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Passing {
    pub account: AccountId,
    pub name: Name,
    pub heir: PersonId,
    pub passed_at: Option<Millis>,
}

/// What goes along with deals and customers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Along {
    pub parked: u32,
    pub won: u32,
    pub lost: u32,
    /// Accounts that they look after.
    pub accounts: u32,
    pub contacts: u32,
    /// Visits that they planned.
    pub visits: u32,
    /// Next steps of open deals.
    pub steps: u32,
    /// What they agreed to do in meetings, and have not done.
    pub actions: u32,
}

/// Keeps H1: whether each customer has an heir, and no other is named.
#[must_use]
pub fn is_whole(customers: &BTreeSet<AccountId>, heirs: &Heirs) -> bool {
    customers.iter().eq(heirs.keys())
}

/// Keeps H3: by rate, then by amount, the highest first, then by expected date.
#[must_use]
pub fn in_order(mut cards: Vec<Card>, funnel: &Funnel) -> Vec<Card> {
    cards.sort_by_cached_key(|card| {
        let rate = funnel.rate(card.deal.position.place()).per_mille();
        let dated = card.deal.expected.map_or(i32::MAX, |day| day.0);
        (Reverse(rate), Reverse(card.worth()), dated, card.deal.id)
    });
    cards
}
