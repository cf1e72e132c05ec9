//! What happened to a deal, from the journal, in plain words.

use domain::account::{Contact, Source};
use domain::id::{AccountId, ContactId, PersonId, ProductId, SourceId};
use domain::journal::Entry;
use domain::text::Name;
use leptos::prelude::*;

use super::api::Opened;
use crate::desk::Desk;
use crate::format::use_format;
use crate::live::{Feed, now};
use crate::problem::Problem;
use crate::ui::face::Face;
use crate::words::history::Names;
use crate::words::use_words;

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

#[component]
pub fn History(opened: RwSignal<Option<Result<Opened, Problem>>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let lines = move || {
        let Some(Ok(opened)) = opened.get() else { return ().into_any() };
        feed.desk(|desk| {
            let account = (opened.card.deal.account, opened.card.account.clone());
            let names = Known { desk, account, contacts: opened.contacts };
            let lines = opened.history.iter().map(|entry| line(entry, &names, desk));
            lines.collect_view().into_any()
        })
    };
    view! {
        <section class="deal-part" aria-labelledby="deal-history">
            <header>
                <h3 id="deal-history">{words.deal_history()}</h3>
            </header>
            <ol class="history">{lines}</ol>
        </section>
    }
}

fn line(entry: &Entry, names: &Known<'_>, desk: &Desk) -> AnyView {
    let write = use_format();
    let who = entry.by.map(|id| {
        let name = desk.person(id).map(ToString::to_string).unwrap_or_default();
        (id, name)
    });
    let told = entry.changes.iter().map(|change| {
        view! { <p>{write.change(change, names)}</p> }
    });
    view! {
        <li>
            {who.map(|(id, name)| view! { <Face id name /> })}
            {told.collect_view()}
            <time datetime=entry.at.day(desk.offset).iso()>
                {write.moment(entry.at, now(), desk.offset)}
            </time>
        </li>
    }
    .into_any()
}
