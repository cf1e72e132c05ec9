//! Writing a visit's row.

use domain::id::{ContactId, DealId};
use domain::text::Note;
use domain::visit::{State, Visit};
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use crate::error::StoreError;
use crate::writer::Tx;

type Statement = Query<'static, Sqlite, SqliteArguments>;

pub(crate) async fn insert(tx: &mut Tx, visit: &Visit) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO visit (id, contact, day, plan_day, minute, minutes, way, aim, second,
         fallback, notes, state, result, action, action_due, next_day, why, version, person,
         account, deal, planned, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
         $19, $20, $21, $22, $23)",
    );
    bind_changing(insert, visit)?
        .bind(visit.by.uuid())
        .bind(visit.account.uuid())
        .bind(visit.deal.map(DealId::uuid))
        .bind(i64::from(visit.planned))
        .bind(visit.written_at.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// What may change: the rest of it never does.
pub(crate) async fn save(tx: &mut Tx, visit: &Visit) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE visit SET contact = $2, day = $3, plan_day = $4, minute = $5, minutes = $6,
         way = $7, aim = $8, second = $9, fallback = $10, notes = $11, state = $12, result = $13,
         action = $14, action_due = $15, next_day = $16, why = $17, version = $18 WHERE id = $1",
    );
    bind_changing(update, visit)?.execute(tx.conn()).await?;
    Ok(())
}

/// Who goes, as well: of a visit that is passed on.
pub(crate) async fn save_person(tx: &mut Tx, visit: &Visit) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE visit SET person = $1, version = $2 WHERE id = $3");
    let update = update.bind(visit.by.uuid()).bind(i64::from(visit.version));
    update.bind(visit.id.uuid()).execute(tx.conn()).await?;
    Ok(())
}

/// $1 to $18.
fn bind_changing(statement: Statement, visit: &Visit) -> Result<Statement, StoreError> {
    let (plan, report) = (&visit.plan, visit.report());
    let (state, why) = match &visit.state {
        State::Planned => ("planned", None),
        State::Made(_) => ("made", None),
        State::Dropped { why } => ("dropped", why.clone()),
    };
    let action = report.and_then(|report| report.action.clone());
    Ok(statement
        .bind(visit.id.uuid())
        .bind(plan.contact.map(ContactId::uuid))
        .bind(visit.day().0)
        .bind(plan.day.0)
        .bind(plan.minute.map(i64::from))
        .bind(i64::from(plan.minutes))
        .bind(plan.way.word())
        .bind(plan.aim.clone().map(String::from))
        .bind(plan.second.clone().map(String::from))
        .bind(plan.fallback.clone().map(String::from))
        .bind(serde_json::to_string(&visit.notes)?)
        .bind(state)
        .bind(report.map(|report| String::from(report.result.clone())))
        .bind(action.as_ref().map(|action| action.what.to_string()))
        .bind(action.map(|action| action.due.0))
        .bind(report.and_then(|report| report.next).map(|day| day.0))
        .bind(why.map(|why: Note| String::from(why)))
        .bind(i64::from(visit.version)))
}
