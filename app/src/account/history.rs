//! What happened to an account, from the journal, in plain words.

use std::collections::BTreeSet;

use domain::account::{Change, Entry};
use domain::id::{AccountId, ContactId, PersonId};
use leptos::prelude::*;

use super::api::Opened;
use super::one::Shown;
use crate::desk::Desk;
use crate::format::use_format;
use crate::ui::face::Face;
use crate::ui::icon::Icon;
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
                let id = opened.record.id;
                let undo = desk.me.passes_deals() && has_parts(&opened.history);
                let lines = opened.history.iter().map(|entry| line(entry, &names, desk));
                let lines = lines.collect_view();
                view! {
                    {undo.then(|| view! { <UndoMerge id /> })}
                    <ol class="history">{lines}</ol>
                }
            })
        })
    };
    view! {
        <section class="panel account-history" aria-labelledby="account-history">
            <h2 id="account-history">{words.account_history()}</h2>
            {lines}
        </section>
    }
}

/// Whether something has become part of the account and not come out of it again.
fn has_parts(history: &[Entry]) -> bool {
    let mut out = BTreeSet::new();
    let mut changes = history.iter().flat_map(|entry| &entry.changes);
    changes.any(|change| match change {
        Change::Parted { account, .. } => {
            out.insert(*account);
            false
        }
        Change::Merged { account, .. } => !out.remove(account),
        _ => false,
    })
}

#[component]
fn UndoMerge(id: AccountId) -> impl IntoView {
    view! {
        <a class="button is-quiet" href=format!("/accounts/merge?into={id}")>
            <Icon name="i-undo" />
            {use_words().merge_undo()}
        </a>
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
