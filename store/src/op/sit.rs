//! What people do in sittings, as operations.

use std::collections::BTreeSet;

use domain::deal::{Context, Refusal};
use domain::id::PersonId;
use domain::op::{Answer, Op};
use domain::sitting::{Change, Command, Entry, Event, Ground, Kind, Sitting, decide, evolve};

use super::{Stop, answered};
use crate::coaching::{cycle, follow};
use crate::sitting::ground::Ground as About;
use crate::sitting::{Told, read, tell_head, write};
use crate::writer::Tx;
use crate::{handover, journal};

pub(super) async fn sit(
    tx: &mut Tx,
    op: &Op,
    command: &Command,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    if let Command::Hand { sitting, act } = command {
        return handover::act::hand(tx, op, (*sitting, act), at).await;
    }
    let id = command.sitting();
    let head = read::head(tx.conn(), id).await?.ok_or(Refusal::NoSuchSitting)?;
    let org = tx.org();
    let people = head.people.iter().map(|one| one.person);
    let active = people.filter(|one| org.actor(*one).is_some()).collect();
    // Only what the command is about: the rest of a sitting is in nobody's way.
    let item = match command.place() {
        Some(place) => read::item(tx.conn(), id, place).await?,
        None => None,
    };
    let kept = match head.kind {
        Kind::Handover => handover::read::kept(tx.conn(), at.funnel, id).await?,
        Kind::Walk | Kind::Debrief => None,
    };
    let about = About::of(&org, at.actor, &head, kept.as_ref(), item);
    let stands = match command {
        Command::Write { typed, .. } => {
            let key = (typed.place, typed.field, at.actor.person);
            read::entry(tx.conn(), id, key).await?
        }
        _ => None,
    };
    let (sees, people, owner) = (about.sees, about.people, about.owner);
    let (mut items, mut entries) = (about.item.into_iter().collect(), stands.into_iter().collect());
    // Keeps C3: in a debrief all is judged by what the rep has said.
    if head.kind == Kind::Debrief {
        items = read::items(tx.conn(), id).await?;
        entries = read::entries(tx.conn(), id).await?;
    }
    let mut sitting = Sitting { head, items, entries };
    let changes = decide(&sitting, command, &Ground { sees, active }, at.actor, at.now)?;
    if changes.is_empty() {
        let answer = Answer::Sat { kept: newer(&sitting, command, at.actor.person).map(Box::new) };
        answered::keep(tx, at.actor, op.id, &answer, at.now).await?;
        return Ok(answer);
    }
    write::apply(tx, id, &changes).await?;
    evolve(&mut sitting, &changes);
    journal::sat(tx, at, id, &changes).await?;
    let closed = changes.iter().any(|change| matches!(change, Change::Closed { .. }));
    if sitting.head.kind == Kind::Debrief {
        cycle::after(tx, at, &sitting, &changes).await?;
        if closed {
            follow::agreed(tx, at, &sitting).await?;
        }
    }
    tell(tx, &sitting, (&people, owner), &changes);
    Ok(Answer::Sat { kept: None })
}

/// What its author wrote elsewhere meanwhile, where it says something else.
fn newer(sitting: &Sitting, command: &Command, me: PersonId) -> Option<Entry> {
    let Command::Write { typed, .. } = command else { return None };
    let stands = sitting.entry(typed.place, typed.field, me);
    stands.filter(|entry| entry.words != typed.words).cloned()
}

fn tell(
    tx: &mut Tx,
    sitting: &Sitting,
    (people, owner): (&BTreeSet<PersonId>, Option<PersonId>),
    changes: &[Change],
) {
    for change in changes {
        if let Change::Written(entry) = change {
            let event = Event::Written { sitting: sitting.head.id, entry: entry.clone() };
            tx.tell_sitting(Told { people: people.clone(), owner, event });
        }
    }
    if changes.iter().any(|change| !matches!(change, Change::Written(_))) {
        tell_head(tx, &sitting.head);
    }
}
