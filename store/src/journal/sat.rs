//! Entries about what was done in a sitting.

use domain::deal::Context;
use domain::id::SittingId;
use domain::sitting::Change;

use crate::error::StoreError;
use crate::writer::Tx;

/// Writes down what someone changed; their operation sent again is told by it.
pub(crate) async fn sat(
    tx: &mut Tx,
    at: &Context<'_>,
    sitting: SittingId,
    changes: &[Change],
) -> Result<(), StoreError> {
    keep(tx, at, sitting, kind(changes), serde_json::to_string(changes)?).await
}

/// An entry about a sitting of any kind.
pub(super) async fn keep(
    tx: &mut Tx,
    at: &Context<'_>,
    sitting: SittingId,
    kind: &'static str,
    payload: String,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO journal (at, actor, op, kind, payload, sitting)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(at.now.0)
    .bind(at.actor.person.uuid())
    .bind(at.op.uuid())
    .bind(kind)
    .bind(payload)
    .bind(sitting.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// After the last of what is done: coming goes before it.
fn kind(changes: &[Change]) -> &'static str {
    match changes.last() {
        Some(Change::Led { .. }) => "sitting_led",
        Some(Change::Written(_) | Change::Revised) => "sitting_written",
        Some(Change::Signed { .. } | Change::Closed { .. }) => "sitting_signed",
        Some(Change::Joined { .. }) | None => "sitting_joined",
    }
}
