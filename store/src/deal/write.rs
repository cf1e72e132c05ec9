//! Writing a deal's row.

use domain::day::Day;
use domain::deal::{CustomerStatus, Deal, LastMove, LostReason, Position, Standing};
use domain::id::{ContactId, ProductId, SourceId};
use domain::money::{Currency, Money};
use domain::text::Note;
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use crate::error::StoreError;
use crate::row::{place_number, stage_number, won_value};
use crate::writer::Tx;

type Statement = Query<'static, Sqlite, SqliteArguments>;

pub(crate) async fn insert(tx: &mut Tx, deal: &Deal, currency: Currency) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO deal (place, stage, since, band_since, value, closed, lost_reason, note,
         last_op, last_from, version, id, account, contact, product, source, owner, amount,
         expected, status, step, due, currency, listed_at, claimed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
         $18, $19, $20, $21, $22, $23, $24, $25)",
    );
    let insert = bind_fields(bind_position(insert, deal)?, deal)
        .bind(currency.code().to_owned())
        .bind(deal.listed_at.0)
        .bind(deal.claimed.map(|day| day.0));
    insert.execute(tx.conn()).await?;
    link(tx, deal).await
}

/// Where a deal stands, and nothing else: what a move changes.
pub(crate) async fn save_position(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE deal SET place = $1, stage = $2, since = $3, band_since = $4, value = $5,
         closed = $6, lost_reason = $7, note = $8, last_op = $9, last_from = $10, version = $11
         WHERE id = $12",
    );
    bind_position(update, deal)?.bind(deal.id.uuid()).execute(tx.conn()).await?;
    Ok(())
}

/// Whose a deal is, and nothing else: what passing it on changes.
pub(crate) async fn save_owner(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    sqlx::query("UPDATE deal SET owner = $1, version = $2 WHERE id = $3")
        .bind(deal.owner.uuid())
        .bind(i64::from(deal.version))
        .bind(deal.id.uuid())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What a change of many deals sets, and nothing else.
pub(crate) async fn save_altered(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deal SET owner = $1, source = $2, expected = $3, version = $4 WHERE id = $5",
    )
    .bind(deal.owner.uuid())
    .bind(deal.source.map(SourceId::uuid))
    .bind(deal.expected.map(|day| day.0))
    .bind(i64::from(deal.version))
    .bind(deal.id.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The whole deal but for what never changes.
pub(crate) async fn save(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE deal SET place = $1, stage = $2, since = $3, band_since = $4, value = $5,
         closed = $6, lost_reason = $7, note = $8, last_op = $9, last_from = $10, version = $11,
         account = $13, contact = $14, product = $15, source = $16, owner = $17, amount = $18,
         expected = $19, status = $20, step = $21, due = $22
         WHERE id = $12",
    );
    bind_fields(bind_position(update, deal)?, deal).execute(tx.conn()).await?;
    let unlink = sqlx::query("DELETE FROM deal_contact WHERE deal = $1").bind(deal.id.uuid());
    unlink.execute(tx.conn()).await?;
    link(tx, deal).await
}

async fn link(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    for (position, contact) in (0_i64..).zip(&deal.contacts) {
        sqlx::query("INSERT INTO deal_contact (deal, position, contact) VALUES ($1, $2, $3)")
            .bind(deal.id.uuid())
            .bind(position)
            .bind(contact.uuid())
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// $1 to $11.
fn bind_position(statement: Statement, deal: &Deal) -> Result<Statement, StoreError> {
    let Position { standing, since, band_since } = &deal.position;
    let last = deal.last_move.as_ref();
    let last_from = last.map(|last| serde_json::to_string(&last.from)).transpose()?;
    Ok(statement
        .bind(place_number(standing.place()))
        .bind(stage_number(standing.stage()))
        .bind(since.0)
        .bind(band_since.0)
        .bind(won_value(standing))
        .bind(closed(standing).map(|day| day.0))
        .bind(lost_reason(standing).map(LostReason::word))
        .bind(note(standing).map(|note| note.as_str().to_owned()))
        .bind(last.map(|LastMove { op, .. }| op.uuid()))
        .bind(last_from)
        .bind(i64::from(deal.version)))
}

/// $12 to $22.
fn bind_fields(statement: Statement, deal: &Deal) -> Statement {
    let step = deal.next_step.as_ref();
    statement
        .bind(deal.id.uuid())
        .bind(deal.account.uuid())
        .bind(deal.contacts.first().copied().map(ContactId::uuid))
        .bind(deal.product.map(ProductId::uuid))
        .bind(deal.source.map(SourceId::uuid))
        .bind(deal.owner.uuid())
        .bind(deal.amount.map(Money::minor))
        .bind(deal.expected.map(|day| day.0))
        .bind(deal.status.map(CustomerStatus::word))
        .bind(step.map(|step| step.what.as_str().to_owned()))
        .bind(step.map(|step| step.due.0))
}

fn closed(standing: &Standing) -> Option<Day> {
    match standing {
        Standing::Won { on, .. } | Standing::Lost { on, .. } => Some(*on),
        Standing::Open { .. } | Standing::Parked { .. } => None,
    }
}

fn lost_reason(standing: &Standing) -> Option<LostReason> {
    match standing {
        Standing::Lost { reason, .. } => Some(*reason),
        _ => None,
    }
}

fn note(standing: &Standing) -> Option<&Note> {
    match standing {
        Standing::Lost { note, .. } | Standing::Parked { note, .. } => note.as_ref(),
        Standing::Open { .. } | Standing::Won { .. } => None,
    }
}
