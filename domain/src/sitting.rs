//! A sitting: two or three people go through one list together, live. One leads and the others
//! follow or look away; what each writes is kept as theirs; it can be interrupted and taken up
//! days later; signed by all who came it is read-only.
//!
//! A debrief, a handover and the weekly check are sittings too: another [`Kind`], other fields,
//! and for items the parts of a form. Nothing here knows what a list is about.

mod change;
mod command;
mod decide;
mod event;
mod order;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::coaching::debrief;
use crate::day::Millis;
use crate::deal::Refusal;
use crate::id::{DealId, PersonId, SittingId};
use crate::policy::{Action, Actor};
use crate::text::{Name, Remark};

pub use change::{Change, evolve};
pub use command::{Command, Typed};
pub use decide::{Ground, decide, may_write};
pub use event::Event;
pub use order::walk_order;

/// The most items of a sitting: more than anyone goes through at once.
pub const MOST_ITEMS: usize = 200;
/// The most people invited to one.
pub const MOST_INVITED: usize = 12;

/// What is gone through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Deals of a filter, one by one.
    Walk,
    /// Keeps C3: the talk of a rep and their coach about one visit.
    Debrief,
    /// The deals of someone who leaves: see [`crate::handover`].
    Handover,
}

impl Kind {
    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Debrief => "debrief",
            Self::Handover => "handover",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Walk, Self::Debrief, Self::Handover].into_iter().find(|kind| kind.word() == word)
    }
}

/// A field of an item. Everyone has an entry of their own in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Notes,
    Debrief(debrief::Field),
    /// Of a handover: what was promised to the customer.
    Promises,
    /// Of a handover: what may go wrong.
    Risks,
    /// Of a handover: what the customer was told.
    Told,
    /// Of a handover: what the customer said to it.
    Reaction,
}

impl Field {
    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Debrief(field) => field.word(),
            Self::Promises => "promises",
            Self::Risks => "risks",
            Self::Told => "told",
            Self::Reaction => "reaction",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let own = [Self::Notes, Self::Promises, Self::Risks, Self::Told, Self::Reaction];
        let own = own.into_iter().find(|field| field.word() == word);
        own.or_else(|| debrief::Field::from_word(word).map(Self::Debrief))
    }
}

/// What everyone who takes part is told, whatever they see of the items.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub id: SittingId,
    pub kind: Kind,
    pub opened_by: PersonId,
    pub opened_at: Millis,
    /// Who opened it first, then as they were invited.
    pub people: Vec<Participant>,
    pub leader: PersonId,
    /// Whose words open the parts of a debrief; the other is their coach.
    pub rep: Option<PersonId>,
    /// Where the leader is; kept, so that it is taken up there days later.
    pub place: u16,
    /// How often what is written was changed: a signature says which it is of.
    pub revision: u32,
    /// Signed by all who came; nothing changes from then on.
    pub signed_at: Option<Millis>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Participant {
    pub person: PersonId,
    /// Whether they came, or were invited only.
    pub joined: bool,
    pub signed_at: Option<Millis>,
}

/// One of the items, in the place that it keeps for good.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    pub place: u16,
    pub about: About,
    /// Whether a leader has been there.
    pub reached: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Deal(DealId),
    /// A part of a form, by its word.
    Part(Name),
}

/// What one person wrote in one field of one item. Nobody else writes there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub place: u16,
    pub field: Field,
    pub author: PersonId,
    /// `None`: taken out again.
    pub words: Option<Remark>,
    /// Counted by its author; of two the higher stands, in whichever order they come.
    pub version: u32,
    pub at: Millis,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sitting {
    pub head: Head,
    pub items: Vec<Item>,
    pub entries: Vec<Entry>,
}

impl Head {
    pub fn participant(&self, person: PersonId) -> Option<&Participant> {
        self.people.iter().find(|one| one.person == person)
    }

    pub fn is_signed(&self) -> bool {
        self.signed_at.is_some()
    }
}

impl Sitting {
    pub fn item(&self, place: u16) -> Option<&Item> {
        self.items.iter().find(|item| item.place == place)
    }

    pub fn entry(&self, place: u16, field: Field, author: PersonId) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|one| (one.place, one.field, one.author) == (place, field, author))
    }

    /// Keeps T7: the sitting as someone is shown it who sees only these items. What was written
    /// about another, be it by themselves, is out of their sight with it.
    #[must_use]
    pub fn seen(mut self, sees: impl Fn(&About) -> bool) -> Self {
        self.items.retain(|item| sees(&item.about));
        let places: BTreeSet<u16> = self.items.iter().map(|item| item.place).collect();
        self.entries.retain(|entry| places.contains(&entry.place));
        self
    }
}

/// Keeps T7: how many of a walk's deals somebody would see, by their owners. Each sees those of
/// their own sight and no others; who sees none of them is not invited, nor is who sells nothing.
pub fn sees_of(invited: &Actor, owners: &[PersonId]) -> usize {
    if invited.may(Action::SitTogether).is_err() {
        return 0;
    }
    owners.iter().filter(|owner| invited.may(Action::SeeDeal { owner: **owner }).is_ok()).count()
}

/// Whom someone invites to walk through the deals of these owners; each once, the one who opens
/// it left out. `None` stands for who is not here, or not any more.
///
/// # Errors
/// Named after what is wrong with the list of people or of deals.
pub fn invite(
    opener: &Actor,
    invited: &[(PersonId, Option<Actor>)],
    owners: &[PersonId],
) -> Result<Vec<PersonId>, Refusal> {
    opener.may(Action::SitTogether)?;
    if owners.is_empty() {
        return Err(Refusal::NothingToWalk);
    }
    if owners.len() > MOST_ITEMS {
        return Err(Refusal::TooManyToWalk);
    }
    beside(&[opener.person], invited, owners)
}

/// Whom the one who leads a walk calls to it while it goes on; those who take part already are
/// left out.
///
/// # Errors
/// `NoSuchSitting` for who takes no part, `NotLeading` for who does not lead; otherwise as
/// [`invite`].
pub fn call(
    head: &Head,
    actor: &Actor,
    called: &[(PersonId, Option<Actor>)],
    owners: &[PersonId],
) -> Result<Vec<PersonId>, Refusal> {
    let takes_part = head.participant(actor.person).is_some() && head.kind == Kind::Walk;
    actor.may(Action::SitTogether).ok().filter(|()| takes_part).ok_or(Refusal::NoSuchSitting)?;
    if head.is_signed() {
        return Err(Refusal::SittingSigned);
    }
    if head.leader != actor.person {
        return Err(Refusal::NotLeading);
    }
    let there: Vec<_> = head.people.iter().map(|one| one.person).collect();
    beside(&there, called, owners)
}

/// Those of the invited who are not there yet, each once.
fn beside(
    there: &[PersonId],
    invited: &[(PersonId, Option<Actor>)],
    owners: &[PersonId],
) -> Result<Vec<PersonId>, Refusal> {
    let mut people = Vec::new();
    for (person, actor) in invited {
        if there.contains(person) || people.contains(person) {
            continue;
        }
        if actor.as_ref().is_none_or(|actor| sees_of(actor, owners) == 0) {
            return Err(Refusal::NotToInvite);
        }
        people.push(*person);
    }
    match people.len() {
        0 => Err(Refusal::NobodyInvited),
        // Who opened it is not counted.
        many if there.len() + many > MOST_INVITED + 1 => Err(Refusal::TooManyInvited),
        _ => Ok(people),
    }
}

#[cfg(test)]
mod tests;
