//! Handing over what a leaving rep worked on, deal by deal: the way follows the success rate, a
//! deal passes when its item is done and not before, and nothing is left out.

mod concentration;
mod decide;
mod heirs;

use serde::{Deserialize, Serialize};

use crate::day::{Day, Millis};
use crate::funnel::Band;
use crate::id::{DealId, PersonId};
use crate::text::{Name, Note};

pub use concentration::{Alone, Concentration, Resting, Rests, Share, concentration};
pub use decide::{Command, Refused, decide};
pub use heirs::{Candidate, Fit, Known, by_fit};

/// Keeps H1: everything that one rep hands over, and to whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handover {
    pub leaver: PersonId,
    /// They left from one day to the next: what takes their presence is done without them.
    pub sudden: bool,
    pub last_day: Day,
    /// One for each open deal; none is added or taken out afterwards.
    pub items: Vec<Item>,
    /// Why what waits for the rest was opened before, and by whom.
    pub unlocked: Option<Unlocked>,
    pub closed_at: Option<Millis>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unlocked {
    pub by: PersonId,
    pub reason: Note,
    pub at: Millis,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    pub deal: DealId,
    /// Where the deal stands now: when that changes, the way follows, and what was done stays.
    pub band: Band,
    pub heir: PersonId,
    pub record: Record,
    pub state: State,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    /// The deal is the heir's.
    Done {
        at: Millis,
    },
    /// The manager gave it up, with a reason; the deal is the heir's all the same.
    WrittenOff {
        by: PersonId,
        reason: Note,
        at: Millis,
    },
}

/// What was done for an item, whichever way it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// Of the joint visit.
    pub visited_on: Option<Day>,
    pub met: Option<Name>,
    pub outcome: Option<Note>,
    /// Of the call.
    pub called_on: Option<Day>,
    pub call: Option<Note>,
    /// When the heir comes.
    pub appointment: Option<Day>,
    /// What came of the heir's own contact.
    pub contact: Option<Note>,
    pub signed_by_leaver: Option<Millis>,
    pub signed_by_heir: Option<Millis>,
}

/// Keeps H2: how a customer is passed on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    JointVisit,
    Phone,
    Later,
}

impl Way {
    pub fn of(band: Band) -> Self {
        match band {
            Band::Bottom => Self::JointVisit,
            Band::Middle => Self::Phone,
            Band::Top => Self::Later,
        }
    }
}

/// What an item still wants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    VisitDay,
    PeopleMet,
    Outcome,
    LeaverSignature,
    HeirSignature,
    Call,
    Appointment,
    Contact,
}

impl Item {
    pub fn way(&self) -> Way {
        Way::of(self.band)
    }

    /// Done or written off.
    pub fn is_settled(&self) -> bool {
        self.state != State::Open
    }

    /// Keeps H2: what must still be done, in the order in which it is asked for.
    #[must_use]
    pub fn lacks(&self, sudden: bool) -> Vec<Lack> {
        let record = &self.record;
        let wants = match self.way() {
            Way::JointVisit => vec![
                (Lack::VisitDay, record.visited_on.is_none()),
                (Lack::PeopleMet, record.met.is_none()),
                (Lack::Outcome, record.outcome.is_none()),
                (Lack::LeaverSignature, record.signed_by_leaver.is_none() && !sudden),
                (Lack::HeirSignature, record.signed_by_heir.is_none()),
            ],
            Way::Phone => vec![
                (Lack::Call, record.called_on.is_none() || record.call.is_none()),
                (Lack::Appointment, record.appointment.is_none()),
            ],
            Way::Later => vec![(Lack::Contact, record.contact.is_none())],
        };
        wants.into_iter().filter_map(|(lack, is)| is.then_some(lack)).collect()
    }
}

impl Handover {
    pub fn item(&self, deal: DealId) -> Option<&Item> {
        self.items.iter().find(|item| item.deal == deal)
    }

    /// Keeps H2: what waits is locked until every joint visit and every call is settled, unless
    /// it was unlocked.
    pub fn is_locked(&self, item: &Item) -> bool {
        let waits = item.way() == Way::Later && self.unlocked.is_none();
        waits && self.items.iter().any(|one| one.way() != Way::Later && !one.is_settled())
    }

    /// Keeps H4: whose a deal is while the handover runs.
    pub fn owner(&self, item: &Item) -> PersonId {
        if item.is_settled() { item.heir } else { self.leaver }
    }

    /// Keeps H4: whether it may be closed.
    pub fn is_through(&self) -> bool {
        self.items.iter().all(Item::is_settled)
    }
}

#[cfg(test)]
mod tests;
