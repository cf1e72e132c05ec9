//! Answers given before: the same operation again gets the same answer again.

use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{ActivityId, OpId, PersonId, SittingId, VisitId};
use domain::op::Answer;
use domain::policy::Actor;

use crate::error::StoreError;
use crate::row::{get, maybe_id};
use crate::writer::Tx;

/// What was answered to this operation; to anyone but who sent it first, only that it is not
/// theirs.
pub(super) async fn before(
    tx: &mut Tx,
    actor: &Actor,
    op: OpId,
) -> Result<Option<Answer>, StoreError> {
    let found = sqlx::query(
        "SELECT actor, seq, coalesce(card, payload) AS said, activity, sitting, visit FROM journal
         WHERE op = $1
         UNION ALL SELECT actor, NULL, answer, NULL, NULL, NULL FROM operation_refused WHERE op = $1",
    )
    .bind(op.uuid())
    .fetch_optional(tx.conn())
    .await?;
    let Some(row) = found else { return Ok(None) };
    if maybe_id(&row, "actor", PersonId::new)? != Some(actor.person) {
        return Ok(Some(Answer::Refused { refusal: Refusal::Denied }));
    }
    let said = get::<&str>(&row, "said")?;
    if maybe_id(&row, "sitting", SittingId::new)?.is_some() {
        return Ok(Some(Answer::Sat { kept: None }));
    }
    if maybe_id(&row, "visit", VisitId::new)?.is_some() {
        return Ok(Some(Answer::Visited { visit: serde_json::from_str(said)? }));
    }
    let noted = maybe_id(&row, "activity", ActivityId::new)?.is_some();
    Ok(Some(match get::<Option<i64>>(&row, "seq")? {
        Some(seq) if noted => Answer::Noted { seq, activity: serde_json::from_str(said)? },
        Some(seq) => Answer::Applied { seq, card: serde_json::from_str(said)? },
        None => serde_json::from_str(said)?,
    }))
}

/// Keeps the answer to an operation that changed nothing.
pub(crate) async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    op: OpId,
    answer: &Answer,
    now: Millis,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO operation_refused (op, at, actor, answer) VALUES ($1, $2, $3, $4)")
        .bind(op.uuid())
        .bind(now.0)
        .bind(actor.person.uuid())
        .bind(serde_json::to_string(answer)?)
        .execute(tx.conn())
        .await?;
    Ok(())
}
