//! When a customer is best visited.

use serde::{Deserialize, Serialize};

/// Keeps V3: the part of the day in which one is received best, of any working day. Parts of a
/// day and not hours of the week: it is learned from a few visits, and filled in by one tap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

impl Hours {
    pub const ALL: [Self; 4] = [Self::Morning, Self::Noon, Self::Afternoon, Self::Evening];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Noon => "noon",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hours| hours.word() == word)
    }

    /// When a visit in it is proposed, in minutes since midnight.
    pub fn minute(self) -> u16 {
        match self {
            Self::Morning => 9 * 60 + 30,
            Self::Noon => 12 * 60,
            Self::Afternoon => 14 * 60,
            Self::Evening => 17 * 60 + 30,
        }
    }

    /// From when on it is over, in minutes since midnight.
    pub fn until(self) -> u16 {
        match self {
            Self::Morning => 11 * 60 + 30,
            Self::Noon => 13 * 60 + 30,
            Self::Afternoon => 17 * 60,
            Self::Evening => 20 * 60,
        }
    }
}
