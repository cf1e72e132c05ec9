//! A deal with the names that its card shows.

use serde::{Deserialize, Serialize};

use crate::deal::Deal;
use crate::id::ContactId;
use crate::text::{Name, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    pub deal: Deal,
    pub account: Name,
    pub product: Option<Name>,
    /// The first contact, whose phone is one tap away.
    pub contact: Option<CardContact>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CardContact {
    pub id: ContactId,
    pub name: Name,
    pub phone: Option<Phone>,
}
