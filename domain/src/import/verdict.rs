//! What becomes of a row, and why.

use serde::{Deserialize, Serialize};

use super::Column;
use crate::day::Day;
use crate::deal::{Field, Refusal, Standing};
use crate::id::DealId;
use crate::money::Money;
use crate::read::{AmountUnread, DayUnread};
use crate::text::{Name, TextRefused};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Taken,
    /// Known from before, and it says something else now.
    Changed {
        deal: DealId,
        fields: Vec<Field>,
        /// What people changed since; it stays as they set it.
        kept: Vec<Field>,
    },
    /// Known from before, and it says the same.
    Same,
    /// Not brought in before someone has answered.
    Asked(Ask),
    Refused(Why),
    /// Someone said so.
    LeftOut,
}

/// What is asked about a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Another row names the same account, contact and product: a second deal, or the same?
    LooksLike {
        line: u32,
        /// Every cell is the same.
        exactly: bool,
    },
    /// The column of contacts is empty here.
    NoContact,
    /// A word of the stage column that is not known yet.
    Word { text: String },
}

/// A question that is asked alike about many rows, and can be answered for all of them at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Another row says exactly the same.
    Same,
    /// Another row names the same, and says something else.
    Like,
    NoContact,
}

impl Ask {
    /// `None` for a word: its meaning is chosen for all rows with it anyway.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::LooksLike { exactly: true, .. } => Some(Question::Same),
            Self::LooksLike { exactly: false, .. } => Some(Question::Like),
            Self::NoContact => Some(Question::NoContact),
            Self::Word { .. } => None,
        }
    }
}

/// Why a row is refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    CellsTooMany,
    /// Another row of the same import was taken in its place.
    SameAsAnother,
    AccountMissing,
    OwnerMissing,
    NoWord {
        column: Column,
        text: String,
    },
    NoDay {
        column: Column,
        text: String,
        unread: DayUnread,
    },
    NoAmount {
        column: Column,
        text: String,
        unread: AmountUnread,
    },
    Text {
        column: Column,
        refused: TextRefused,
    },
    LostWithoutDay,
    StepHalf,
    NoSuchPerson {
        name: String,
    },
    PersonNotClear {
        name: String,
    },
    HoldsNoDeals {
        name: String,
    },
    NoSuchProduct {
        name: String,
    },
    /// Keeps T7 and F5.1: an account out of the reader's sight; `holder` is the one to ask.
    AccountOfAnother {
        holder: Option<Name>,
    },
    /// A deal of someone whose deals the reader may not list.
    NotYours {
        name: String,
    },
    Rule(Refusal),
}

/// The deal that a row would become.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Becomes {
    pub account: Option<Name>,
    pub contact: Option<Name>,
    pub product: Option<Name>,
    pub owner: Name,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub standing: Standing,
    pub claimed: Option<Day>,
}

/// What rows are counted and filtered by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    Taken,
    Changed,
    Same,
    Asked,
    Refused,
    LeftOut,
}

impl Count {
    pub const ALL: [Self; 6] =
        [Self::Taken, Self::Changed, Self::Same, Self::Asked, Self::Refused, Self::LeftOut];
}

impl Verdict {
    pub fn count(&self) -> Count {
        match self {
            Self::Taken => Count::Taken,
            Self::Changed { .. } => Count::Changed,
            Self::Same => Count::Same,
            Self::Asked(_) => Count::Asked,
            Self::Refused(_) => Count::Refused,
            Self::LeftOut => Count::LeftOut,
        }
    }
}

/// How many rows of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts([u32; Count::ALL.len()]);

impl Counts {
    pub fn of(&self, kind: Count) -> u32 {
        self.0[kind as usize]
    }

    pub fn add(&mut self, kind: Count) {
        self.0[kind as usize] += 1;
    }

    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }
}
