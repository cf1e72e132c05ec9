//! Handing over what a leaving rep worked on, deal by deal: the way follows the success rate, a
//! deal passes when its item is done and not before, and nothing is left out.
//!
//! Its live part is a [`crate::sitting`] of its own kind over the same deals: what people write
//! is kept there, by author; here is what was done, who signed, and whose a deal is.

mod concentration;
mod decide;
mod heirs;
mod kept;
mod news;
mod plan;
mod record;
mod undone;
mod watch;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::day::{Day, Millis};
use crate::funnel::Band;
use crate::id::{DealId, PersonId};
use crate::sitting::Field;
use crate::text::Note;

pub use concentration::{Alone, Concentration, Resting, Rests, Share, concentration};
pub use decide::{At, Command, Refused, decide};
pub use heirs::{Candidate, Fit, Known, by_fit, spread};
pub use kept::{Customers, GUIDE, Kept, Sold, Telling, spans};
pub use news::News;
pub use plan::{Along, Customer, Heirs, Passing, Plan, in_order, is_whole};
pub use record::{Fill, Lack, Record};
pub use undone::carried_on;
pub use watch::{Move, Turn, WATCHED, Watch, Watched, Worse, left, span, turns};

/// The words of those who carry a deal on, beside the notes of each.
pub const FIELDS: [Field; 4] = [Field::Promises, Field::Risks, Field::Told, Field::Reaction];

/// Keeps H1: everything that one rep hands over, and to whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handover {
    pub leaver: PersonId,
    /// They left from one day to the next: what takes their presence is done without them.
    pub sudden: bool,
    pub last_day: Day,
    /// One for each open deal that the reader may read of; none is ever taken out.
    pub items: Vec<Item>,
    /// How many visits and calls are open among those the reader does not read of.
    pub beyond: u32,
    /// To whom customers are to pass that have not yet, as who reads all of it is told.
    pub keepers: BTreeSet<PersonId>,
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
    /// Where the deal stands now: when that changes, the way follows, and what was done stays. Of
    /// one that is settled, where it stood then.
    pub band: Band,
    pub heir: PersonId,
    pub record: Record,
    /// In which fields of its sitting somebody has words.
    pub written: BTreeSet<Field>,
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

/// Keeps H2: how a customer is passed on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    JointVisit,
    Phone,
    Later,
}

impl Way {
    pub const ALL: [Self; 3] = [Self::JointVisit, Self::Phone, Self::Later];

    pub fn of(band: Band) -> Self {
        match band {
            Band::Bottom => Self::JointVisit,
            Band::Middle => Self::Phone,
            Band::Top => Self::Later,
        }
    }

    /// By when it is to be done: visits while there is time to make them anew, calls before the
    /// last day, and what waits on that day at the latest. After a sudden leave there is nobody
    /// to go with: days count on from the last one, the customers that may be lost first.
    #[must_use]
    pub fn due(self, last_day: Day, sudden: bool) -> Day {
        last_day.plus(match (self, sudden) {
            (Self::JointVisit, false) => -7,
            (Self::Phone, false) => -3,
            (Self::Later, false) => 0,
            (Self::JointVisit, true) => 7,
            (Self::Phone, true) => 10,
            (Self::Later, true) => 14,
        })
    }
}

impl Item {
    pub fn way(&self) -> Way {
        Way::of(self.band)
    }

    /// The deal stands in this band now; the way of one that is settled stays as it was.
    pub fn follow(&mut self, band: Band) {
        self.band = self.record.settled_in.filter(|_| self.is_settled()).unwrap_or(band);
    }

    /// Done or written off.
    pub fn is_settled(&self) -> bool {
        self.state != State::Open
    }

    /// Keeps H2: what must still be done, in the order in which it is asked for.
    #[must_use]
    pub fn lacks(&self, sudden: bool) -> Vec<Lack> {
        record::lacks(self, sudden)
    }
}

impl Handover {
    pub fn item(&self, deal: DealId) -> Option<&Item> {
        self.items.iter().find(|item| item.deal == deal)
    }

    /// Keeps H2: whether a visit or a call is still open.
    pub fn is_first_open(&self) -> bool {
        let open = |one: &Item| one.way() != Way::Later && !one.is_settled();
        self.beyond > 0 || self.items.iter().any(open)
    }

    /// Keeps H2: what waits is locked until every joint visit and every call is settled, unless
    /// it was unlocked.
    pub fn is_locked(&self, item: &Item) -> bool {
        item.way() == Way::Later && self.unlocked.is_none() && self.is_first_open()
    }

    /// Keeps H4: whose a deal is while the handover runs.
    pub fn owner(&self, item: &Item) -> PersonId {
        if item.is_settled() { item.heir } else { self.leaver }
    }

    /// Keeps H4: whether it may be closed.
    pub fn is_through(&self) -> bool {
        self.items.iter().all(Item::is_settled)
    }

    /// To whom something is still to pass, items or customers.
    pub fn awaited(&self) -> impl Iterator<Item = PersonId> {
        let open = self.items.iter().filter(|item| !item.is_settled());
        open.map(|item| item.heir).chain(self.keepers.iter().copied())
    }

    /// By when what goes this way is to be done.
    pub fn due(&self, way: Way) -> Day {
        way.due(self.last_day, self.sudden)
    }

    /// Whether it should have been done by a day, and is not.
    pub fn is_late(&self, item: &Item, today: Day) -> bool {
        !item.is_settled() && self.due(item.way()) < today
    }

    /// Keeps H2 and V4: the items that are somebody's to do now: theirs as leaver or heir, open,
    /// and not locked till others are done. Who left from one day to the next has nothing to do.
    pub fn to_do(&self, person: PersonId) -> impl Iterator<Item = &Item> {
        let leaves = person == self.leaver && !self.sudden;
        let mine = move |item: &&Item| leaves || item.heir == person;
        let now = |item: &&Item| !item.is_settled() && !self.is_locked(item);
        let runs = self.closed_at.is_none();
        self.items.iter().filter(mine).filter(now).filter(move |_| runs)
    }

    /// Keeps T7: the handover as someone is shown it who leads it or not: the leaver all of it,
    /// an heir what comes to them; of the rest only how much is to be waited for.
    #[must_use]
    pub fn seen_by(mut self, person: PersonId, leads: bool) -> Self {
        if leads || person == self.leaver {
            return self;
        }
        let (seen, hidden): (Vec<_>, Vec<_>) =
            self.items.into_iter().partition(|item| item.heir == person);
        let first = |item: &&Item| item.way() != Way::Later && !item.is_settled();
        self.beyond += u32::try_from(hidden.iter().filter(first).count()).unwrap_or(u32::MAX);
        self.items = seen;
        self.keepers.clear();
        self
    }
}

#[cfg(test)]
mod tests;
