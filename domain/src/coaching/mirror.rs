//! What a coach's own time shows.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::{PersonId, SkillId};

/// Keeps C8: the gauge, in minutes a month for each rep.
pub const GAUGE: u32 = 180;
/// Fewer cases than this say nothing about a rate.
const TELLING: u32 = 5;

/// One rep of the team: their result decides who stands in the middle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coached {
    pub rep: PersonId,
    /// What they sold in the time looked at, in minor units of the company's money.
    pub result: i128,
    /// Coached in the month.
    pub minutes: u32,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mirror {
    /// Each rep with the minutes still wanting to the gauge, in the order given.
    pub wanting: Vec<(PersonId, u32)>,
    /// Who stands in the middle of the team.
    pub middle: Vec<PersonId>,
    pub minutes: u32,
    /// Of these, on the middle of the team.
    pub on_middle: u32,
}

impl Mirror {
    /// Keeps C8: most of the time goes to the middle.
    #[must_use]
    pub fn is_mostly_middle(&self) -> bool {
        self.on_middle * 2 > self.minutes
    }
}

/// Keeps C8: a month of coaching against the gauge. The middle is the team without its best and
/// its weakest quarter, one of each at least where there are three or more.
#[must_use]
pub fn mirror(team: &[Coached]) -> Mirror {
    let mut ranked: Vec<&Coached> = team.iter().collect();
    ranked.sort_by_key(|one| (Reverse(one.result), one.rep));
    let edge = if ranked.len() < 3 { 0 } else { (ranked.len() / 4).max(1) };
    let middle = ranked.get(edge..ranked.len() - edge).unwrap_or_default();
    Mirror {
        wanting: team.iter().map(|one| (one.rep, GAUGE.saturating_sub(one.minutes))).collect(),
        middle: middle.iter().map(|one| one.rep).collect(),
        minutes: team.iter().map(|one| one.minutes).sum(),
        on_middle: middle.iter().map(|one| one.minutes).sum(),
    }
}

/// How often something was tried, and came off: moves out of a stage, visits with a next step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tries {
    pub tried: u32,
    pub came_off: u32,
}

impl Tries {
    /// In whole hundredths; `None` where it was tried too seldom to say.
    #[must_use]
    pub fn rate(self) -> Option<u32> {
        let telling = self.tried >= TELLING && self.came_off <= self.tried;
        telling.then(|| (self.came_off * 100 + self.tried / 2) / self.tried)
    }
}

/// Keeps C8: what a coach sees of their own time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Glass {
    /// Its first day.
    pub month: Day,
    pub mirror: Mirror,
    pub reps: Vec<Seen>,
}

/// One rep, as who coaches them sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub rep: PersonId,
    /// Of coaching in the month.
    pub minutes: u32,
    /// Of these, for each skill, the longest first.
    pub skills: Vec<(SkillId, u32)>,
    /// Actions of their debriefs, and how many of them were practised.
    pub agreed: u32,
    pub practised: u32,
    /// The day of their first signed debrief.
    pub since: Option<Day>,
    /// Visits that ended with something agreed, in as many days before that day as after it.
    pub visited: [Tries; 2],
    /// Moves out of a stage that led on, likewise.
    pub moved: [Tries; 2],
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn id(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    fn coached(n: u128, result: i128, minutes: u32) -> Coached {
        Coached { rep: id(n), result, minutes }
    }

    #[test]
    fn c8_three_hours_a_month_for_each_most_of_it_on_the_middle() {
        let team =
            [coached(1, 900, 30), coached(2, 500, 200), coached(3, 400, 90), coached(4, 10, 60)];
        let seen = mirror(&team);
        assert_eq!(seen.wanting, [(id(1), 150), (id(2), 0), (id(3), 90), (id(4), 120)]);
        assert_eq!(seen.middle, [id(2), id(3)]);
        assert_eq!((seen.minutes, seen.on_middle), (380, 290));
        assert!(seen.is_mostly_middle());
        assert!(
            !mirror(&[coached(1, 9, 60), coached(2, 5, 40), coached(3, 1, 10)]).is_mostly_middle()
        );
        assert_eq!(mirror(&[coached(1, 9, 1), coached(2, 5, 1)]).middle, [id(1), id(2)]);
        assert!(!mirror(&[]).is_mostly_middle());
    }

    #[test]
    fn c8_a_rate_is_told_of_enough_cases_only() {
        let rate = |tried, came_off| Tries { tried, came_off }.rate();
        assert_eq!(rate(4, 4), None);
        assert_eq!(rate(8, 3), Some(38));
        assert_eq!(rate(5, 0), Some(0));
        assert_eq!(rate(0, 0), None);
    }

    proptest! {
        #[test]
        fn c8_the_middle_is_half_the_team_or_more(
            team in prop::collection::vec((0i128..1_000, 0u32..600), 0..40),
        ) {
            let people = (1u128..).zip(&team);
            let team: Vec<_> = people.map(|(n, (result, minutes))| coached(n, *result, *minutes)).collect();
            let seen = mirror(&team);
            prop_assert!(seen.on_middle <= seen.minutes);
            prop_assert!(team.len() < 4 || seen.middle.len() * 2 >= team.len());
        }
    }
}
