//! Someone at an account. What they are like as a person is not kept.

use serde::{Deserialize, Serialize};

use super::change::{Change, ContactField};
use super::superior;
use crate::id::{AccountId, ContactId};
use crate::text::{Mail, Name, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub account: AccountId,
    pub name: Name,
    pub position: Option<Name>,
    pub phone: Option<Phone>,
    pub mobile: Option<Phone>,
    pub mail: Option<Mail>,
    /// Whom they report to: another of the same account.
    #[serde(default)]
    pub superior: Option<ContactId>,
    /// Grows by one with every change.
    pub version: u32,
}

/// What people write about a contact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactFields {
    pub name: Name,
    pub position: Option<Name>,
    pub phone: Option<Phone>,
    pub mobile: Option<Phone>,
    pub mail: Option<Mail>,
    #[serde(default)]
    pub superior: Option<ContactId>,
}

impl Contact {
    pub fn new(id: ContactId, account: AccountId, fields: ContactFields) -> Self {
        let ContactFields { name, position, phone, mobile, mail, superior } = fields;
        Self { id, account, name, position, phone, mobile, mail, superior, version: 1 }
    }

    /// Someone of whom only name and phone are known.
    pub fn named(id: ContactId, account: AccountId, name: Name, phone: Option<Phone>) -> Self {
        Self::new(
            id,
            account,
            ContactFields { name, position: None, phone, mobile: None, mail: None, superior: None },
        )
    }

    pub fn fields(&self) -> ContactFields {
        let Self { name, position, phone, mobile, mail, superior, .. } = self.clone();
        ContactFields { name, position, phone, mobile, mail, superior }
    }

    /// What is told of when this becomes `to`, under the name they had; `people` are those of the
    /// account, by whose names superiors are told.
    pub fn changes(&self, to: &ContactFields, people: &[Self]) -> Vec<Change> {
        let before = self.fields();
        let changed = |field: ContactField| {
            let (from, to) = (before.text(field), to.text(field));
            let (contact, name) = (self.id, self.name.clone());
            (from != to).then_some(Change::ContactSet { contact, name, field, from, to })
        };
        let fields = ContactField::ALL.into_iter().filter_map(changed);
        fields.chain(superior::set(self, to.superior, people)).collect()
    }
}

impl ContactFields {
    /// What stands in a field, as text.
    pub fn text(&self, field: ContactField) -> Option<String> {
        match field {
            ContactField::Name => Some(self.name.to_string()),
            ContactField::Position => self.position.clone().map(String::from),
            ContactField::Phone => self.phone.clone().map(String::from),
            ContactField::Mobile => self.mobile.clone().map(String::from),
            ContactField::Mail => self.mail.clone().map(String::from),
        }
    }
}
