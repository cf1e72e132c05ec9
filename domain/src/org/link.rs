//! One-time links: an invitation for who never had a password, a way back for who forgot it.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    Invitation,
    Reset,
}

const DAY: i64 = 86_400_000;

impl LinkKind {
    pub const ALL: [Self; 2] = [Self::Invitation, Self::Reset];

    /// The link that someone gets.
    pub fn of(has_password: bool) -> Self {
        if has_password { Self::Reset } else { Self::Invitation }
    }

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// How long it can be used, in milliseconds. Who is invited may be on holiday; who forgot a
    /// password stands waiting.
    pub fn lasts(self) -> i64 {
        match self {
            Self::Invitation => 7 * DAY,
            Self::Reset => DAY,
        }
    }
}
