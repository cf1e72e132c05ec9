//! Sessions as a person reads them: what device, since when, last seen when.

use domain::day::Millis;
use domain::id::PersonId;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;

/// How long a session is taken to be as last seen: writing it oftener tells nobody more.
pub const SEEN_EVERY: i64 = 5 * 60_000;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// The hash that stands for the session.
    pub key: Vec<u8>,
    /// The browser's own description of itself.
    pub device: String,
    /// 0 where it was signed in before this was kept.
    pub since: Millis,
    pub seen: Millis,
}

/// Where a person is signed in, the one seen last first.
pub async fn devices(
    store: &Store,
    person: PersonId,
    now: Millis,
) -> Result<Vec<Device>, StoreError> {
    let rows = sqlx::query(
        "SELECT key, device, since, seen FROM session WHERE person = $1 AND expires > $2
         ORDER BY seen DESC, since DESC, key",
    )
    .bind(person.uuid())
    .bind(now.0)
    .fetch_all(store.readers())
    .await?;
    let device = |row| {
        Ok(Device {
            key: get(row, "key")?,
            device: get(row, "device")?,
            since: Millis(get(row, "since")?),
            seen: Millis(get(row, "seen")?),
        })
    };
    rows.iter().map(device).collect()
}

/// Writes down that a session was seen, unless that was written a moment ago.
pub async fn seen(store: &Store, key: Vec<u8>, now: Millis) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                sqlx::query("UPDATE session SET seen = $1 WHERE key = $2 AND seen < $3")
                    .bind(now.0)
                    .bind(key)
                    .bind(now.0 - SEEN_EVERY)
                    .execute(tx.conn())
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Signs a person out on the device whose key begins so, or everywhere but under `but`; tells
/// how many sessions ended.
pub async fn sign_out(
    store: &Store,
    person: PersonId,
    which: Which,
    now: Millis,
) -> Result<u32, StoreError> {
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                let end = match &which {
                    Which::One(_) => "DELETE FROM session WHERE person = $1 AND key = $2",
                    Which::AllBut(_) => "DELETE FROM session WHERE person = $1 AND key <> $2",
                };
                let (Which::One(key) | Which::AllBut(key)) = which;
                let end = sqlx::query(end).bind(person.uuid()).bind(key).execute(tx.conn()).await?;
                let count = u32::try_from(end.rows_affected()).unwrap_or(u32::MAX);
                if count > 0 {
                    let ended = Fact::DevicesSignedOut { person, count };
                    journal::fact(tx, Some(person), &ended, now).await?;
                }
                Ok(count)
            })
        })
        .await
}

/// Which sessions end, by their keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Which {
    One(Vec<u8>),
    AllBut(Vec<u8>),
}
