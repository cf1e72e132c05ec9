//! What becomes of what people do in a sitting.

use std::collections::BTreeSet;

use super::{Change, Command, Entry, Head, Kind, Sitting, Typed};
use crate::coaching::talk;
use crate::day::Millis;
use crate::deal::Refusal;
use crate::id::PersonId;
use crate::policy::{Action, Actor};

/// What a command is judged by besides the sitting, as it is now: sight is asked anew each time,
/// since deals pass from hand to hand while a sitting rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground {
    /// Whether the actor sees the item that the command is about.
    pub sees: bool,
    /// Those who take part and still work here: nobody waits for the signature of another.
    pub active: BTreeSet<PersonId>,
}

/// Decides a command. Nothing comes out where it was done before, or where something newer
/// stands: sent again, and in whichever order, the same commands lead to the same entries.
///
/// # Errors
/// `NoSuchSitting` for who was not invited; they learn nothing of it.
pub fn decide(
    sitting: &Sitting,
    command: &Command,
    ground: &Ground,
    actor: &Actor,
    now: Millis,
) -> Result<Vec<Change>, Refusal> {
    let (head, me) = (&sitting.head, actor.person);
    let joined = takes_part(head, actor)?;
    if head.is_signed() {
        let reads = matches!(command, Command::Join { .. });
        return if reads { Ok(Vec::new()) } else { Err(Refusal::SittingSigned) };
    }
    let in_sight = command.place().is_none_or(|place| ground.sees && sitting.item(place).is_some());
    if !in_sight {
        return Err(Refusal::NoSuchItem);
    }
    let mut changes = Vec::new();
    if !joined {
        changes.push(Change::Joined { person: me });
    }
    match command {
        Command::Join { .. } => {}
        Command::Go { .. } if head.leader != me => return Err(Refusal::NotLeading),
        Command::Go { place, .. } | Command::Lead { place, .. } => {
            if (head.leader, head.place) != (me, *place) {
                changes.push(Change::Led { leader: me, place: *place });
            }
        }
        Command::Write { typed, .. } => {
            talk::may_write(sitting, me, typed)?;
            changes.extend(write(sitting, typed, me, now));
        }
        // A handover ends by what is done in it.
        Command::Sign { .. } if head.kind == Kind::Handover => {
            return Err(Refusal::NothingToChange);
        }
        Command::Hand { .. } => return Err(Refusal::NothingToChange),
        Command::Sign { seen, .. } => {
            if *seen != head.revision {
                return Err(Refusal::SittingChanged);
            }
            talk::may_sign(sitting)?;
            changes.extend(sign(head, ground, me, now));
        }
    }
    Ok(changes)
}

/// Whether someone may write in an item, be it only that the others see the words come.
///
/// # Errors
/// As [`decide`].
pub fn may_write(head: &Head, sees: bool, actor: &Actor) -> Result<(), Refusal> {
    takes_part(head, actor)?;
    match () {
        () if head.is_signed() => Err(Refusal::SittingSigned),
        () if !sees => Err(Refusal::NoSuchItem),
        () => Ok(()),
    }
}

/// Whether they came before.
fn takes_part(head: &Head, actor: &Actor) -> Result<bool, Refusal> {
    let may = actor.may(Action::SitTogether).is_ok();
    let me = head.participant(actor.person).filter(|_| may).ok_or(Refusal::NoSuchSitting)?;
    Ok(me.joined)
}

/// Old after new changes nothing; what is the same only counts on.
fn write(sitting: &Sitting, typed: &Typed, me: PersonId, at: Millis) -> Vec<Change> {
    let Typed { place, field, words, version } = typed.clone();
    let stands = sitting.entry(place, field, me);
    if stands.is_some_and(|entry| entry.version >= version) {
        return Vec::new();
    }
    let revised = stands.and_then(|entry| entry.words.as_ref()) != words.as_ref();
    let entry = Entry { place, field, author: me, words, version, at };
    let mut changes = vec![Change::Written(entry)];
    if revised {
        changes.push(Change::Revised);
    }
    changes
}

/// Signed by all who came and still work here, it is closed; a debrief by both (C5).
fn sign(head: &Head, ground: &Ground, me: PersonId, at: Millis) -> Vec<Change> {
    let mut changes = Vec::new();
    let signed = |person| head.participant(person).is_some_and(|one| one.signed_at.is_some());
    if !signed(me) {
        changes.push(Change::Signed { person: me, at });
    }
    let both = head.kind == Kind::Debrief;
    let mut wanted = head.people.iter().filter(|one| one.joined || both).map(|one| one.person);
    if wanted.all(|one| one == me || signed(one) || !ground.active.contains(&one)) {
        changes.push(Change::Closed { at });
    }
    changes
}
