//! What a column of a file can hold.

use serde::{Deserialize, Serialize};

/// Keeps F1: the fields of a deal as sheets have them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Account,
    Contact,
    Phone,
    Product,
    Amount,
    /// Of the amount and of what was ordered.
    Currency,
    Expected,
    /// A stage, a band's success rate, or a word for either.
    Stage,
    Status,
    Source,
    Owner,
    NextStep,
    NextStepDue,
    /// When the file says the deal was listed.
    Claimed,
    /// The day it was won or lost.
    Closed,
    /// What was ordered.
    Value,
    LostReason,
    Note,
}

impl Column {
    pub const ALL: [Self; 18] = [
        Self::Account,
        Self::Contact,
        Self::Phone,
        Self::Product,
        Self::Amount,
        Self::Currency,
        Self::Expected,
        Self::Stage,
        Self::Status,
        Self::Source,
        Self::Owner,
        Self::NextStep,
        Self::NextStepDue,
        Self::Claimed,
        Self::Closed,
        Self::Value,
        Self::LostReason,
        Self::Note,
    ];

    /// The word that stands for it in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Contact => "contact",
            Self::Phone => "phone",
            Self::Product => "product",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Expected => "expected",
            Self::Stage => "stage",
            Self::Status => "status",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::NextStep => "next_step",
            Self::NextStepDue => "next_step_due",
            Self::Claimed => "claimed",
            Self::Closed => "closed",
            Self::Value => "value",
            Self::LostReason => "lost_reason",
            Self::Note => "note",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}
