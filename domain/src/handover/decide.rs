//! What becomes of what people do in a handover.

use serde::{Deserialize, Serialize};

use super::{Fill, Handover, Item, Lack, State, Unlocked};
use crate::day::{Day, Millis};
use crate::id::{DealId, PersonId};
use crate::text::Note;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Write down one thing that was done.
    Fill {
        deal: DealId,
        fill: Fill,
    },
    /// With a tap, by the one who is signed in. With the last thing that was wanted it is done.
    Sign {
        deal: DealId,
    },
    /// All is there: the deal passes.
    Finish {
        deal: DealId,
    },
    /// Give an item up.
    WriteOff {
        deal: DealId,
        reason: Note,
    },
    /// Open again what was settled by mistake; the deal goes back.
    TakeBack {
        deal: DealId,
    },
    /// Begin with what waits before the rest is done.
    Unlock {
        reason: Note,
    },
    /// The heir cannot: another takes the item.
    Give {
        deal: DealId,
        heir: PersonId,
    },
    /// An heir leaves too: another takes all that is open of theirs, customers as well.
    GiveAll {
        from: PersonId,
        heir: PersonId,
    },
    Close,
}

impl Command {
    /// The deal that it is about.
    pub fn deal(&self) -> Option<DealId> {
        match self {
            Self::Fill { deal, .. }
            | Self::Sign { deal }
            | Self::Finish { deal }
            | Self::WriteOff { deal, .. }
            | Self::TakeBack { deal }
            | Self::Give { deal, .. } => Some(*deal),
            Self::Unlock { .. } | Self::GiveAll { .. } | Self::Close => None,
        }
    }
}

/// Why something is not done in a handover, or because of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    #[error("the handover is closed")]
    Closed,
    #[error("that deal is not part of it")]
    NoSuchItem,
    #[error("it waits until every joint visit and every call is done")]
    Locked,
    #[error("it is settled already")]
    Settled,
    #[error("nothing of it is settled")]
    NotSettled,
    #[error("something is missing")]
    Lacking(Lack),
    #[error("that is for who leads the handover")]
    NotLeading,
    #[error("only who hands over and who takes over sign and write, each for themselves")]
    NotYours,
    #[error("what was done was not done on a day to come")]
    Ahead,
    #[error("the leaver inherits nothing")]
    NotToLeaver,
    #[error("no such person to take over, or one who leaves too")]
    NoSuchHeir,
    #[error("some items are neither done nor written off")]
    NotThrough,
    #[error("its owner hands it over: it passes there, and nowhere else")]
    InHandover,
    #[error("who hands over changes deals nowhere else, and takes nothing out")]
    Leaving,
    #[error("they hand over already")]
    LeavingAlready,
    #[error("there is nobody of theirs to hand over from, or not one whom this person leads")]
    NoSuchLeaver,
    #[error("somebody has to be named for every customer")]
    LeftOut,
    #[error("the last day has passed")]
    LastDayBehind,
    #[error("they are the last administrator")]
    LastAdministrator,
}

/// Who does something, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    pub by: PersonId,
    /// Whether they lead the handover.
    pub leads: bool,
    pub now: Millis,
    pub today: Day,
}

