//! What happened to an account, from the journal, in plain words.

use domain::account::Entry;
use domain::id::{ContactId, PersonId};
use leptos::prelude::*;

use super::api::Opened;
use super::one::Shown;
use crate::desk::Desk;
use crate::format::use_format;
use crate::ui::face::Face;
use crate::words::account_history::Names;
use crate::words::use_words;

/// Names as far as this page knows them.
struct Known<'a> {
    desk: &'a Desk,
    opened: &'a Opened,
}

impl Names for Known<'_> {
    fn person(&self, id: PersonId) -> Option<String> {
        self.desk.person(id).map(ToString::to_string)
    }

    fn contact(&self, id: ContactId) -> Option<String> {
        let known = self.opened.contacts.iter().find(|contact| contact.id == id);
        known.map(|contact| contact.name.to_string())
    }
}

#[component]
pub fn History(shown: Shown) -> impl IntoView {
    let words = use_words();
    let lines = move || {
        shown.opened.with(|opened| {
            shown.desk.with_value(|desk| {
                let names = Known { desk, opened };
                opened.history.iter().map(|entry| line(entry, &names, desk)).collect_view()
            })
        })
    };
    view! {
        <section class="panel account-history" aria-labelledby="account-history">
            <h2 id="account-history">{words.account_history()}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
}

fn line(entry: &Entry, names: &Known<'_>, desk: &Desk) -> AnyView {
    let write = use_format();
    let who = entry.by.map(|id| (id, names.person(id).unwrap_or_default()));
    let told = entry.changes.iter().map(|change| {
        view! { <p>{write.account_change(change, names)}</p> }
    });
    view! {
        <li>
            {who.map(|(id, name)| view! { <Face id name /> })}
            {told.collect_view()}
            <time datetime=entry.at.day(desk.offset).iso()>
                {write.moment(entry.at, desk.now, desk.offset)}
            </time>
        </li>
    }
    .into_any()
}
