//! What merging asks of the server.

use crate::wire::Json;
use domain::account::Account;
use domain::day::Millis;
use domain::id::AccountId;
use domain::merge::Preview;
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// An account, what may be merged into it, and what was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub account: Account,
    /// Accounts in the reader's sight that are like it.
    pub alike: Vec<Account>,
    /// The latest first.
    pub parts: Vec<Part>,
}

/// An account that has become a part of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    pub account: AccountId,
    pub name: Name,
    pub at: Millis,
    /// Minutes east of UTC in the company's zone.
    pub offset: i32,
    pub by: Option<Name>,
    pub deals: u32,
    pub contacts: u32,
}

/// What a merge would do, with the names of those who look after the two.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Compared {
    pub preview: Preview,
    pub into_holders: Vec<Name>,
    pub from_holders: Vec<Name>,
}

#[server(OpenMerge, endpoint = "merge_open", input = Json, output = Json)]
pub async fn open(into: AccountId) -> Result<Opened, Problem> {
    opened(&crate::acting::acting().await?, into).await
}

#[server(PreviewMerge, endpoint = "merge_preview", input = Json, output = Json)]
pub async fn preview(into: AccountId, from: AccountId) -> Result<Compared, Problem> {
    let at = crate::acting::acting().await?;
    let preview = store::merge::preview(&at.store, &at.actor, into, from).await?;
    let org = at.store.org();
    let names = |people: &[domain::id::PersonId]| {
        let people = people.iter().filter_map(|id| org.person(*id));
        people.map(|person| person.name.clone()).collect()
    };
    let (into_holders, from_holders) = (names(&preview.into.holders), names(&preview.from.holders));
    Ok(Compared { preview, into_holders, from_holders })
}

/// Makes `from` a part of `into`.
#[server(MergeAccounts, endpoint = "merge_accounts", input = Json, output = Json)]
pub async fn merge(into: AccountId, from: AccountId) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    store::merge::merge(&at.store, &at.actor, into, from, at.now).await?;
    opened(&at, into).await
}

/// Takes `from` out of the account that it is a part of.
#[server(PartAccounts, endpoint = "part_accounts", input = Json, output = Json)]
pub async fn part(from: AccountId) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    let into = store::merge::part(&at.store, &at.actor, from, at.now).await?;
    opened(&at, into).await
}

#[cfg(feature = "ssr")]
async fn opened(at: &crate::acting::Acting, into: AccountId) -> Result<Opened, Problem> {
    let (account, parts) = store::merge::merged(&at.store, &at.actor, into).await?;
    let name = account.name.as_str();
    let except = Some(account.id);
    let alike = store::duplicate::accounts(&at.store, &at.actor, name, except, 5).await?;
    let seen = alike
        .into_iter()
        .filter_map(|hint| hint.known.map(|known| Account { id: known.account, name: hint.name }));
    let alike = seen.collect();
    let org = at.store.org();
    let part = |part: domain::merge::Merged| Part {
        account: part.account,
        name: part.name,
        at: part.at,
        offset: store::clock::offset(&at.company, part.at),
        by: part.by.and_then(|id| org.person(id)).map(|person| person.name.clone()),
        deals: part.deals,
        contacts: part.contacts,
    };
    Ok(Opened { account, alike, parts: parts.into_iter().map(part).collect() })
}
