//! An account as the archive keeps it.

use serde::{Deserialize, Serialize};

use super::change::{Change, Field};
use super::hours::Hours;
use crate::id::{AccountId, PersonId};
use crate::text::{Name, Note, Phone, Website};

/// Keeps P6, without the personal notes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    pub id: AccountId,
    /// Who of us looks after it; `None`: the company itself.
    pub owner: Option<PersonId>,
    pub fields: Fields,
    /// Grows by one with every change of the fields or the owner.
    pub version: u32,
}

/// What people write about an account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fields {
    pub name: Name,
    pub class: Option<Class>,
    pub industry: Option<Name>,
    pub region: Option<Name>,
    pub address: Option<Note>,
    pub phone: Option<Phone>,
    pub website: Option<Website>,
    /// How the customer's business goes.
    pub condition: Option<Note>,
    /// How far we have come with them.
    pub progress: Option<Note>,
    /// What they may want some day.
    pub possible: Option<Note>,
    /// Keeps V3: when they are best visited.
    #[serde(default)]
    pub hours: Option<Hours>,
}

/// How much an account matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    A,
    B,
    C,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The word used in the store and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// As people read it, in every language.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }
}

impl Fields {
    /// An account of which only the name is known.
    pub fn named(name: Name) -> Self {
        Self {
            name,
            class: None,
            industry: None,
            region: None,
            address: None,
            phone: None,
            website: None,
            condition: None,
            progress: None,
            possible: None,
            hours: None,
        }
    }

    /// What stands in a field, as text.
    pub fn text(&self, field: Field) -> Option<String> {
        match field {
            Field::Name => Some(self.name.to_string()),
            Field::Class => self.class.map(|class| class.letter().to_owned()),
            Field::Industry => self.industry.clone().map(String::from),
            Field::Region => self.region.clone().map(String::from),
            Field::Address => self.address.clone().map(String::from),
            Field::Phone => self.phone.clone().map(String::from),
            Field::Website => self.website.clone().map(String::from),
            Field::Condition => self.condition.clone().map(String::from),
            Field::Progress => self.progress.clone().map(String::from),
            Field::Possible => self.possible.clone().map(String::from),
            Field::Hours => self.hours.map(|hours| hours.word().to_owned()),
        }
    }

    /// What is told of when these fields become `to`.
    pub fn changes(&self, to: &Self) -> Vec<Change> {
        let changed = |field: Field| {
            let (from, to) = (self.text(field), to.text(field));
            (from != to).then_some(Change::Set { field, from, to })
        };
        Field::ALL.into_iter().filter_map(changed).collect()
    }
}
