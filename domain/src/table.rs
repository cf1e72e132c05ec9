//! The table of a filter: its headings, its order, and a window of its rows.

use serde::{Deserialize, Serialize};

use crate::board::{Card, Tally};
use crate::money::Total;

/// What stands above a column of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    Account,
    Product,
    Stage,
    Amount,
    Weighted,
    Expected,
    Status,
    NextStep,
    Source,
    Owner,
    Listed,
    InStage,
}

impl Heading {
    pub const ALL: [Self; 12] = [
        Self::Account,
        Self::Product,
        Self::Stage,
        Self::Amount,
        Self::Weighted,
        Self::Expected,
        Self::Status,
        Self::NextStep,
        Self::Source,
        Self::Owner,
        Self::Listed,
        Self::InStage,
    ];

    /// What a table shows to who has chosen nothing.
    pub const USUAL: [Self; 7] = [
        Self::Account,
        Self::Product,
        Self::Stage,
        Self::Amount,
        Self::Expected,
        Self::NextStep,
        Self::Owner,
    ];

    /// The word used in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Product => "product",
            Self::Stage => "stage",
            Self::Amount => "amount",
            Self::Weighted => "weighted",
            Self::Expected => "expected",
            Self::Status => "status",
            Self::NextStep => "next",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Listed => "listed",
            Self::InStage => "since",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|heading| heading.word() == word)
    }

    /// Whether one looks for the largest first.
    pub fn falls_first(self) -> bool {
        matches!(self, Self::Amount | Self::Weighted | Self::Listed)
    }
}

/// The order of the rows. What has no value stands last either way; the identity settles what
/// the key leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Sort {
    pub by: Heading,
    pub falling: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: Heading::NextStep, falling: false }
    }
}

impl Sort {
    /// The order after a touch on a heading: by it, then the other way round.
    #[must_use]
    pub fn touched(self, by: Heading) -> Self {
        let falling = if self.by == by { !self.falling } else { by.falls_first() };
        Self { by, falling }
    }

    /// `expected`, or `-amount` for the largest first.
    pub fn word(self) -> String {
        format!("{}{}", if self.falling { "-" } else { "" }, self.by.word())
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let (falling, word) = match word.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, word),
        };
        Heading::from_word(word).map(|by| Self { by, falling })
    }
}

/// The rows `from .. from + rows.len()` of a filter that takes in `tally.count` deals.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// Of the whole filter.
    pub tally: Tally,
    /// Keeps F3.2: amount × rate, of the whole filter.
    pub weighted: Total,
    pub from: u32,
    pub rows: Vec<Card>,
}

impl Table {
    /// Whether the window holds the rows `from .. until`, as far as there are such.
    pub fn holds(&self, from: u32, until: u32) -> bool {
        let until = until.min(self.tally.count);
        let end = self.from + u32::try_from(self.rows.len()).unwrap_or(0);
        from >= until || (self.from <= from && until <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_touched_twice_turns_the_order() {
        let first = Sort::default().touched(Heading::Amount);
        assert_eq!(first.word(), "-amount");
        assert_eq!(first.touched(Heading::Amount).word(), "amount");
        assert_eq!(first.touched(Heading::Account).word(), "account");
        for by in Heading::ALL {
            for falling in [false, true] {
                let sort = Sort { by, falling };
                assert_eq!(Sort::from_word(&sort.word()), Some(sort));
            }
        }
    }
}
