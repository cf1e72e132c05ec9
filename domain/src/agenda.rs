//! Keeps V5: what a manager wants done in a week, in priority, and where their time goes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::PersonId;
use crate::text::Name;
use crate::visit::monday;

/// So many tasks are marked for each pair of eyes.
pub const FIVE: usize = 5;
/// The most tasks of a week: a longer list is none.
pub const MOST: usize = 25;
/// Minutes of a week.
const WEEK: u16 = 7 * 24 * 60;

/// Who sees a high return in a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eyes {
    Boss,
    Customers,
    Own,
}

impl Eyes {
    pub const ALL: [Self; 3] = [Self::Boss, Self::Customers, Self::Own];
}

/// What a manager's time goes to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    Sales,
    People,
    Marketing,
    Administration,
    Finance,
}

impl Work {
    pub const ALL: [Self; 5] =
        [Self::Sales, Self::People, Self::Marketing, Self::Administration, Self::Finance];

    /// The part of the time that is a guide for it, in thousandths.
    pub fn guide(self) -> u16 {
        match self {
            Self::Sales => 360,
            Self::People => 200,
            Self::Marketing | Self::Administration => 180,
            Self::Finance => 80,
        }
    }
}

/// Something to be done; its place in the list is its priority.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Task {
    pub what: Name,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// Among the five of the highest return in these eyes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub worth: BTreeSet<Eyes>,
}

/// Minutes for one kind of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Time {
    pub planned: u16,
    pub spent: u16,
}

/// The week of one manager; nobody else's to read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Agenda {
    pub by: PersonId,
    pub monday: Day,
    pub tasks: Vec<Task>,
    /// In the order of [`Work::ALL`].
    pub time: [Time; 5],
    /// 0 before it was written the first time.
    pub version: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AgendaRefused {
    #[error("more tasks than a week holds")]
    TooManyTasks,
    #[error("more than five are marked for the same eyes")]
    MoreThanFive(Eyes),
    #[error("more minutes than a week has")]
    TooLong,
    #[error("a week begins on a Monday")]
    NotAMonday,
}

/// The parts of one kind of work in a week's time, in thousandths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    pub work: Work,
    pub guide: u16,
    pub planned: u16,
    pub spent: u16,
}

impl Agenda {
    /// A week with nothing in it yet.
    pub fn empty(by: PersonId, day: Day) -> Self {
        Self { by, monday: monday(day), tasks: Vec::new(), time: Default::default(), version: 0 }
    }

    /// Keeps V5: whether it may be kept like this.
    ///
    /// # Errors
    /// Named after what is too much.
    pub fn check(&self) -> Result<(), AgendaRefused> {
        if monday(self.monday) != self.monday {
            return Err(AgendaRefused::NotAMonday);
        }
        if self.tasks.len() > MOST {
            return Err(AgendaRefused::TooManyTasks);
        }
        for eyes in Eyes::ALL {
            if self.marked(eyes) > FIVE {
                return Err(AgendaRefused::MoreThanFive(eyes));
            }
        }
        let sum = |of: fn(&Time) -> u16| self.time.iter().map(|time| u32::from(of(time))).sum();
        let sums: [u32; 2] = [sum(|time| time.planned), sum(|time| time.spent)];
        if sums.into_iter().any(|sum| sum > u32::from(WEEK)) {
            return Err(AgendaRefused::TooLong);
        }
        Ok(())
    }

    /// How many tasks are marked for these eyes.
    pub fn marked(&self, eyes: Eyes) -> usize {
        self.tasks.iter().filter(|task| task.worth.contains(&eyes)).count()
    }

    /// Keeps V5: where the time goes, planned and spent, beside the guide.
    pub fn parts(&self) -> [Parts; 5] {
        parts(&self.time)
    }

    /// What was not done goes into the next week, in its order and with its marks.
    #[must_use]
    pub fn carried_on(&self) -> Vec<Task> {
        self.tasks.iter().filter(|task| !task.done).cloned().collect()
    }
}

