//! What happened to a deal, from the journal, in plain words.

use domain::account::{Contact, Source};
use domain::id::{AccountId, ContactId, PersonId, ProductId, SourceId};
use domain::journal::Entry;
use domain::text::Name;
use leptos::prelude::*;

use super::api::Opened;
use crate::activity::Past;
use crate::desk::Desk;
use crate::format::use_format;
use crate::live::Feed;
use crate::problem::Problem;
use crate::words::history::Names;

/// Names as far as this page knows them.
struct Known<'a> {
    desk: &'a Desk,
    account: (AccountId, Name),
    contacts: Vec<Contact>,
}

impl Names for Known<'_> {
    fn account(&self, id: AccountId) -> Option<&Name> {
        (self.account.0 == id).then_some(&self.account.1)
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
        self.contacts.iter().find(|contact| contact.id == id).map(|contact| &contact.name)
    }
}

/// What happened, the newest first, to stand in the stream of the deal.
pub fn past(opened: RwSignal<Option<Result<Opened, Problem>>>) -> Signal<Vec<Past>> {
    let feed = expect_context::<Feed>();
    let write = use_format();
    let past = Memo::new(move |_| {
        let Some(Ok(opened)) = opened.get() else { return Vec::new() };
        feed.desk(|desk| {
            let account = (opened.card.deal.account, opened.card.account.clone());
            let names = Known { desk, account, contacts: opened.contacts };
            let past = |entry: &Entry| Past {
                seq: entry.seq,
                at: entry.at,
                by: entry.by,
                lines: entry.changes.iter().map(|change| write.change(change, &names)).collect(),
            };
            opened.history.iter().map(past).collect()
        })
    });
    past.into()
}
