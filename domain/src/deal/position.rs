//! Where a deal stands: in a stage, or out of the funnel with the facts of how it left.

use serde::{Deserialize, Serialize};

use crate::day::{Day, Millis};
use crate::funnel::{Place, Stage};
use crate::id::OpId;
use crate::money::Money;
use crate::text::Note;

/// Keeps F2: open in a stage, or out of the funnel and kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Open {
        stage: Stage,
    },
    /// `value` is what was ordered, which may differ from what was expected.
    Won {
        from: Stage,
        value: Money,
        on: Day,
    },
    Lost {
        from: Stage,
        reason: LostReason,
        note: Option<Note>,
        on: Day,
    },
    Parked {
        from: Stage,
        note: Option<Note>,
    },
}

impl Standing {
    pub fn place(&self) -> Place {
        match self {
            Self::Open { stage } => Place::Stage(*stage),
            Self::Won { .. } => Place::Won,
            Self::Lost { .. } => Place::Lost,
            Self::Parked { .. } => Place::Parked,
        }
    }

    /// The stage it is in, or was in when it left the funnel.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Open { stage } => *stage,
            Self::Won { from, .. } | Self::Lost { from, .. } | Self::Parked { from, .. } => *from,
        }
    }
}

/// Why a deal was lost. "No decision" is one of its own: the customer bought from nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LostReason {
    Price,
    Competitor,
    Fit,
    Timing,
    Budget,
    Relationship,
    NoDecision,
    /// Told in the note, which is then asked for.
    Other,
}

impl LostReason {
    pub const ALL: [Self; 8] = [
        Self::Price,
        Self::Competitor,
        Self::Fit,
        Self::Timing,
        Self::Budget,
        Self::Relationship,
        Self::NoDecision,
        Self::Other,
    ];

    /// The word used in the store and in mapping files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Competitor => "competitor",
            Self::Fit => "fit",
            Self::Timing => "timing",
            Self::Budget => "budget",
            Self::Relationship => "relationship",
            Self::NoDecision => "no_decision",
            Self::Other => "other",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// A standing, and since when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Position {
    pub standing: Standing,
    /// In this stage, or out of the funnel, since.
    pub since: Millis,
    /// In this band since; a step within a band leaves it.
    pub band_since: Millis,
}

impl Position {
    pub fn place(&self) -> Place {
        self.standing.place()
    }
}

/// Keeps F6: the latest move of a deal, which can be undone as long as it is the latest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LastMove {
    pub op: OpId,
    pub from: Position,
}
