//! A visit: planned, made, and told step by step. Face to face, by phone, by mail or online.

mod agenda;
mod command;
mod decide;
mod suggest;
mod time;
mod week;
mod year;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use agenda::{Agenda, Agreed, Asked, Due, Handed, SHOWN, Wants, by_due};
pub use command::{Command, New};
pub use decide::decide;
pub use suggest::{Cause, Customer, DueStep, Suggestion, suggest};
pub use time::{Cut, Cutting, Load, Overdue, Pace, Rhythm, WEEKS, load, overdue};
pub use week::{Choice, Row, Tally, Week, in_order, monday, tally};
pub use year::{Counted, Year, by_week, mondays};

use crate::day::{Day, Millis};
use crate::deal::NextStep;
use crate::id::{AccountId, ContactId, DealId, PersonId, VisitId};
use crate::text::{Name, Note};

/// Keeps V1: one row of the week.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    pub id: VisitId,
    /// Who goes.
    pub by: PersonId,
    pub account: AccountId,
    pub deal: Option<DealId>,
    pub plan: Plan,
    /// Whether it was planned beforehand, or told only afterwards.
    pub planned: bool,
    pub notes: Notes,
    pub state: State,
    pub written_at: Millis,
    /// Grows by one with every change.
    pub version: u32,
}

impl Visit {
    pub fn is_open(&self) -> bool {
        self.state == State::Planned
    }

    pub fn report(&self) -> Option<&Report> {
        match &self.state {
            State::Made(report) => Some(report),
            State::Planned | State::Dropped { .. } => None,
        }
    }

    /// The day it stands on: that on which it was made, or is planned for.
    pub fn day(&self) -> Day {
        self.report().map_or(self.plan.day, |report| report.on)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Planned,
    Made(Report),
    /// It will not be made.
    Dropped {
        why: Option<Note>,
    },
}

/// Keeps V2: what is set before the visit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub day: Day,
    /// Minutes since midnight in the company's zone; `None`: some time of the day.
    pub minute: Option<u16>,
    /// How long it takes, in minutes.
    pub minutes: u16,
    pub way: Way,
    /// `None` only of a visit that nobody planned.
    pub aim: Option<Name>,
    pub second: Option<Name>,
    /// What to come away with where neither is reached.
    pub fallback: Option<Name>,
    pub contact: Option<ContactId>,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    pub on: Day,
    pub result: Note,
    /// What was agreed to be done, and by when. It changes nothing of the deal by itself.
    pub action: Option<NextStep>,
    /// When to come again.
    pub next: Option<Day>,
}

/// Keeps V1: how one meets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    FaceToFace,
    Phone,
    Mail,
    Online,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::FaceToFace, Self::Phone, Self::Mail, Self::Online];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::FaceToFace => "face_to_face",
            Self::Phone => "phone",
            Self::Mail => "mail",
            Self::Online => "online",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// Keeps V2: the steps of a visit, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Prepare,
    Open,
    Explore,
    Present,
    Objections,
    Close,
    SumUp,
}

impl Step {
    pub const ALL: [Self; 7] = [
        Self::Prepare,
        Self::Open,
        Self::Explore,
        Self::Present,
        Self::Objections,
        Self::Close,
        Self::SumUp,
    ];
}

/// What is written about each step; one left blank is not there.
pub type Notes = BTreeMap<Step, Note>;

#[cfg(test)]
mod tests;
