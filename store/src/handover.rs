//! Handovers: opened with all that someone holds, read by who takes part, done item by item.

pub(crate) mod act;
mod list;
mod open;
mod pass;
mod plan;
pub(crate) mod read;
mod story;
mod take_in;
mod watch;
mod write;

use std::collections::BTreeSet;

use domain::deal::Refusal;
use domain::handover::Handover;
use domain::id::{PersonId, SittingId};
use domain::org::Org;
use domain::policy::{Action, Actor};

use crate::error::StoreError;
use crate::op::Stop;

pub use list::{Listed, list, running_of};
pub(crate) use open::open_in;
pub use open::{NewHandover, open};
pub(crate) use plan::customers_of;
pub use plan::plan;
pub use story::{Story, story};
pub use watch::{see, watch, watched};

#[derive(Clone, Debug, thiserror::Error)]
pub enum HandoverRefused {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for HandoverRefused {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<Stop> for HandoverRefused {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => Self::Refused(refusal),
            Stop::Failed(error) => Self::Store(error),
        }
    }
}

/// A handover as it is kept, whoever reads it.
pub(crate) struct Kept {
    pub id: SittingId,
    pub handover: Handover,
}

impl Kept {
    pub(crate) fn is_led_by(&self, actor: &Actor) -> bool {
        actor.may(Action::LeadHandover { leaver: self.handover.leaver }).is_ok()
    }

    /// Keeps T7: as the actor is shown it.
    pub(crate) fn seen_by(self, actor: &Actor) -> Handover {
        let leads = self.is_led_by(actor);
        self.handover.seen_by(actor.person, leads)
    }

    /// Those who read of all of it: who leads it, and who hands over.
    pub(crate) fn readers(&self, org: &Org) -> BTreeSet<PersonId> {
        let actors = org.people().filter_map(|one| org.actor(one.id));
        let leads = actors.filter(|actor| self.is_led_by(actor)).map(|actor| actor.person);
        leads.chain([self.handover.leaver]).collect()
    }
}
