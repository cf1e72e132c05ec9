//! What is on the disk, read past the program.

use std::collections::BTreeMap;
use std::path::Path;

use domain::board::Card;
use domain::deal::{Change, Deal, evolve};
use domain::funnel::Place;
use domain::id::OpId;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection as _, Row as _};
use uuid::Uuid;

/// An entry of the journal about a deal.
struct Written {
    seq: i64,
    op: Option<Uuid>,
    version: i64,
    changes: Vec<Change>,
    card: Card,
}

/// Fails unless the file is whole, every deal is what the journal replayed makes of it, and
/// every operation of `answered` is there once, as the entry it was answered with.
pub async fn holds(db: &Path, answered: &BTreeMap<OpId, i64>) {
    let options = SqliteConnectOptions::new().filename(db);
    let mut conn = SqliteConnection::connect_with(&options).await.unwrap();
    let whole: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut conn).await.unwrap();
    assert_eq!(whole, "ok");
    let mut of_ops = BTreeMap::new();
    for (deal, entries) in journal(&mut conn).await {
        let mut replayed: Option<Deal> = None;
        for (before, entry) in (1i64..).zip(&entries) {
            assert_eq!(entry.version, before, "{deal}: no version is left out or comes twice");
            let first = entry.op.unwrap_or_default();
            replayed = evolve(replayed, OpId::new(first), &entry.changes);
            assert_eq!(replayed.as_ref(), Some(&entry.card.deal), "{deal} at {before}");
            if let Some(op) = entry.op {
                assert_eq!(of_ops.insert(OpId::new(op), entry.seq), None, "{op} once");
            }
        }
        let last = &entries.last().unwrap().card.deal;
        let row = sqlx::query("SELECT place, version, owner, amount FROM deal WHERE id = ?")
            .bind(deal)
            .fetch_one(&mut conn)
            .await
            .unwrap();
        let place = Place::ALL.iter().position(|place| *place == last.position.place());
        let place = i64::try_from(place.unwrap()).unwrap() + 1;
        assert_eq!(row.get::<i64, _>("place"), place, "{deal}");
        assert_eq!(row.get::<i64, _>("version"), i64::from(last.version), "{deal}");
        assert_eq!(row.get::<Uuid, _>("owner"), last.owner.uuid(), "{deal}");
        let amount = last.amount.map(domain::money::Money::minor);
        assert_eq!(row.get::<Option<i64>, _>("amount"), amount, "{deal}");
    }
    let lost: Vec<_> = answered.iter().filter(|(op, seq)| of_ops.get(op) != Some(seq)).collect();
    assert!(lost.is_empty(), "answered, and not there as answered: {lost:?}");
    conn.close().await.unwrap();
}

async fn journal(conn: &mut SqliteConnection) -> BTreeMap<Uuid, Vec<Written>> {
    let rows = sqlx::query(
        "SELECT seq, op, deal, version, payload, card FROM journal WHERE deal IS NOT NULL ORDER BY seq",
    )
    .fetch_all(conn)
    .await
    .unwrap();
    let mut all: BTreeMap<Uuid, Vec<Written>> = BTreeMap::new();
    for row in rows {
        all.entry(row.get("deal")).or_default().push(Written {
            seq: row.get("seq"),
            op: row.get("op"),
            version: row.get("version"),
            changes: serde_json::from_str(row.get("payload")).unwrap(),
            card: serde_json::from_str(row.get("card")).unwrap(),
        });
    }
    all
}
