//! A week of visits: planned against made.

use serde::{Deserialize, Serialize};

use super::{Counted, Load, Rhythm, Suggestion, Visit};
use crate::account::{Account, Class, Contact};
use crate::day::Day;
use crate::id::{AccountId, DealId, PersonId};
use crate::text::Name;

/// Keeps V1: the week of one person, with what to plan it from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Week {
    pub by: PersonId,
    pub monday: Day,
    /// By day and time: those of the week, and before them those that were planned for a day
    /// gone by and not told of yet.
    pub rows: Vec<Row>,
    /// Of everyone whose visits the reader sees, who sells.
    pub tallies: Vec<(PersonId, Tally)>,
    pub suggestions: Vec<Suggestion>,
    /// The company's guide, and what their customers take by it.
    pub rhythm: Rhythm,
    pub load: Load,
    /// Whom they look after or deal with, by name, and the people there.
    pub customers: Vec<Account>,
    pub contacts: Vec<Contact>,
    /// Their open deals.
    pub deals: Vec<Choice>,
}

/// A visit with the names it goes by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub visit: Visit,
    pub account: Name,
    pub class: Option<Class>,
    pub product: Option<Name>,
    pub contact: Option<Name>,
}

/// A deal that a visit can be about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choice {
    pub deal: DealId,
    pub account: AccountId,
    pub product: Option<Name>,
}

/// By the day it stands on, the time of day, and as they were planned.
pub fn in_order(rows: &mut [Row]) {
    rows.sort_by_key(|row| (row.visit.day(), row.visit.plan.minute, row.visit.id));
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Day {
    // 1970-01-01 was a Thursday.
    day.plus(-(day.0.saturating_add(3)).rem_euclid(7))
}

/// Keeps V1: what is counted of one rep's week.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Planned for a day of the week, whatever became of it.
    pub planned: u32,
    /// Of those planned for the week, made by now.
    pub kept: u32,
    /// Of those planned for the week, dropped.
    pub dropped: u32,
    /// Made in the week, planned or not.
    pub made: u32,
    /// Of those made in the week, told of without a plan.
    pub unplanned: u32,
    /// Of those made in the week, face to face.
    pub face_to_face: u32,
}

impl Tally {
    /// The count after what it holds of some visits has become another.
    #[must_use]
    pub fn with(self, before: Self, after: Self) -> Self {
        let field = |of: fn(&Self) -> u32| (of(&self) + of(&after)).saturating_sub(of(&before));
        Self {
            planned: field(|one| one.planned),
            kept: field(|one| one.kept),
            dropped: field(|one| one.dropped),
            made: field(|one| one.made),
            unplanned: field(|one| one.unplanned),
            face_to_face: field(|one| one.face_to_face),
        }
    }
}

/// Keeps V1: counts the week that begins on `monday`.
pub fn tally<'a>(visits: impl IntoIterator<Item = &'a Visit>, monday: Day) -> Tally {
    let mut tally = Tally::default();
    for visit in visits {
        Counted::from(visit).add_to(&mut tally, monday);
    }
    tally
}
