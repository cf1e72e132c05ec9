//! What happened to an account: its history is told from these alone.

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::id::{AccountId, ContactId, PersonId};
use crate::text::Name;

/// One entry of an account's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub seq: i64,
    pub at: Millis,
    /// `None`: the program itself, as when an import is run from the command line.
    pub by: Option<PersonId>,
    pub changes: Vec<Change>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Added,
    Set {
        field: Field,
        from: Option<String>,
        to: Option<String>,
    },
    Owner {
        from: Option<PersonId>,
        to: Option<PersonId>,
    },
    ContactAdded {
        contact: ContactId,
        name: Name,
    },
    ContactSet {
        contact: ContactId,
        name: Name,
        field: ContactField,
        from: Option<String>,
        to: Option<String>,
    },
    /// Whom they report to, by name.
    ContactSuperior {
        contact: ContactId,
        name: Name,
        from: Option<Name>,
        to: Option<Name>,
    },
    /// Name and phone set right where a deal names them.
    ContactCorrected {
        contact: ContactId,
        name: Name,
    },
    /// They have nothing to do with one of the deals any more; the account keeps them.
    ContactDropped {
        contact: ContactId,
    },
    ContactRemoved {
        contact: ContactId,
        name: Name,
    },
    /// The account of this name became part of it; `other` is what stood there and does not
    /// stand here.
    Merged {
        account: AccountId,
        name: Name,
        other: Vec<(Field, String)>,
    },
    /// It came out again.
    Parted {
        account: AccountId,
        name: Name,
    },
}

/// A field of an account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Class,
    Industry,
    Region,
    Address,
    Phone,
    Website,
    Condition,
    Progress,
    Possible,
    Hours,
}

impl Field {
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Class,
        Self::Industry,
        Self::Region,
        Self::Address,
        Self::Phone,
        Self::Website,
        Self::Condition,
        Self::Progress,
        Self::Possible,
        Self::Hours,
    ];

    /// Whether a few lines may stand in it.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Address | Self::Condition | Self::Progress | Self::Possible)
    }
}

/// A field of someone at an account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactField {
    Name,
    Position,
    Phone,
    Mobile,
    Mail,
}

impl ContactField {
    pub const ALL: [Self; 5] = [Self::Name, Self::Position, Self::Phone, Self::Mobile, Self::Mail];
}
