//! Entries about visits: the visit as it is afterwards. As with activities, one about a deal
//! stands beside it and leaves its version alone: who has the deal open reads its stream anew.
//! Whoever reads the week of who goes is told by itself.

use domain::day::Millis;
use domain::id::{DealId, OpId, PersonId};
use domain::journal::Entry;
use domain::visit::{State, Visit};

use super::Heard;
use crate::deal::read::card;
use crate::error::StoreError;
use crate::visit::Told;
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
    let card = match visit.deal {
        Some(deal) => card(tx.conn(), deal).await?,
        None => None,
    };
    let beside = card.as_ref().map(|card| (card.deal.id, card.deal.version));
    let seq: i64 = sqlx::query_scalar(
        "INSERT INTO journal (at, actor, op, kind, payload, visit, beside, beside_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING seq",
    )
    .bind(at.0)
    .bind(by.uuid())
    .bind(op.map(OpId::uuid))
    .bind(kind)
    .bind(serde_json::to_string(visit)?)
    .bind(visit.id.uuid())
    .bind(beside.map(|(deal, _): (DealId, u32)| deal.uuid()))
    .bind(beside.map(|(_, version)| i64::from(version)))
    .fetch_one(tx.conn())
    .await?;
    if let (Some(card), Some((deal, version))) = (card, beside) {
        let entry = Entry { seq, at, by: Some(by), deal, version, changes: Vec::new() };
        // The answer, and not this, is what its sender waits for.
        tx.tell(Heard { entry, op: None, before: Some(card.clone()), after: card });
    }
    tx.tell_visits(Told { by: visit.by, only: None });
    Ok(())
}