/// Keeps V5: where time goes, planned and spent, beside the guide.
pub fn parts(time: &[Time; 5]) -> [Parts; 5] {
    let planned = of_whole(time.map(|time| time.planned));
    let spent = of_whole(time.map(|time| time.spent));
    std::array::from_fn(|at| {
        let work = Work::ALL[at];
        Parts { work, guide: work.guide(), planned: planned[at], spent: spent[at] }
    })
}

/// The part of each in the sum of all, in thousandths; all 0 where the sum is.
fn of_whole(minutes: [u16; 5]) -> [u16; 5] {
    let sum: u32 = minutes.iter().map(|one| u32::from(*one)).sum();
    minutes.map(|one| {
        let part = (u32::from(one) * 1_000).checked_div(sum).unwrap_or(0);
        u16::try_from(part).unwrap_or(1_000)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn agenda() -> Agenda {
        Agenda::empty(PersonId::new(Uuid::from_u128(1)), Day(20_790))
    }

    fn task(worth: &[Eyes]) -> Task {
        let what = Name::new("Visit the plant").unwrap();
        Task { what, done: false, worth: worth.iter().copied().collect() }
    }

    #[test]
    fn v5_the_guide_is_the_whole_of_the_time() {
        assert_eq!(Work::ALL.iter().map(|work| u32::from(work.guide())).sum::<u32>(), 1_000);
        assert_eq!(Work::Sales.guide(), 360);
    }

    #[test]
    fn v5_five_and_no_more_are_marked_for_each_pair_of_eyes() {
        let mut week = agenda();
        week.tasks = vec![task(&[Eyes::Boss, Eyes::Own]); 5];
        assert_eq!(week.check(), Ok(()));
        week.tasks.push(task(&[Eyes::Customers]));
        assert_eq!(week.check(), Ok(()));
        week.tasks.push(task(&[Eyes::Own]));
        assert_eq!(week.check(), Err(AgendaRefused::MoreThanFive(Eyes::Own)));
    }

    #[test]
    fn v5_a_week_holds_so_much() {
        let mut week = agenda();
        assert_eq!(monday(week.monday), week.monday);
        week.tasks = vec![task(&[]); MOST + 1];
        assert_eq!(week.check(), Err(AgendaRefused::TooManyTasks));
        week.tasks.clear();
        week.time = [Time { planned: 5_000, spent: 0 }; 5];
        assert_eq!(week.check(), Err(AgendaRefused::TooLong));
        week.time = Default::default();
        week.monday = week.monday.plus(1);
        assert_eq!(week.check(), Err(AgendaRefused::NotAMonday));
    }

    #[test]
    fn v5_planned_and_spent_stand_beside_the_guide() {
        let mut week = agenda();
        let minutes = [(720, 300), (400, 0), (360, 60), (360, 240), (160, 0)];
        week.time = minutes.map(|(planned, spent)| Time { planned, spent });
        let parts = week.parts();
        assert_eq!(parts.map(|part| part.planned), Work::ALL.map(Work::guide));
        assert_eq!(parts.map(|part| part.spent), [500, 0, 100, 400, 0]);
        assert_eq!(agenda().parts().map(|part| part.planned), [0; 5]);
    }

    #[test]
    fn v5_what_was_not_done_goes_into_the_next_week_in_its_order() {
        let mut week = agenda();
        week.tasks = vec![task(&[Eyes::Boss]), task(&[]), task(&[Eyes::Own])];
        week.tasks[1].done = true;
        assert_eq!(week.carried_on(), [task(&[Eyes::Boss]), task(&[Eyes::Own])]);
    }

    proptest! {
        #[test]
        fn v5_parts_never_make_more_than_the_whole(minutes in prop::array::uniform5(0u16..2_000)) {
            let mut week = agenda();
            week.time = minutes.map(|planned| Time { planned, spent: planned });
            let sum: u32 = week.parts().iter().map(|part| u32::from(part.planned)).sum();
            prop_assert!(sum <= 1_000);
            prop_assert!(minutes.iter().all(|one| *one == 0) || sum > 990);
        }
    }
}
