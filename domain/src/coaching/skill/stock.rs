//! What every company begins with.

use serde::{Deserialize, Serialize};

/// Skills that every company begins with: those of the steps of a visit (V2), three kinds of
/// knowledge (C6), and the twenty of who leads (T1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stock {
    Preparing,
    Opening,
    Problems,
    Consequences,
    Listening,
    Deciders,
    Benefits,
    Objections,
    Commitment,
    Negotiating,
    Market,
    Company,
    Product,
    Goals,
    Strategy,
    Segments,
    Telling,
    Planning,
    Targets,
    Rapport,
    Coaching,
    Winning,
    Checking,
    Classing,
    Reports,
    Informing,
    Motivating,
    Appraising,
    Tying,
    Hiring,
    Backing,
    Carrying,
    Accounts,
}

impl Stock {
    pub const ALL: [Self; 33] = [
        Self::Preparing,
        Self::Opening,
        Self::Problems,
        Self::Consequences,
        Self::Listening,
        Self::Deciders,
        Self::Benefits,
        Self::Objections,
        Self::Commitment,
        Self::Negotiating,
        Self::Market,
        Self::Company,
        Self::Product,
        Self::Goals,
        Self::Strategy,
        Self::Segments,
        Self::Telling,
        Self::Planning,
        Self::Targets,
        Self::Rapport,
        Self::Coaching,
        Self::Winning,
        Self::Checking,
        Self::Classing,
        Self::Reports,
        Self::Informing,
        Self::Motivating,
        Self::Appraising,
        Self::Tying,
        Self::Hiring,
        Self::Backing,
        Self::Carrying,
        Self::Accounts,
    ];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Opening => "opening",
            Self::Problems => "problems",
            Self::Consequences => "consequences",
            Self::Listening => "listening",
            Self::Deciders => "deciders",
            Self::Benefits => "benefits",
            Self::Objections => "objections",
            Self::Commitment => "commitment",
            Self::Negotiating => "negotiating",
            Self::Market => "market",
            Self::Company => "company",
            Self::Product => "product",
            Self::Goals => "goals",
            Self::Strategy => "strategy",
            Self::Segments => "segments",
            Self::Telling => "telling",
            Self::Planning => "planning",
            Self::Targets => "targets",
            Self::Rapport => "rapport",
            Self::Coaching => "coaching",
            Self::Winning => "winning",
            Self::Checking => "checking",
            Self::Classing => "classing",
            Self::Reports => "reports",
            Self::Informing => "informing",
            Self::Motivating => "motivating",
            Self::Appraising => "appraising",
            Self::Tying => "tying",
            Self::Hiring => "hiring",
            Self::Backing => "backing",
            Self::Carrying => "carrying",
            Self::Accounts => "accounts",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stock| stock.word() == word)
    }
}
