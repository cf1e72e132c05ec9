//! Sales meetings: made by who leads a team, read by who is invited, their actions done by each.

mod pass;
mod rows;

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{At, Command, Meeting, decide};
use domain::policy::{Action, Actor};
use domain::visit::Agreed;
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::visit::Told;
use crate::writer::Tx;

pub(crate) use pass::pass;

#[derive(Clone, Debug, thiserror::Error)]
pub enum MeetingRefused {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps C7: those that the actor makes or is invited to, the latest first, `limit` at most.
pub async fn list(store: &Store, actor: &Actor, limit: u32) -> Result<Vec<Meeting>, StoreError> {
    if actor.may(Action::SitTogether).is_err() {
        return Ok(Vec::new());
    }
    let mut snapshot = store.readers().begin().await?;
    let mut found = rows::of_person(&mut snapshot, actor.person, limit).await?;
    found.retain(|meeting| meeting.is_seen_by(actor));
    Ok(found)
}

/// Keeps C7: one that the actor makes or is invited to; to anyone else there is none.
pub async fn read(
    store: &Store,
    actor: &Actor,
    id: MeetingId,
) -> Result<Option<Meeting>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let found = rows::meeting(&mut snapshot, id).await?;
    Ok(found.filter(|meeting| meeting.is_seen_by(actor)))
}

/// Does it, and answers with the meeting as it is now. Making one again under its identity, with
/// what stands there, answers with it as well: an answer may have been lost.
///
/// # Errors
/// Named by the rule.
pub async fn act(
    store: &Store,
    actor: &Actor,
    id: MeetingId,
    command: Command,
    now: Millis,
) -> Result<Meeting, MeetingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { act_in(tx, &actor, id, &command, now).await })
        })
        .await
}

pub(crate) async fn act_in(
    tx: &mut Tx,
    actor: &Actor,
    id: MeetingId,
    command: &Command,
    now: Millis,
) -> Result<Meeting, MeetingRefused> {
    let found = rows::meeting(tx.conn(), id).await?;
    if let (Some(found), Command::Write { base: None, sheet }) = (&found, command)
        && found.by == actor.person
        && found.version == 1
        && found.sheet.agenda == sheet.agenda
        && found.sheet.notes == sheet.notes
    {
        return Ok(found.clone());
    }
    let meeting = decide(found.as_ref(), id, command, At { actor, now })?;
    keep(tx, actor.person, found, &meeting, now).await?;
    Ok(meeting)
}

/// Writes it down, and tells those who read it or did.
async fn keep(
    tx: &mut Tx,
    by: PersonId,
    found: Option<Meeting>,
    meeting: &Meeting,
    now: Millis,
) -> Result<(), StoreError> {
    rows::keep(tx, meeting, found.is_some()).await?;
    let before = found.map(|found| found.sheet.people).unwrap_or_default();
    let people: BTreeSet<PersonId> =
        meeting.sheet.people.iter().copied().chain(before).chain([meeting.by]).collect();
    tx.tell_visits(Told { by: meeting.by, only: Some(people) });
    let fact = Fact::MeetingKept { meeting: Box::new(meeting.clone()) };
    journal::fact(tx, Some(by), &fact, now).await?;
    Ok(())
}

/// Keeps C7 and V4: what a person said they would do, and has not done.
pub(crate) async fn agreed(
    conn: &mut SqliteConnection,
    person: PersonId,
) -> Result<Vec<Agreed>, StoreError> {
    rows::agreed(conn, person).await
}
