//! The order of cards in a column: by a key, never by hand, so that there is nothing to fight
//! over.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::deal::Deal;
use crate::money::Money;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The soonest due first, those without one last.
    #[default]
    NextStep,
    /// The soonest first, those without one last.
    Expected,
    /// The largest first, those without one last.
    Amount,
    /// The longest in its stage first.
    TimeInStage,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::NextStep, Self::Expected, Self::Amount, Self::TimeInStage];

    /// The word used in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::NextStep => "next",
            Self::Expected => "expected",
            Self::Amount => "amount",
            Self::TimeInStage => "stage",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// Which of two deals stands above the other. Total: the identity settles what the key
    /// leaves open, by its bytes, as the store does.
    pub fn compare(self, a: &Deal, b: &Deal) -> Ordering {
        let by_key = match self {
            Self::NextStep => {
                let due = |deal: &Deal| deal.next_step.as_ref().map_or(i32::MAX, |step| step.due.0);
                due(a).cmp(&due(b))
            }
            Self::Expected => {
                let day = |deal: &Deal| deal.expected.map_or(i32::MAX, |day| day.0);
                day(a).cmp(&day(b))
            }
            Self::Amount => {
                let minor = |deal: &Deal| deal.amount.map_or(-1, Money::minor);
                minor(b).cmp(&minor(a))
            }
            Self::TimeInStage => a.position.since.cmp(&b.position.since),
        };
        by_key.then_with(|| a.id.cmp(&b.id))
    }
}
