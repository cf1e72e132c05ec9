//! Beginning a debrief: a sitting of rep and coach about one joint visit.

use domain::coaching::debrief::Phase;
use domain::coaching::joint::may_begin;
use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{SittingId, VisitId};
use domain::policy::Actor;
use domain::sitting::{About, Kind};
use domain::text::Name;

use super::{joint, read};
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::sitting::{SittingRefused, tell_head, write};
use crate::visit::read as visits;
use crate::writer::Tx;

/// Keeps C2 and C3: begins the debrief of a joint visit, or answers with the one that was begun
/// already. `id` is made where it is asked for.
///
/// # Errors
/// Named by the rule; `NotJoint` for who has no part in it.
pub async fn begin(
    store: &Store,
    actor: &Actor,
    (id, visit): (SittingId, VisitId),
    now: Millis,
) -> Result<SittingId, SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { begin_in(tx, &actor, (id, visit), now).await })
        })
        .await
}

pub(crate) async fn begin_in(
    tx: &mut Tx,
    actor: &Actor,
    (id, visit): (SittingId, VisitId),
    now: Millis,
) -> Result<SittingId, SittingRefused> {
    let company = tx.company()?;
    let found = read::joint(tx.conn(), &company, visit).await?.ok_or(Refusal::NotJoint)?;
    let row = visits::visit(tx.conn(), visit).await?.ok_or(Refusal::NotJoint)?;
    may_begin(&found, &row, actor, clock::today(&company, now))?;
    if let Some(begun) = found.debrief {
        return Ok(begun);
    }
    let parts = Phase::of(found.sale).iter();
    let items = parts.map(|phase| Name::new(phase.word()).map(About::Part));
    let items: Vec<About> =
        items.collect::<Result<_, _>>().map_err(|_| StoreError::unreadable("a part"))?;
    let others: Vec<_> =
        [found.rep, found.coach].into_iter().filter(|one| *one != actor.person).collect();
    let what = (id, Kind::Debrief, Some(found.rep));
    let head = write::insert(tx, what, actor.person, &others, &items, now).await?;
    joint::begun(tx, &found, id).await?;
    let fact = Fact::SittingOpened {
        sitting: id,
        kind: Kind::Debrief,
        people: others,
        address: format!("/coaching/{id}"),
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
    };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    tell_head(tx, &head);
    tx.tell_visits(joint::between(found.rep, found.coach, None));
    Ok(id)
}
