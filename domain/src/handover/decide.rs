//! What becomes of what people do in a handover.

use serde::{Deserialize, Serialize};

use super::{Handover, Item, Lack, Record, State, Unlocked};
use crate::day::Millis;
use crate::funnel::Band;
use crate::id::{DealId, PersonId};
use crate::text::Note;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Write down what was done; signatures are given by [`Command::Sign`].
    Record {
        deal: DealId,
        record: Box<Record>,
    },
    /// With a tap, by the one who is signed in.
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
    /// The deal stands in another band now.
    Moved {
        deal: DealId,
        band: Band,
    },
    /// The heir cannot, or leaves too: another takes the item.
    Give {
        deal: DealId,
        heir: PersonId,
    },
    Close,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
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
    Lacking(Vec<Lack>),
    #[error("that is for who leads the handover")]
    NotLeading,
    #[error("only the two sign, each for themselves")]
    NotYours,
    #[error("the leaver inherits nothing")]
    NotToLeaver,
    #[error("some items are neither done nor written off")]
    NotThrough,
}

/// The handover after a command of `by`, who `leads` it or not. Others than the leaver, the heir
/// of an item and who leads are not asked here: they see none of it.
///
/// # Errors
/// Named after what stands in the way.
pub fn decide(
    handover: &Handover,
    command: &Command,
    (by, leads): (PersonId, bool),
    now: Millis,
) -> Result<Handover, Refused> {
    if handover.closed_at.is_some() {
        return Err(Refused::Closed);
    }
    let mut after = handover.clone();
    match command {
        Command::Record { deal, record } => {
            let item = open_item(&mut after, *deal)?;
            let Record { signed_by_leaver, signed_by_heir, .. } = item.record;
            item.record = Record { signed_by_leaver, signed_by_heir, ..Record::clone(record) };
        }
        Command::Sign { deal } => {
            let leaver = after.leaver;
            let item = open_item(&mut after, *deal)?;
            let signature = match by {
                _ if by == leaver => &mut item.record.signed_by_leaver,
                _ if by == item.heir => &mut item.record.signed_by_heir,
                _ => return Err(Refused::NotYours),
            };
            signature.get_or_insert(now);
        }
        Command::Finish { deal } => {
            let sudden = after.sudden;
            let item = open_item(&mut after, *deal)?;
            let lacks = item.lacks(sudden);
            if !lacks.is_empty() {
                return Err(Refused::Lacking(lacks));
            }
            item.state = State::Done { at: now };
        }
        Command::WriteOff { deal, reason } => {
            lead(leads)?;
            let item = unsettled(&mut after, *deal)?;
            item.state = State::WrittenOff { by, reason: reason.clone(), at: now };
        }
        Command::TakeBack { deal } => {
            lead(leads)?;
            let item = find(&mut after, *deal)?;
            if !item.is_settled() {
                return Err(Refused::NotSettled);
            }
            item.state = State::Open;
        }
        Command::Unlock { reason } => {
            lead(leads)?;
            after.unlocked.get_or_insert(Unlocked { by, reason: reason.clone(), at: now });
        }
        Command::Moved { deal, band } => find(&mut after, *deal)?.band = *band,
        Command::Give { deal, heir } => {
            lead(leads)?;
            if *heir == after.leaver {
                return Err(Refused::NotToLeaver);
            }
            let item = unsettled(&mut after, *deal)?;
            if item.heir != *heir {
                // Nobody is bound by what another signed.
                item.record.signed_by_heir = None;
                item.heir = *heir;
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

fn lead(leads: bool) -> Result<(), Refused> {
    leads.then_some(()).ok_or(Refused::NotLeading)
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
