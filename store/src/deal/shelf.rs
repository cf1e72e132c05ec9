//! Deals that were taken back: off every list, kept whole, and put back from there.

use domain::board::Card;
use domain::day::Millis;
use domain::id::DealId;
use sqlx::SqliteConnection;

use super::write;
use crate::error::{StoreError, primary_code};
use crate::row::get;
use crate::writer::Tx;

/// SQLite's code for a row that others refer to.
const SQLITE_CONSTRAINT: &str = "19";

pub(crate) async fn card(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Option<Card>, StoreError> {
    let select = sqlx::query("SELECT card FROM deal_withdrawn WHERE id = $1").bind(deal.uuid());
    let Some(row) = select.fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some(serde_json::from_str(get(&row, "card")?)?))
}

/// Takes a deal off every list. `false`, and nothing done, where something that people made
/// since refers to it.
pub(crate) async fn put_away(tx: &mut Tx, card: &Card, at: Millis) -> Result<bool, StoreError> {
    sqlx::query("SAVEPOINT put_away").execute(tx.conn()).await?;
    let deal = card.deal.id.uuid();
    for delete in [
        "DELETE FROM imported WHERE deal = $1",
        "DELETE FROM deal_contact WHERE deal = $1",
        "DELETE FROM deal WHERE id = $1",
    ] {
        match sqlx::query(delete).bind(deal).execute(tx.conn()).await {
            Ok(_) => {}
            Err(error) if primary_code(&error).as_deref() == Some(SQLITE_CONSTRAINT) => {
                sqlx::query("ROLLBACK TO put_away").execute(tx.conn()).await?;
                sqlx::query("RELEASE put_away").execute(tx.conn()).await?;
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        }
    }
    sqlx::query("INSERT INTO deal_withdrawn (id, card, at) VALUES ($1, $2, $3)")
        .bind(deal)
        .bind(serde_json::to_string(card)?)
        .bind(at.0)
        .execute(tx.conn())
        .await?;
    sqlx::query("RELEASE put_away").execute(tx.conn()).await?;
    Ok(true)
}

/// Keeps what is said of a deal that stays where it is.
pub(crate) async fn save(tx: &mut Tx, card: &Card) -> Result<(), StoreError> {
    sqlx::query("UPDATE deal_withdrawn SET card = $1 WHERE id = $2")
        .bind(serde_json::to_string(card)?)
        .bind(card.deal.id.uuid())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Puts a deal back as it says it is.
pub(crate) async fn put_back(tx: &mut Tx, card: &Card) -> Result<(), StoreError> {
    let delete = sqlx::query("DELETE FROM deal_withdrawn WHERE id = $1");
    delete.bind(card.deal.id.uuid()).execute(tx.conn()).await?;
    write::insert(tx, &card.deal).await
}
