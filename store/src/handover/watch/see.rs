//! Somebody has seen to what befell a deal after its handover.

use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{DealId, SittingId};
use domain::policy::Actor;

use super::{closed, found};
use crate::handle::Store;
use crate::handover::HandoverRefused;
use crate::journal::{self, Fact};
use crate::writer::Tx;

/// Keeps H5: writes down that somebody who is told of it has seen to a turn of a deal; the first
/// who did stays.
///
/// # Errors
/// `NoSuchSitting` for who is not told of it, `NoSuchItem` where no deal in their sight turned for
/// the worse then.
pub async fn see(
    store: &Store,
    actor: &Actor,
    handover: SittingId,
    (deal, turned): (DealId, Millis),
    now: Millis,
) -> Result<(), HandoverRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { see_in(tx, &actor, handover, (deal, turned), now).await })
        })
        .await
}

pub(crate) async fn see_in(
    tx: &mut Tx,
    actor: &Actor,
    handover: SittingId,
    (deal, turned): (DealId, Millis),
    now: Millis,
) -> Result<(), HandoverRefused> {
    let company = tx.company()?;
    let closed = closed(tx.conn(), actor, &company, handover, now).await?;
    let closed = closed.ok_or(Refusal::NoSuchSitting)?;
    let found = found(tx.conn(), actor, &company, &closed, now).await?;
    if !found.turned.iter().any(|(one, turn)| (*one, turn.at) == (deal, turned)) {
        return Err(Refusal::NoSuchItem.into());
    }
    let insert = sqlx::query(
        "INSERT INTO handover_seen (handover, deal, turned, person, at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    );
    let insert = insert.bind(handover.uuid()).bind(deal.uuid()).bind(turned.0);
    let insert = insert.bind(actor.person.uuid()).bind(now.0);
    if insert.execute(tx.conn()).await?.rows_affected() > 0 {
        let fact = Fact::HandoverSeen { handover, deal, turned };
        journal::fact(tx, Some(actor.person), &fact, now).await?;
    }
    Ok(())
}
