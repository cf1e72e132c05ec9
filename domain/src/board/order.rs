//! The order of cards in a column: by a key, never by hand, so that there is nothing to fight
//! over.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Card;
use crate::deal::Deal;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The soonest due first, those without one last.
    #[default]
    NextStep,
    /// The soonest first, those without one last.
    Expected,
    /// What counts for most in the company's currency first, those without an amount last.
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

    /// Which of two open deals stands above the other. Total: the identity settles what the key
    /// leaves open, by its bytes, as the store does.
    pub fn compare(self, a: &Card, b: &Card) -> Ordering {
        let by_key = match self {
            Self::NextStep => {
                let due = |deal: &Deal| deal.next_step.as_ref().map_or(i32::MAX, |step| step.due.0);
                due(&a.deal).cmp(&due(&b.deal))
            }
            Self::Expected => {
                let day = |deal: &Deal| deal.expected.map_or(i32::MAX, |day| day.0);
                day(&a.deal).cmp(&day(&b.deal))
            }
            Self::Amount => {
                let worth = |card: &Card| card.worth().unwrap_or(-1);
                worth(b).cmp(&worth(a))
            }
            Self::TimeInStage => a.deal.position.since.cmp(&b.deal.position.since),
        };
        by_key.then_with(|| a.deal.id.cmp(&b.deal.id))
    }
}
