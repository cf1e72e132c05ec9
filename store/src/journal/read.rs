//! Reading entries: a deal's history, and what was missed by who was away.

use std::collections::{HashMap, hash_map};

use domain::board::Card;
use domain::day::Millis;
use domain::deal::Change;
use domain::id::{AccountId, DealId, OpId, PersonId};
use domain::journal::Entry;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::{Fact, Heard, Shown};
use crate::account::shown_of;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id};

/// Entries about deals after `seq`, oldest first, `limit` at most. What was noted beside a deal
/// is among them, and changes nothing of its card; of a visit it names no operation, for the
/// answer is what its sender waits for. Of accounts the cards
/// afterwards show what is so now: who was away missed what they were called meanwhile.
pub async fn since(store: &Store, seq: i64, limit: u32) -> Result<Vec<Heard>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let rows = sqlx::query(
        "SELECT j.seq, j.at, j.actor, iif(j.visit IS NULL, j.op, NULL) AS op, coalesce(j.deal, j.beside) AS deal,
                coalesce(j.version, j.beside_version) AS version,
                iif(j.deal IS NULL, '[]', j.payload) AS payload,
                coalesce(j.card, b.card) AS card, coalesce(p.card, b.card) AS card_before
         FROM journal j
         LEFT JOIN journal p ON p.deal = j.deal AND p.version = j.version - 1
         LEFT JOIN journal b ON b.deal = j.beside AND b.version = j.beside_version
         WHERE j.seq > $1 AND (j.deal IS NOT NULL OR j.beside IS NOT NULL)
         ORDER BY j.seq LIMIT $2",
    )
    .bind(seq)
    .bind(i64::from(limit))
    .fetch_all(&mut *snapshot)
    .await?;
    let mut missed: Vec<Heard> = rows.iter().map(heard).collect::<Result<_, _>>()?;
    let mut accounts: HashMap<AccountId, Shown> = HashMap::new();
    for heard in &mut missed {
        let account = heard.after.deal.account;
        if let hash_map::Entry::Vacant(new) = accounts.entry(account) {
            new.insert(shown_of(&mut snapshot, account).await?);
        }
        if let Some(shown) = accounts.get(&account) {
            heard.after = shown.on(heard.after.clone());
        }
    }
    Ok(missed)
}

/// The number of the latest entry; 0 before the first.
pub async fn last_seq(store: &Store) -> Result<i64, StoreError> {
    let mut conn = store.readers().acquire().await?;
    last(&mut conn).await
}

pub(crate) async fn last(conn: &mut SqliteConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM journal").fetch_one(conn).await?)
}

/// The number of the latest entry that changed what pages are drawn with; 0 before the first.
pub(crate) async fn desk(conn: &mut SqliteConnection) -> Result<i64, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT coalesce(max(seq), 0) FROM journal WHERE deal IS NULL AND kind IN (",
    );
    let mut kinds = query.separated(", ");
    for kind in Fact::DESK {
        kinds.push_bind(kind);
    }
    query.push(")");
    Ok(query.build_query_scalar().fetch_one(conn).await?)
}

/// What happened to a deal, the newest first.
pub(crate) async fn about(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = entries(conn, deal, 0).await?;
    entries.reverse();
    Ok(entries)
}

/// What happened to a deal after a version of it, the oldest first.
pub(crate) async fn entries(
    conn: &mut SqliteConnection,
    deal: DealId,
    after: u32,
) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(
        "SELECT seq, at, actor, deal, version, payload FROM journal
         WHERE deal = $1 AND version > $2 ORDER BY version",
    )
    .bind(deal.uuid())
    .bind(i64::from(after))
    .fetch_all(conn)
    .await?;
    rows.iter().map(entry).collect()
}

/// What was done to a deal in one entry, and the card right after it.
pub(crate) async fn at(
    conn: &mut SqliteConnection,
    deal: DealId,
    version: u32,
) -> Result<Option<(Vec<Change>, Card)>, StoreError> {
    let row = sqlx::query("SELECT payload, card FROM journal WHERE deal = $1 AND version = $2")
        .bind(deal.uuid())
        .bind(i64::from(version))
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let changes = serde_json::from_str(get(&row, "payload")?)?;
    Ok(Some((changes, serde_json::from_str(get(&row, "card")?)?)))
}

fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Entry {
        seq: get(row, "seq")?,
        at: Millis(get(row, "at")?),
        by: maybe_id(row, "actor", PersonId::new)?,
        deal: id(row, "deal", DealId::new)?,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
        changes: serde_json::from_str(get(row, "payload")?)?,
    })
}

fn heard(row: &SqliteRow) -> Result<Heard, StoreError> {
    let before: Option<&str> = get(row, "card_before")?;
    Ok(Heard {
        entry: entry(row)?,
        op: maybe_id(row, "op", OpId::new)?,
        before: before.map(serde_json::from_str).transpose()?,
        after: serde_json::from_str(get(row, "card")?)?,
    })
}
