//! All that an account's page shows, as of one moment.

use domain::account::{Contact, Entry, Record};
use domain::board::Card;
use domain::id::AccountId;
use domain::policy::{Actor, Sight};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::{contact, history, push_owners, record, root, sight};
use crate::deal::read::{card_sql, from_row};
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    pub record: Record,
    pub contacts: Vec<Contact>,
    /// Only those in the actor's sight: open ones by stage, then won, lost, parked; the newest
    /// of each first.
    pub deals: Vec<Card>,
    /// The newest first.
    pub history: Vec<Entry>,
    /// The journal's last entry at that moment.
    pub seq: i64,
}

/// Keeps T7: the account, if the actor sees it.
pub async fn open(
    store: &Store,
    actor: &Actor,
    account: AccountId,
) -> Result<Option<Opened>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    // The address of one that was merged leads to what it is part of.
    let Some(account) = root(&mut snapshot, account).await? else { return Ok(None) };
    let Some(record) = record::read(&mut snapshot, account).await? else { return Ok(None) };
    if !sight::sees(&mut snapshot, &record, actor).await? {
        return Ok(None);
    }
    let contacts = contact::all(&mut snapshot, account).await?;
    let deals = deals(&mut snapshot, actor, account).await?;
    let history = history::about(&mut snapshot, account).await?;
    let seq = journal::last(&mut snapshot).await?;
    Ok(Some(Opened { record, contacts, deals, history, seq }))
}

async fn deals(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
) -> Result<Vec<Card>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(card_sql!(" WHERE d.account = "));
    query.push_bind(account.uuid());
    if let Sight::People(people) = &actor.sight {
        push_owners(&mut query, "d.owner", people.iter());
    }
    query.push(" ORDER BY d.place, d.listed_at DESC, d.id");
    query.build().persistent(false).fetch_all(conn).await?.iter().map(from_row).collect()
}
