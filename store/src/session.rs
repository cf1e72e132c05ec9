//! Rows of sessions: opaque here. Keys are hashes, made by who holds the secret.

mod device;
mod known;

use domain::day::Millis;
use domain::id::PersonId;
use sqlx::Row;

use crate::error::StoreError;
use crate::handle::Store;
use crate::row;
use crate::writer::Tx;

pub(crate) use known::Known;

pub use device::{Device, SEEN_EVERY, Which, devices, seen, sign_out};

/// One browser's session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Who is signed in there, if anyone.
    pub person: Option<PersonId>,
    pub data: Vec<u8>,
    pub expires: Millis,
    /// The browser's own description of itself.
    pub device: String,
    pub since: Millis,
    pub seen: Millis,
}

/// The session under a key, unless it has expired.
pub async fn load(store: &Store, key: &[u8], now: Millis) -> Result<Option<Session>, StoreError> {
    let known = store.sessions();
    let found = match known.get(key) {
        Ok(session) => Some(session),
        Err(age) => {
            let found = read(store, key).await?;
            if let Some(session) = &found {
                known.keep(key, session.clone(), age);
            }
            found
        }
    };
    Ok(found.filter(|session| session.expires > now))
}

async fn read(store: &Store, key: &[u8]) -> Result<Option<Session>, StoreError> {
    let found = sqlx::query(
        "SELECT person, data, expires, device, since, seen FROM session WHERE key = $1",
    )
    .bind(key)
    .fetch_optional(store.readers())
    .await?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(Session {
        person: row::maybe_id(&found, "person", PersonId::new)?,
        data: found.try_get("data")?,
        expires: Millis(found.try_get("expires")?),
        device: found.try_get("device")?,
        since: Millis(found.try_get("since")?),
        seen: Millis(found.try_get("seen")?),
    }))
}

/// Makes a session. That of a person is made only while they work here and `checked` is still
/// the hash of their password, or still none: who was switched off, or whose password was
/// changed, between the check and now does not come in. Nor does who left from one day to the
/// next, while what was theirs is handed over. Whether it was made.
pub async fn create(
    store: &Store,
    key: Vec<u8>,
    session: Session,
    checked: Option<String>,
) -> Result<bool, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let person = session.person.map(PersonId::uuid);
                let insert = sqlx::query(
                    "INSERT INTO session (key, person, data, expires, device, since, seen)
                     SELECT $1, $2, $3, $4, $5, $6, $7 WHERE $2 IS NULL OR EXISTS (
                         SELECT 1 FROM person
                         WHERE id = $2 AND active = 1 AND password_hash IS $8
                         AND NOT EXISTS (SELECT 1 FROM handover h WHERE h.leaver = person.id
                             AND h.sudden = 1 AND h.closed_at IS NULL))",
                )
                .bind(key)
                .bind(person)
                .bind(session.data)
                .bind(session.expires.0)
                .bind(session.device)
                .bind(session.since.0)
                .bind(session.seen.0)
                .bind(checked);
                Ok(insert.execute(tx.conn()).await?.rows_affected() > 0)
            })
        })
        .await
}

/// Writes what a session holds and how long it lasts, if it still stands and is the same
/// person's: one that ended meanwhile stays ended.
pub async fn save(store: &Store, key: Vec<u8>, session: Session) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                sqlx::query(
                    "UPDATE session SET data = $1, expires = $2, device = $3, seen = $4
                     WHERE key = $5 AND person IS $6",
                )
                .bind(session.data)
                .bind(session.expires.0)
                .bind(session.device)
                .bind(session.seen.0)
                .bind(key)
                .bind(session.person.map(PersonId::uuid))
                .execute(tx.conn())
                .await?;
                Ok(())
            })
        })
        .await
}

/// Ends one session.
pub async fn delete(store: &Store, key: Vec<u8>) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let delete = sqlx::query("DELETE FROM session WHERE key = $1").bind(key);
                delete.execute(tx.conn()).await?;
                Ok(())
            })
        })
        .await
}

/// Ends every session of a person, but the one under `but` if one is named; tells how many.
pub(crate) async fn end_all_of(
    tx: &mut Tx,
    person: PersonId,
    but: Option<Vec<u8>>,
) -> Result<u64, StoreError> {
    let delete = sqlx::query("DELETE FROM session WHERE person = $1 AND ($2 IS NULL OR key <> $2)");
    Ok(delete.bind(person.uuid()).bind(but).execute(tx.conn()).await?.rows_affected())
}

/// Removes what has expired; tells how many.
pub async fn sweep(store: &Store, now: Millis) -> Result<u64, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let delete = sqlx::query("DELETE FROM session WHERE expires <= $1").bind(now.0);
                Ok(delete.execute(tx.conn()).await?.rows_affected())
            })
        })
        .await
}
