//! What people can ask about activities.

use serde::{Deserialize, Serialize};

use super::{About, Kind};
use crate::day::Millis;
use crate::deal::NextStep;
use crate::id::{ActivityId, ContactId, DealId};
use crate::text::Remark;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    Add(New),
    /// Sets one's own activity right.
    Correct {
        activity: ActivityId,
        content: Content,
    },
    /// Takes one's own activity back.
    Withdraw {
        activity: ActivityId,
    },
}

impl Command {
    pub fn activity(&self) -> ActivityId {
        match self {
            Self::Add(new) => new.id,
            Self::Correct { activity, .. } | Self::Withdraw { activity } => *activity,
        }
    }

    /// The deal that it changes beside: the one whose next step it sets.
    pub fn deal(&self) -> Option<DealId> {
        match self {
            Self::Add(New { about: About::Deal(deal), next_step: Some(_), .. }) => Some(*deal),
            _ => None,
        }
    }
}

/// What was done, and what is next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct New {
    /// Made on the tablet.
    pub id: ActivityId,
    pub about: About,
    pub content: Content,
    /// Of the deal; an account has none.
    pub next_step: Option<NextStep>,
}

/// What people write about an activity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    pub kind: Kind,
    pub contact: Option<ContactId>,
    /// `None`: when it was written.
    pub happened: Option<Millis>,
    /// `None` for what was left blank; it is refused where a word is wanted.
    pub words: Option<Remark>,
}
