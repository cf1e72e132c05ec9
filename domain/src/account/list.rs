//! The list of accounts: what is asked for, and a page of it.

use serde::{Deserialize, Serialize};

use super::Class;
use crate::day::Millis;
use crate::id::{AccountId, PersonId};
use crate::money::Total;
use crate::text::Name;

/// Which accounts are wanted; an empty filter wants all.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Part of a name, of a contact's name, or of a phone number.
    pub text: String,
    pub owner: Option<PersonId>,
    pub class: Option<Class>,
    pub industry: Option<Name>,
    pub region: Option<Name>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    #[default]
    Name,
    /// The latest change first.
    Changed,
    /// The largest sum of open deals first.
    Open,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Name, Self::Changed, Self::Open];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Changed => "changed",
            Self::Open => "open",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }
}

/// An account in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub id: AccountId,
    pub name: Name,
    pub class: Option<Class>,
    pub owner: Option<PersonId>,
    pub industry: Option<Name>,
    pub region: Option<Name>,
    /// Open deals in the reader's sight.
    pub deals: u32,
    pub open: Total,
    /// When the account or its people changed last.
    pub changed_at: Millis,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Page {
    pub rows: Vec<Listed>,
    /// How many the filter finds in all.
    pub total: u32,
    /// What there is to choose from in the reader's sight.
    pub industries: Vec<Name>,
    pub regions: Vec<Name>,
}
