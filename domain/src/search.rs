//! What a search over everything finds: a few of each kind, the nearest first.

use serde::{Deserialize, Serialize};

use crate::board::Card;
use crate::id::{AccountId, ContactId, ProductId};
use crate::text::{Name, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Found {
    pub accounts: Vec<FoundAccount>,
    pub contacts: Vec<FoundContact>,
    pub deals: Vec<Card>,
    pub products: Vec<FoundProduct>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundAccount {
    pub id: AccountId,
    pub name: Name,
    pub region: Option<Name>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundContact {
    pub id: ContactId,
    pub account: AccountId,
    pub account_name: Name,
    pub name: Name,
    pub position: Option<Name>,
    pub phone: Option<Phone>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundProduct {
    pub id: ProductId,
    pub name: Name,
    pub retired: bool,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
            && self.contacts.is_empty()
            && self.deals.is_empty()
            && self.products.is_empty()
    }
}
