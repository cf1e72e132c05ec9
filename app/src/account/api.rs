//! What the archive asks of the server.

use crate::wire::Json;
use domain::account::{Contact, ContactFields, Entry, Fields, Filter, Order, Page, Record, Saved};
use domain::board::Card;
use domain::id::{AccountId, ContactId, PersonId};
#[cfg(feature = "ssr")]
use domain::policy::Action;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::problem::Problem;

/// Accounts on one page of the list.
pub const PAGE: u32 = 50;

/// An account with all that its page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub record: Record,
    pub contacts: Vec<Contact>,
    /// Those in the reader's sight.
    pub deals: Vec<Card>,
    /// Newest first.
    pub history: Vec<Entry>,
    /// Up to which entry of the journal all this is so.
    pub seq: i64,
}

/// Who reads, and the names that accounts refer to.
#[server(ArchiveDesk, endpoint = "archive_desk", input = Json, output = Json)]
pub async fn desk() -> Result<Desk, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts)?;
    crate::desk::read(&at).await
}

/// A page of the accounts in the reader's sight, counted from 0.
#[server(ListAccounts, endpoint = "account_list", input = Json, output = Json)]
pub async fn list(filter: Filter, order: Order, page: u32) -> Result<Page, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts)?;
    let text = filter.text.chars().take(120).collect();
    let filter = Filter { text, ..filter };
    let from = page.saturating_mul(PAGE);
    Ok(store::account::list(&at.store, &at.actor, &filter, order, from, PAGE).await?)
}

/// The account, if it is in the reader's sight; another looks like none.
#[server(ReadAccount, endpoint = "account", input = Json, output = Json)]
pub async fn account(account: AccountId) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts).map_err(|_| Problem::NotFound)?;
    let opened = store::account::open(&at.store, &at.actor, account).await?;
    let store::account::Opened { record, contacts, deals, history, seq } =
        opened.ok_or(Problem::NotFound)?;
    Ok(Opened { record, contacts, deals, history, seq })
}

/// Writes down a new account.
#[server(AddAccount, endpoint = "add_account", input = Json, output = Json)]
pub async fn add(owner: Option<PersonId>, fields: Fields) -> Result<AccountId, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::AddAccount { owner })?;
    Ok(store::account::create(&at.store, &at.actor, owner, fields, at.now).await?)
}

/// Sets an account right, as someone saw it at version `base`. Who may is asked inside the
/// transaction, about the account as it is then.
#[server(SaveAccount, endpoint = "save_account", input = Json, output = Json)]
pub async fn save(
    account: AccountId,
    base: u32,
    owner: Option<PersonId>,
    fields: Fields,
) -> Result<Saved<Record>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts).map_err(|_| Problem::NotFound)?;
    Ok(store::account::save(&at.store, &at.actor, account, base, owner, fields, at.now).await?)
}

/// Someone at an account who was not known before.
#[server(AddContact, endpoint = "add_contact", input = Json, output = Json)]
pub async fn add_contact(account: AccountId, fields: ContactFields) -> Result<Contact, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts).map_err(|_| Problem::NotFound)?;
    Ok(store::account::contact::add(&at.store, &at.actor, account, fields, at.now).await?)
}

/// Sets a contact right, as someone saw them at version `base`.
#[server(SaveContact, endpoint = "save_contact", input = Json, output = Json)]
pub async fn save_contact(
    contact: ContactId,
    base: u32,
    fields: ContactFields,
) -> Result<Saved<Contact>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts).map_err(|_| Problem::NotFound)?;
    Ok(store::account::contact::save(&at.store, &at.actor, contact, base, fields, at.now).await?)
}

/// Someone has left the account.
#[server(RemoveContact, endpoint = "remove_contact", input = Json, output = Json)]
pub async fn remove_contact(contact: ContactId) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenAccounts).map_err(|_| Problem::NotFound)?;
    Ok(store::account::contact::remove(&at.store, &at.actor, contact, at.now).await?)
}