/// The handover after a command.
///
/// # Errors
/// Named after what stands in the way.
pub fn decide(handover: &Handover, command: &Command, at: At) -> Result<Handover, Refused> {
    if handover.closed_at.is_some() {
        return Err(Refused::Closed);
    }
    let At { by, leads, now, today } = at;
    let mut after = handover.clone();
    match command {
        Command::Fill { deal, fill } => {
            let item = worked_on(&mut after, *deal, at)?;
            if fill.done_on().is_some_and(|day| day > today) {
                return Err(Refused::Ahead);
            }
            item.record.fill(fill);
        }
        Command::Sign { deal } => {
            let (leaver, sudden) = (after.leaver, after.sudden);
            let item = open_item(&mut after, *deal)?;
            let signature = match by {
                _ if by == leaver => &mut item.record.signed_by_leaver,
                _ if by == item.heir => &mut item.record.signed_by_heir,
                _ => return Err(Refused::NotYours),
            };
            signature.get_or_insert(now);
            if item.lacks(sudden).is_empty() {
                settle(item, State::Done { at: now });
            }
        }
        Command::Finish { deal } => {
            let sudden = after.sudden;
            let item = worked_on(&mut after, *deal, at)?;
            if let Some(lack) = item.lacks(sudden).first() {
                return Err(Refused::Lacking(*lack));
            }
            settle(item, State::Done { at: now });
        }
        Command::WriteOff { deal, reason } => {
            lead(leads)?;
            let item = unsettled(&mut after, *deal)?;
            settle(item, State::WrittenOff { by, reason: reason.clone(), at: now });
        }
        Command::TakeBack { deal } => {
            lead(leads)?;
            let item = find(&mut after, *deal)?;
            if !item.is_settled() {
                return Err(Refused::NotSettled);
            }
            item.state = State::Open;
            item.record.settled_in = None;
        }
        Command::Unlock { reason } => {
            lead(leads)?;
            after.unlocked.get_or_insert(Unlocked { by, reason: reason.clone(), at: now });
        }
        Command::Give { deal, heir } => {
            lead(leads)?;
            not_leaver(&after, *heir)?;
            give(unsettled(&mut after, *deal)?, *heir);
        }
        Command::GiveAll { from, heir } => {
            lead(leads)?;
            not_leaver(&after, *heir)?;
            let theirs = |item: &&mut Item| item.heir == *from && !item.is_settled();
            after.items.iter_mut().filter(theirs).for_each(|item| give(item, *heir));
            if after.keepers.remove(from) {
                after.keepers.insert(*heir);
            }
        }
        Command::Close => {
            lead(leads)?;
            if !after.is_through() {
                return Err(Refused::NotThrough);
            }
            after.closed_at = Some(now);
        }
    }
    Ok(after)
}

fn settle(item: &mut Item, state: State) {
    item.record.settled_in = Some(item.band);
    item.state = state;
}

/// Nobody is bound by what another signed.
fn give(item: &mut Item, heir: PersonId) {
    if item.heir != heir {
        item.record.signed_by_heir = None;
        item.heir = heir;
    }
}

fn lead(leads: bool) -> Result<(), Refused> {
    leads.then_some(()).ok_or(Refused::NotLeading)
}

fn not_leaver(handover: &Handover, heir: PersonId) -> Result<(), Refused> {
    if heir == handover.leaver { Err(Refused::NotToLeaver) } else { Ok(()) }
}

fn find(handover: &mut Handover, deal: DealId) -> Result<&mut Item, Refused> {
    handover.items.iter_mut().find(|item| item.deal == deal).ok_or(Refused::NoSuchItem)
}

fn unsettled(handover: &mut Handover, deal: DealId) -> Result<&mut Item, Refused> {
    let item = find(handover, deal)?;
    if item.is_settled() { Err(Refused::Settled) } else { Ok(item) }
}

/// One on which something can be done now.
fn open_item(handover: &mut Handover, deal: DealId) -> Result<&mut Item, Refused> {
    let item = handover.item(deal).ok_or(Refused::NoSuchItem)?;
    if handover.is_locked(item) {
        return Err(Refused::Locked);
    }
    unsettled(handover, deal)
}

/// As [`open_item`], for who hands it over, takes it over or leads.
fn worked_on(handover: &mut Handover, deal: DealId, at: At) -> Result<&mut Item, Refused> {
    let leaver = handover.leaver;
    let item = open_item(handover, deal)?;
    let theirs = at.leads || at.by == leaver || at.by == item.heir;
    if theirs { Ok(item) } else { Err(Refused::NotYours) }
}
