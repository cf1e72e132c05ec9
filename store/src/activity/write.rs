//! Writing an activity's row.

use domain::activity::{About, Activity, Kind};
use domain::id::{AccountId, ContactId, DealId};
use domain::text::Remark;
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use crate::error::StoreError;
use crate::writer::Tx;

type Statement = Query<'static, Sqlite, SqliteArguments>;

/// `seq` is the entry of the journal that tells of it.
pub(crate) async fn insert(tx: &mut Tx, activity: &Activity, seq: i64) -> Result<(), StoreError> {
    let (deal, account) = match activity.about {
        About::Deal(deal) => (Some(deal), None),
        About::Account(account) => (None, Some(account)),
    };
    let insert = sqlx::query(
        "INSERT INTO activity (id, kind, way, reached, happened, contact, words, withdrawn,
         version, deal, account, author, written_at, seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    );
    bind_content(insert, activity)
        .bind(deal.map(DealId::uuid))
        .bind(account.map(AccountId::uuid))
        .bind(activity.by.uuid())
        .bind(activity.written_at.0)
        .bind(seq)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What its author may set: the rest of it never changes.
pub(crate) async fn save(tx: &mut Tx, activity: &Activity) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE activity SET kind = $2, way = $3, reached = $4, happened = $5, contact = $6,
         words = $7, withdrawn = $8, version = $9 WHERE id = $1",
    );
    bind_content(update, activity).execute(tx.conn()).await?;
    Ok(())
}

/// $1 to $9.
fn bind_content(statement: Statement, activity: &Activity) -> Statement {
    let (kind, way, reached) = match activity.kind {
        Kind::Note => ("note", None, None),
        Kind::Call { way, reached } => ("call", Some(way.word()), Some(reached)),
        Kind::Mail { way } => ("mail", Some(way.word()), None),
    };
    statement
        .bind(activity.id.uuid())
        .bind(kind)
        .bind(way)
        .bind(reached.map(i64::from))
        .bind(activity.happened.0)
        .bind(activity.contact.map(ContactId::uuid))
        .bind(activity.told.words().map(|words: &Remark| words.as_str().to_owned()))
        .bind(i64::from(activity.is_withdrawn()))
        .bind(i64::from(activity.version))
}
