//! Keeps C7: a sales meeting: what it is for, an agenda made from the lists with minutes for each
//! item, who comes, what was said, and who does what by when.

mod decide;
mod lists;

use serde::{Deserialize, Serialize};

use crate::day::{Day, Millis};
use crate::id::{MeetingId, PersonId};
use crate::policy::{Action, Actor};
use crate::text::{Name, Remark};

pub use decide::{At, Command, decide};
pub use lists::{Content, Form, Purpose};

/// The most people that come to one, and the most items and actions of it.
pub const MOST: usize = 40;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Meeting {
    pub id: MeetingId,
    /// Who makes it, for their team.
    pub by: PersonId,
    pub sheet: Sheet,
    /// When each action was done, in the order of the sheet; as many as there are actions.
    pub done: Vec<Option<Millis>>,
    /// Nothing is changed from then on but what becomes of the actions.
    pub closed_at: Option<Millis>,
    /// Grows by one with every change.
    pub version: u32,
}

/// What whoever makes it writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub day: Day,
    /// Minutes since midnight in the company's zone.
    pub minute: Option<u16>,
    pub purpose: Purpose,
    /// Who comes besides whoever makes it.
    pub people: Vec<PersonId>,
    pub agenda: Vec<Item>,
    /// What was said and decided.
    pub notes: Option<Remark>,
    pub actions: Vec<ToDo>,
}

/// An item of the agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    pub content: Content,
    pub form: Form,
    /// How long it may take, in minutes.
    pub minutes: u16,
    /// What exactly, where that is known.
    pub about: Option<Name>,
}

/// What somebody does after it. It stands in their day till it is done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToDo {
    pub who: PersonId,
    pub what: Name,
    pub due: Day,
}

impl Meeting {
    /// Keeps C7: by whoever makes it, and those who are invited.
    pub fn is_seen_by(&self, actor: &Actor) -> bool {
        actor.may(Action::SitTogether).is_ok()
            && (self.by == actor.person || self.sheet.people.contains(&actor.person))
    }

    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some()
    }

    /// What is still to be done, in the order of the sheet, with its place there.
    pub fn open(&self) -> impl Iterator<Item = (u16, &ToDo)> {
        let both = self.sheet.actions.iter().zip(&self.done).zip(0u16..);
        both.filter(|((_, done), _)| done.is_none()).map(|((action, _), place)| (place, action))
    }
}

impl Sheet {
    /// How long all of it takes, in minutes.
    pub fn minutes(&self) -> u32 {
        self.agenda.iter().map(|item| u32::from(item.minutes)).sum()
    }
}

#[cfg(test)]
mod tests;
