//! Names as far as a page knows them, to tell changes by.

use domain::account::{Contact, Source};
use domain::board::Card;
use domain::id::{AccountId, ContactId, PersonId, ProductId, SourceId};
use domain::text::Name;

use super::Desk;
use crate::words::history::Names;

/// The desk's, those of one deal, and those of its contacts.
pub struct Known<'a> {
    pub desk: &'a Desk,
    pub card: &'a Card,
    pub contacts: &'a [Contact],
}

impl Names for Known<'_> {
    fn account(&self, id: AccountId) -> Option<&Name> {
        (self.card.deal.account == id).then_some(&self.card.account)
    }

    fn product(&self, id: ProductId) -> Option<&Name> {
        self.desk.product(id)
    }

    fn source(&self, id: SourceId) -> Option<&Source> {
        self.desk.source(id)
    }

    fn person(&self, id: PersonId) -> Option<&Name> {
        self.desk.person(id)
    }

    fn contact(&self, id: ContactId) -> Option<&Name> {
        let contact = self.contacts.iter().find(|contact| contact.id == id);
        contact.map(|contact| &contact.name)
    }
}
