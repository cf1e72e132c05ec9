//! Deals that were taken back: off every list, kept whole, and put back from there.

use domain::board::Card;
use domain::day::Millis;
use domain::id::DealId;
use sqlx::SqliteConnection;

use super::write;
use crate::error::StoreError;
use crate::row::get;
use crate::writer::Tx;

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
    let deal = card.deal.id.uuid();
    // Asked, and not tried under a savepoint: in a transaction that takes back thousands, each
    // savepoint costs as much as all before it.
    let made = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM activity WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM sitting_item WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM visit WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM follow_up WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM handover_item WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM handover_along WHERE deal = $1)
         OR EXISTS (SELECT 1 FROM handover_seen WHERE deal = $1)",
    );
    if made.bind(deal).fetch_one(tx.conn()).await? {
        return Ok(false);
    }
    for delete in [
        "DELETE FROM imported WHERE deal = $1",
        "DELETE FROM deal_contact WHERE deal = $1",
        "DELETE FROM deal WHERE id = $1",
    ] {
        sqlx::query(delete).bind(deal).execute(tx.conn()).await?;
    }
    sqlx::query("INSERT INTO deal_withdrawn (id, card, at) VALUES ($1, $2, $3)")
        .bind(deal)
        .bind(serde_json::to_string(card)?)
        .bind(at.0)
        .execute(tx.conn())
        .await?;
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

#[cfg(test)]
mod tests {
    use crate::Store;

    #[tokio::test]
    async fn whatever_refers_to_a_deal_is_known_to_who_puts_it_away() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("test.db")).await.unwrap();
        let tables = sqlx::query_scalar::<_, String>(
            "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table' AND f.\"table\" = 'deal' ORDER BY 1",
        );
        let mut snapshot = store.readers().begin().await.unwrap();
        let tables = tables.fetch_all(&mut *snapshot).await.unwrap();
        let known = [
            "activity",
            "deal_contact",
            "follow_up",
            "handover_along",
            "handover_item",
            "handover_seen",
            "imported",
            "sitting_item",
            "visit",
        ];
        assert_eq!(tables, known);
    }
}
