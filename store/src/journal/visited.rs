//! Entries about visits: the visit as it is afterwards.

use domain::day::Millis;
use domain::id::{OpId, PersonId};
use domain::visit::{State, Visit};

use crate::error::StoreError;
use crate::writer::Tx;

/// Writes down what who goes did about a visit; their operation sent again is answered by it.
pub(crate) async fn visited(
    tx: &mut Tx,
    (at, op): (Millis, OpId),
    visit: &Visit,
) -> Result<(), StoreError> {
    keep(tx, (at, visit.by, Some(op)), visit).await
}

/// Writes down what another did about a visit of theirs: a handover arranges it, or passes it on.
pub(crate) async fn arranged(
    tx: &mut Tx,
    (at, by): (Millis, PersonId),
    visit: &Visit,
) -> Result<(), StoreError> {
    keep(tx, (at, by, None), visit).await
}

async fn keep(
    tx: &mut Tx,
    (at, by, op): (Millis, PersonId, Option<OpId>),
    visit: &Visit,
) -> Result<(), StoreError> {
    let kind = match &visit.state {
        State::Planned if visit.version == 1 => "visit_planned",
        State::Planned => "visit_changed",
        State::Made(_) => "visit_made",
        State::Dropped { .. } => "visit_dropped",
    };
    sqlx::query(
        "INSERT INTO journal (at, actor, op, kind, payload, visit) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(at.0)
    .bind(by.uuid())
    .bind(op.map(OpId::uuid))
    .bind(kind)
    .bind(serde_json::to_string(visit)?)
    .bind(visit.id.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}
