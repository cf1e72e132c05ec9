//! Activity: what people did with a customer between the moves, kept as they tell it. Notes,
//! calls and mails on a deal, or on an account that has none for it.

mod command;
mod decide;

use serde::{Deserialize, Serialize};

pub use command::{Command, Content, New};
pub use decide::{Ground, add, correct, next_step, withdraw};

use crate::day::Millis;
use crate::id::{AccountId, ActivityId, ContactId, DealId, PersonId};
use crate::text::Remark;

/// What an activity is about. Those of a deal show on its account too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Deal(DealId),
    Account(AccountId),
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Activity {
    pub id: ActivityId,
    pub about: About,
    pub kind: Kind,
    pub by: PersonId,
    /// When it was, as its author says: at times typed in the evening about the morning.
    pub happened: Millis,
    /// Keeps F5.5: the server's own time, which nobody can set.
    pub written_at: Millis,
    /// Whom it was with.
    pub contact: Option<ContactId>,
    pub told: Told,
    /// Grows by one when its author sets it right or withdraws it.
    pub version: u32,
}

impl Activity {
    pub fn is_withdrawn(&self) -> bool {
        self.told == Told::Withdrawn
    }

    /// Whether its author set it right after it was written.
    pub fn is_edited(&self) -> bool {
        self.version > 1 && !self.is_withdrawn()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Note,
    Call { way: Way, reached: bool },
    Mail { way: Way },
}

impl Kind {
    /// A call that reached nobody is told by that alone; anything else wants a word.
    pub fn wants_words(self) -> bool {
        !matches!(self, Self::Call { reached: false, .. })
    }
}

/// Who called or wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The customer did.
    In,
    /// We did.
    Out,
}

impl Way {
    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::In, Self::Out].into_iter().find(|way| way.word() == word)
    }
}

/// What an activity says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Words(Remark),
    /// A call that reached nobody.
    Nothing,
    /// Its author took it back: that it was there stays, what it said is shown to nobody.
    Withdrawn,
}

impl Told {
    pub fn words(&self) -> Option<&Remark> {
        match self {
            Self::Words(words) => Some(words),
            Self::Nothing | Self::Withdrawn => None,
        }
    }
}

#[cfg(test)]
mod tests;
