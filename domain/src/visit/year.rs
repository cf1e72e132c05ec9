//! Keeps V1: a year of one person, week by week: planned against made.

use serde::{Deserialize, Serialize};

use super::{State, Tally, Visit, Way, monday};
use crate::day::Day;
use crate::id::PersonId;

/// The weeks of a year, in order: those whose Thursday lies in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Year {
    pub by: PersonId,
    pub year: i32,
    /// The Monday of each week, and what is counted of it.
    pub weeks: Vec<(Day, Tally)>,
}

/// As much of a visit as is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counted {
    pub plan_day: Day,
    pub planned: bool,
    pub dropped: bool,
    /// The day on which it was made.
    pub made_on: Option<Day>,
    pub way: Way,
}

impl From<&Visit> for Counted {
    fn from(visit: &Visit) -> Self {
        Self {
            plan_day: visit.plan.day,
            planned: visit.planned,
            dropped: matches!(visit.state, State::Dropped { .. }),
            made_on: visit.report().map(|report| report.on),
            way: visit.plan.way,
        }
    }
}

impl Counted {
    /// Adds what it is for the week that begins on `monday`.
    pub(super) fn add_to(self, tally: &mut Tally, monday: Day) {
        let of_week = |day: Day| (0..7).contains(&monday.until(day));
        if self.planned && of_week(self.plan_day) {
            tally.planned += 1;
            tally.kept += u32::from(self.made_on.is_some());
            tally.dropped += u32::from(self.dropped);
        }
        if self.made_on.is_some_and(of_week) {
            tally.made += 1;
            tally.unplanned += u32::from(!self.planned);
            tally.face_to_face += u32::from(self.way == Way::FaceToFace);
        }
    }
}

/// The Mondays of a year's weeks, 52 or 53; none for a year outside the calendar.
pub fn mondays(year: i32) -> Vec<Day> {
    // The fourth of January always lies in the first week.
    let first = |year| Day::from_civil(year, 1, 4).map(monday);
    let (Some(from), Some(until)) = (first(year), first(year.saturating_add(1))) else {
        return Vec::new();
    };
    (0..from.until(until) / 7).map(|week| from.plus(week * 7)).collect()
}

/// Counts the weeks, each visit once, in one go through them.
pub fn by_week(visits: impl IntoIterator<Item = Counted>, mondays: &[Day]) -> Vec<(Day, Tally)> {
    let mut weeks: Vec<(Day, Tally)> =
        mondays.iter().map(|monday| (*monday, Tally::default())).collect();
    let Some(first) = mondays.first().copied() else { return weeks };
    for visit in visits {
        let planned = visit.planned.then(|| monday(visit.plan_day));
        let made = visit.made_on.map(monday).filter(|made| Some(*made) != planned);
        for week in [planned, made].into_iter().flatten() {
            let at = usize::try_from(first.until(week) / 7).ok();
            if week >= first
                && let Some((monday, tally)) = at.and_then(|at| weeks.get_mut(at))
            {
                visit.add_to(tally, *monday);
            }
        }
    }
    weeks
}
