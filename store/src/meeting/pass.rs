//! What somebody who leaves agreed to do goes on with another.

use domain::day::Millis;
use domain::handover::carried_on;
use domain::id::PersonId;

use super::{keep, rows};
use crate::error::StoreError;
use crate::writer::Tx;

/// Keeps H1: in each meeting another takes what the leaver has not done; `heirs` by how much they
/// take over, the most first.
pub(crate) async fn pass(
    tx: &mut Tx,
    by: PersonId,
    (leaver, heirs): (PersonId, &[PersonId]),
    now: Millis,
) -> Result<(), StoreError> {
    let org = tx.org();
    for id in rows::undone(tx.conn(), leaver).await? {
        let Some(found) = rows::meeting(tx.conn(), id).await? else { continue };
        if let Some(after) = carried_on(&found, leaver, heirs, |one| org.takes_over(one)) {
            keep(tx, by, Some(found), &after, now).await?;
        }
    }
    Ok(())
}
