//! Writing a deal's row.

use domain::day::Day;
use domain::deal::{CustomerStatus, Deal, LastMove, LostReason, Position, Standing};
use domain::id::{ContactId, ProductId, SourceId};
use domain::money::Money;
use domain::rates::Rates;
use domain::text::Note;
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use crate::error::StoreError;
use crate::journal::{self, Happened};
use crate::row::{place_number, stage_number, won_value};
use crate::writer::{Tx, next_job};

pub(crate) type Statement = Query<'static, Sqlite, SqliteArguments>;

pub(crate) async fn insert(tx: &mut Tx, deal: &Deal) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO deal (place, stage, since, band_since, value, closed, lost_reason, note,
         last_op, last_from, version, value_currency, worth, rated, id, account, contact, product,
         source, owner, amount, expected, status, step, due, currency, listed_at, claimed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
         $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)",
    );
    let rates = tx.rates()?;
    let insert = bind_fields(bind_position(insert, deal, rates)?, deal, rates)
        .bind(deal.listed_at.0)
        .bind(deal.claimed.map(|day| day.0));
    insert.execute(tx.conn()).await?;
    link(tx, deal).await
}

/// What a move writes.
macro_rules! move_sql {
    ($($more:expr)?) => {
        concat!(
            "UPDATE deal SET place = $1, stage = $2, since = $3, band_since = $4, value = $5,
             closed = $6, lost_reason = $7, note = $8, last_op = $9, last_from = $10,
             version = $11, value_currency = $12, worth = $13, rated = $14
             WHERE id = $15;
             INSERT INTO journal (at, actor, op, kind, deal, version, payload, card)
             VALUES ($16, $17, $18, $19, $20, $21, $22, $23);",
            $($more)?
        )
    };
}

/// Where a deal stands, and nothing else, with the entry that tells of it: all in one walk to the
/// database, and the last that an operation writes. The number of the entry.
pub(crate) async fn save_move(tx: &mut Tx, moved: &Happened) -> Result<i64, StoreError> {
    let closes = tx.may_close();
    let all = sqlx::query(if closes { move_sql!(next_job!()) } else { move_sql!() });
    let deal = &moved.after.deal;
    let all = bind_position(all, deal, tx.rates()?)?.bind(deal.id.uuid());
    let done = journal::bind(all, moved)?.execute(tx.conn()).await?;
    if closes {
        tx.is_closed();
    }
    Ok(done.last_insert_rowid())
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
         value_currency = $12, worth = $13, rated = $14, account = $16, contact = $17,
         product = $18, source = $19, owner = $20, amount = $21, expected = $22, status = $23,
         step = $24, due = $25, currency = $26
         WHERE id = $15",
    );
    let rates = tx.rates()?;
    let update = bind_fields(bind_position(update, deal, rates)?, deal, rates);
    update.execute(tx.conn()).await?;
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

/// $1 to $14: where the deal stands, and what it counts for there.
fn bind_position(
    statement: Statement,
    deal: &Deal,
    rates: &Rates,
) -> Result<Statement, StoreError> {
    let Position { standing, since, band_since } = &deal.position;
    let last = deal.last_move.as_ref();
    let last_from = last.map(|last| serde_json::to_string(&last.from)).transpose()?;
    Ok(statement
        .bind(place_number(standing.place()))
        .bind(stage_number(standing.stage()))
        .bind(since.0)
        .bind(band_since.0)
        .bind(won_value(standing).map(Money::minor))
        .bind(closed(standing).map(|day| day.0))
        .bind(lost_reason(standing).map(LostReason::word))
        .bind(note(standing).map(|note| note.as_str().to_owned()))
        .bind(last.map(|LastMove { op, .. }| op.uuid()))
        .bind(last_from)
        .bind(i64::from(deal.version))
        .bind(won_value(standing).map(|value| value.currency().code().to_owned()))
        .bind(rates.worth_of(deal))
        .bind(i64::from(rates.rated(deal).is_some())))
}

/// $15 to $26.
fn bind_fields(statement: Statement, deal: &Deal, rates: &Rates) -> Statement {
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
        .bind(deal.amount.map_or(rates.own(), Money::currency).code().to_owned())
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
