//! Rows of sessions: opaque here. Keys are hashes, made by who holds the secret.

use domain::day::Millis;
use domain::id::PersonId;
use sqlx::Row;

use crate::error::StoreError;
use crate::handle::Store;
use crate::row;

/// One browser's session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Who is signed in there, if anyone.
    pub person: Option<PersonId>,
    pub data: Vec<u8>,
    pub expires: Millis,
}

/// The session under a key, unless it has expired.
pub async fn load(store: &Store, key: &[u8], now: Millis) -> Result<Option<Session>, StoreError> {
    let found =
        sqlx::query("SELECT person, data, expires FROM session WHERE key = $1 AND expires > $2")
            .bind(key)
            .bind(now.0)
            .fetch_optional(store.readers())
            .await?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(Session {
        person: row::maybe_id(&found, "person", PersonId::new)?,
        data: found.try_get("data")?,
        expires: Millis(found.try_get("expires")?),
    }))
}

/// Makes or replaces the session under a key.
pub async fn save(store: &Store, key: Vec<u8>, session: Session) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO session (key, person, data, expires) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (key) DO UPDATE SET
                     person = excluded.person, data = excluded.data, expires = excluded.expires",
                )
                .bind(key)
                .bind(session.person.map(PersonId::uuid))
                .bind(session.data)
                .bind(session.expires.0)
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
pub async fn delete_all_of(
    store: &Store,
    person: PersonId,
    but: Option<Vec<u8>>,
) -> Result<u64, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let done = sqlx::query(
                    "DELETE FROM session WHERE person = $1 AND ($2 IS NULL OR key <> $2)",
                )
                .bind(person.uuid())
                .bind(but)
                .execute(tx.conn())
                .await?;
                Ok(done.rows_affected())
            })
        })
        .await
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
