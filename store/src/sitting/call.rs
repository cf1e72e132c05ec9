//! More people called to a walk that goes on.

use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{PersonId, SittingId};
use domain::policy::{Action, Actor};
use domain::sitting::{Kind, Participant, call as decide, sees_of};

use super::{Candidates, SittingRefused, read, tell_head, theirs, write};
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};

/// Calls people to a walk that the actor leads; they are told of it as those are who were invited
/// when it was opened.
///
/// # Errors
/// As [`domain::sitting::call`]; nobody is called then.
pub async fn call(
    store: &Store,
    actor: &Actor,
    (id, people): (SittingId, Vec<PersonId>),
    now: Millis,
) -> Result<(), SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let head = read::head(tx.conn(), id).await?;
                let mut head = head.ok_or(Refusal::NoSuchSitting)?;
                let owners = owners(&read::owned(tx.conn(), id).await?, &actor);
                let org = tx.org();
                let called: Vec<_> = people.iter().map(|one| (*one, org.actor(*one))).collect();
                let people = decide(&head, &actor, &called, &owners)?;
                for person in &people {
                    write::add(tx, id, *person, (head.people.len(), false)).await?;
                    let (joined, signed_at) = (false, None);
                    head.people.push(Participant { person: *person, joined, signed_at });
                }
                let fact = Fact::SittingCalled { sitting: id, people };
                journal::fact(tx, Some(actor.person), &fact, now).await?;
                tell_head(tx, &head);
                Ok(())
            })
        })
        .await
}

/// Keeps T7: who could be called to a walk, and how many of its deals each would see.
///
/// # Errors
/// `NoSuchSitting` for who takes no part in it, and where it is no walk.
pub async fn callable(
    store: &Store,
    actor: &Actor,
    id: SittingId,
) -> Result<Candidates, SittingRefused> {
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    let head = theirs(&mut conn, store, actor, id).await?;
    let head = head.filter(|head| head.kind == Kind::Walk).ok_or(Refusal::NoSuchSitting)?;
    let owners = owners(&read::owned(&mut conn, id).await?, actor);
    let org = store.org();
    let others = org.people().filter(|one| head.participant(one.id).is_none());
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let seeing = others.filter_map(|one| {
        let sees = sees_of(&org.actor(one.id)?, &owners);
        (sees > 0).then(|| (one.id, count(sees)))
    });
    Ok(Candidates { deals: count(owners.len()), people: seeing.collect() })
}

/// Whose deals are gone through, of those that the actor sees: of the others nobody learns by
/// whom they call.
fn owners(owned: &[(Option<PersonId>, bool)], actor: &Actor) -> Vec<PersonId> {
    let owners = owned.iter().filter_map(|(owner, _)| *owner);
    owners.filter(|owner| actor.may(Action::SeeDeal { owner: *owner }).is_ok()).collect()
}
