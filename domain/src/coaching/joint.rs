//! A joint visit: rep and coach go to the customer together, for one skill.

use serde::{Deserialize, Serialize};

use super::Sale;
use crate::day::Day;
use crate::deal::Refusal;
use crate::id::{PersonId, SittingId, SkillId, VisitId};
use crate::policy::{Action, Actor};
use crate::visit::Visit;

/// Keeps C8: declared beforehand, never a bit of each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The rep sells, the coach watches.
    Coaching,
    /// The coach sells, the rep watches.
    Demonstration,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Coaching, Self::Demonstration];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coaching => "coaching",
            Self::Demonstration => "demonstration",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What a joint visit is, besides the visit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Joint {
    pub visit: VisitId,
    pub rep: PersonId,
    pub coach: PersonId,
    pub kind: Kind,
    pub skill: SkillId,
    /// The rep asked for it, and the coach has not agreed yet.
    pub asked: bool,
    /// Keeps C2: by the deal's amount as it is now; as it was once the debrief is begun.
    pub sale: Sale,
    pub debrief: Option<SittingId>,
}

impl Joint {
    /// The other of the two, for one of them.
    pub fn other(&self, person: PersonId) -> PersonId {
        if person == self.rep { self.coach } else { self.rep }
    }
}

/// What people do about a joint visit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Make it one; by the rep it is asked for, by the coach it is so.
    Declare { coach: PersonId, kind: Kind, skill: SkillId },
    /// The coach comes.
    Agree,
    /// It becomes an ordinary visit again.
    CallOff,
}

/// What a command is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub visit: &'a Visit,
    /// The coach whom a declaration names; `None` for who works here no more.
    pub coach: Option<&'a Actor>,
    /// Whether the skill is on the list, and offered.
    pub offered: bool,
    pub sale: Sale,
    pub today: Day,
}

/// Keeps C8: the joint visit after a command; `None`: it is none any more.
///
/// # Errors
/// `NoSuchVisit` and `NotJoint` for who has no part in it: they learn nothing.
pub fn decide(
    found: Option<&Joint>,
    command: &Command,
    ground: Ground<'_>,
    actor: &Actor,
) -> Result<Option<Joint>, Refusal> {
    let Ground { visit, coach, offered, sale, today } = ground;
    if let Some(joint) = found {
        let Joint { rep, coach, .. } = *joint;
        actor.may(Action::SeeCoaching { rep, coach }).map_err(|_| Refusal::NotJoint)?;
        if joint.debrief.is_some() {
            return Err(Refusal::DebriefBegun);
        }
    }
    match command {
        Command::Declare { coach: named, kind, skill } => {
            actor.may(Action::SeeVisits { by: visit.by }).map_err(|_| Refusal::NoSuchVisit)?;
            if ![*named, visit.by].contains(&actor.person) {
                return Err(Refusal::NoSuchCoach);
            }
            if !visit.is_open() || visit.plan.day < today {
                return Err(Refusal::JointBeforehand);
            }
            let coaches =
                coach.is_some_and(|coach| coach.may(Action::Coach { rep: visit.by }).is_ok());
            match (coaches, offered) {
                (false, _) => return Err(Refusal::NoSuchCoach),
                (true, false) => return Err(Refusal::NoSuchSkill),
                (true, true) => {}
            }
            Ok(Some(Joint {
                visit: visit.id,
                rep: visit.by,
                coach: *named,
                kind: *kind,
                skill: *skill,
                asked: actor.person != *named,
                sale,
                debrief: None,
            }))
        }
        Command::Agree => match found {
            Some(joint) if joint.coach != actor.person => Err(Refusal::NotJoint),
            Some(joint) => Ok(Some(Joint { asked: false, ..joint.clone() })),
            None => Err(Refusal::NotJoint),
        },
        Command::CallOff => found.map(|_| None).ok_or(Refusal::NotJoint),
    }
}

/// Whether the debrief may be begun. One of a large sale begins with the planning, before the
/// visit; one of a small sale on its day at the earliest.
///
/// # Errors
/// Named after what is in the way.
pub fn may_begin(joint: &Joint, visit: &Visit, actor: &Actor, today: Day) -> Result<(), Refusal> {
    let Joint { rep, coach, .. } = *joint;
    actor.may(Action::SeeCoaching { rep, coach }).map_err(|_| Refusal::NotJoint)?;
    match () {
        () if joint.asked => Err(Refusal::JointOnlyAsked),
        () if matches!(visit.state, crate::visit::State::Dropped { .. }) => {
            Err(Refusal::VisitDropped)
        }
        () if !joint.sale.is_planned() && visit.day() > today => Err(Refusal::DebriefAhead),
        () => Ok(()),
    }
}

pub use super::skill::{Area, Skill, Stock};

#[cfg(test)]
mod tests;
