//! The 1-15-30 rule: what a deal asks of its owner after they went through it with who leads them.
//! That day is day 1.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::PersonId;
use crate::policy::Actor;

/// Days from the check to day 15.
pub const FOLLOW_UP: i32 = 14;
/// Days from the check to day 30.
pub const VERDICT: i32 = 29;

/// What is due of a deal that was checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Day 15: the same deal is followed up again.
    FollowUp,
    /// Day 30: whether the customer is in earnest; carry on, or park it.
    Verdict,
}

/// Keeps F4: what a deal asks today, with the day since when; `None`: nothing yet. `met`: the last
/// contact about it. A contact after the day of the check settles day 15; nothing but another check
/// settles day 30, or that the deal leaves the funnel.
pub fn asks(checked: Day, met: Option<Day>, today: Day) -> Option<(Asks, Day)> {
    let (fifteenth, thirtieth) = (checked.plus(FOLLOW_UP), checked.plus(VERDICT));
    if today >= thirtieth {
        return Some((Asks::Verdict, thirtieth));
    }
    let followed = met.is_some_and(|met| met > checked);
    (today >= fifteenth && !followed).then_some((Asks::FollowUp, fifteenth))
}

/// Keeps F3: whether somebody checks the deals of `owner`. A walk that both came to and all have
/// signed is a check of the deals of that owner that it reached.
pub fn checks(actor: &Actor, owner: PersonId) -> bool {
    actor.leads() && actor.person != owner && actor.sight.takes_in(owner)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::org::Role;
    use crate::policy::Sight;

    const CHECKED: Day = Day(100);

    #[test]
    fn f4_day_15_wants_a_contact_and_day_30_a_verdict() {
        let asked = |met: Option<i32>, today| asks(CHECKED, met.map(Day), Day(today));
        for (met, today, wanted) in [
            (None, 100, None),
            (None, 113, None),
            (None, 114, Some((Asks::FollowUp, Day(114)))),
            (None, 128, Some((Asks::FollowUp, Day(114)))),
            (None, 129, Some((Asks::Verdict, Day(129)))),
            (None, 400, Some((Asks::Verdict, Day(129)))),
            // What was done before the check, or on its day, follows nothing up.
            (Some(99), 114, Some((Asks::FollowUp, Day(114)))),
            (Some(100), 114, Some((Asks::FollowUp, Day(114)))),
            (Some(101), 114, None),
            (Some(120), 128, None),
            (Some(128), 129, Some((Asks::Verdict, Day(129)))),
        ] {
            assert_eq!(asked(met, today), wanted, "met {met:?}, today {today}");
        }
    }

    proptest! {
        #[test]
        fn f4_the_verdict_is_asked_for_till_the_deal_is_checked_again(
            checked in -9_000i32..9_000,
            met in proptest::option::of(-9_000i32..9_000),
            after in 0i32..900,
        ) {
            let today = Day(checked).plus(after);
            let asked = asks(Day(checked), met.map(Day), today);
            prop_assert_eq!(asked.map(|(asks, _)| asks) == Some(Asks::Verdict), after >= VERDICT);
            prop_assert!(asked.is_none_or(|(_, since)| since <= today));
            prop_assert_eq!(asks(today, met.map(Day), today), None);
        }
    }

    #[test]
    fn f3_deals_are_checked_by_who_leads_their_owner() {
        let person = |number| PersonId::new(Uuid::from_u128(number));
        let (boss, rep, colleague) = (person(1), person(2), person(3));
        let actor = |person, role, sees: &[PersonId]| Actor {
            person,
            roles: [role].into(),
            sight: Sight::People(sees.iter().copied().collect()),
        };
        let manager = actor(boss, Role::Manager, &[boss, rep]);
        assert!(checks(&manager, rep));
        assert!(!checks(&manager, boss), "nobody checks themselves");
        assert!(!checks(&manager, colleague), "out of their sight");
        assert!(!checks(&actor(rep, Role::Rep, &[rep, colleague]), colleague), "who leads nobody");
    }
}
