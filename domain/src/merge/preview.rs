//! What is shown before two accounts are made one, and of those that were.

use serde::{Deserialize, Serialize};

use crate::account::{Account, Field};
use crate::day::Millis;
use crate::id::{AccountId, PersonId};
use crate::text::{Name, Phone};

/// One of the two, side by side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    pub account: Account,
    pub open_deals: u32,
    /// Won, lost or parked.
    pub closed_deals: u32,
    pub contacts: Vec<(Name, Option<Phone>)>,
    /// Who looks after it, then whose deals are on it.
    pub holders: Vec<PersonId>,
}

/// What a merge would do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    pub into: Shown,
    pub from: Shown,
    /// People who change accounts as they are.
    pub moved: Vec<Name>,
    /// People who are listed at both and become one.
    pub folded: Vec<Name>,
    /// What the one lacks and takes from the other, notes that are joined among them.
    pub taken: Vec<Field>,
    /// Where both are filled in, and the one's stays.
    pub left: Vec<Field>,
}

/// An account that has become part of another, and can come out of it again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Merged {
    pub account: AccountId,
    pub name: Name,
    pub at: Millis,
    pub by: Option<PersonId>,
    /// What it brought.
    pub deals: u32,
    pub contacts: u32,
}
