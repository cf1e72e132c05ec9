//! What has come from files before: no row is taken twice.

use domain::day::Millis;
use domain::id::DealId;

use crate::error::StoreError;
use crate::row::{get, id};
use crate::writer::Tx;

/// A row of a file that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    pub deal: DealId,
    /// A hash of what the row said.
    pub row_hash: Vec<u8>,
}

/// What became of the row under a key, if it was taken before.
pub async fn taken(tx: &mut Tx, key: &str) -> Result<Option<Taken>, StoreError> {
    let select = sqlx::query("SELECT deal, row_hash FROM imported WHERE key = $1");
    let row = select.bind(key.to_owned()).fetch_optional(tx.conn()).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Taken { deal: id(&row, "deal", DealId::new)?, row_hash: get(&row, "row_hash")? }))
}

/// Remembers a row as taken, or as changed since.
pub async fn take(tx: &mut Tx, key: &str, what: Taken, at: Millis) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO imported (key, deal, row_hash, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET
         deal = excluded.deal, row_hash = excluded.row_hash, at = excluded.at",
    )
    .bind(key.to_owned())
    .bind(what.deal.uuid())
    .bind(what.row_hash)
    .bind(at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}
