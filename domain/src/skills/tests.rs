//! The test: who answers, what is shown to whom, what comes first.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::TeamId;
use crate::org::{Person, Team};
use crate::text::{Login, Name};

const BO: u128 = 1;
const MEI: u128 = 2;
const CHIEF: u128 = 3;
const ADA: u128 = 4;
const DAY: i64 = 24 * 60 * 60 * 1_000;

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn skill(n: u128) -> SkillId {
    SkillId::new(Uuid::from_u128(n))
}

fn grade(n: u8) -> Option<Grade> {
    Grade::try_from(n).ok()
}

fn marked(n: u128, importance: u8, ability: u8) -> Marked {
    Marked { skill: skill(n), importance: grade(importance), ability: grade(ability) }
}

fn about(person: u128, leading: bool) -> About {
    About { person: id(person), leading }
}

fn test(by: u128, marks: Vec<Marked>, finished: Option<i64>) -> Test {
    let finished_at = finished.map(|days| Millis(days * DAY));
    let (about, by, begun_at) = (about(BO, false), id(by), Millis(0));
    Test { id: TestId::new(Uuid::nil()), about, by, marks, begun_at, finished_at }
}

/// Bo in the north, which Mei leads; the chief above her, who sells too.
fn org() -> Org {
    let team = |n| TeamId::new(Uuid::from_u128(n));
    let person = |n, roles: &[Role], of: Option<u128>| Person {
        id: id(n),
        login: Login::new(&n.to_string()).unwrap(),
        name: Name::new(&n.to_string()).unwrap(),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
        team: of.map(team),
        active: true,
    };
    let teams = [(10, None, CHIEF), (11, Some(10), MEI)].map(|(n, parent, manager)| Team {
        id: team(n),
        name: Name::new(&n.to_string()).unwrap(),
        parent: parent.map(team),
        manager: Some(id(manager)),
    });
    let people = [
        person(BO, &[Role::Rep], Some(11)),
        person(MEI, &[Role::Rep, Role::Manager], Some(11)),
        person(CHIEF, &[Role::Manager], Some(10)),
        person(ADA, &[Role::Administrator], None),
    ];
    Org::new(people, teams)
}

#[test]
fn c6_t1_a_rep_answers_about_themselves_their_manager_about_them_a_manager_about_leading() {
    let org = org();
    let table = [
        // who, about Bo, about themselves, about their own leading
        (BO, [true, true, false]),
        (MEI, [true, true, true]),
        (CHIEF, [false, false, true]),
        (ADA, [false, false, false]),
    ];
    for (who, expected) in table {
        let actor = org.actor(id(who)).unwrap();
        let may = [about(BO, false), about(who, false), about(who, true)]
            .map(|about| may_answer(&org, &actor, about).is_ok());
        assert_eq!(may, expected, "{who}");
        assert!(may_answer(&org, &actor, about(99, false)).is_err());
        assert!(who == MEI || may_answer(&org, &actor, about(MEI, true)).is_err());
    }
    // Who leads a team and sells in it has nobody but themselves.
    assert_eq!(led_by(&org, id(MEI)), None);
    assert_eq!(led_by(&org, id(CHIEF)), None);
}

#[test]
fn c6_the_others_answers_are_shown_once_ones_own_are_finished() {
    let own = |finished| test(BO, vec![], finished);
    let other = |finished| test(MEI, vec![], finished);
    let shown = |all: &[Test]| is_shown(&all[0], id(BO), all);
    assert!(!shown(&[other(Some(5))]), "none of one's own");
    assert!(!shown(&[other(Some(5)), own(None)]), "one's own under way");
    assert!(!shown(&[other(None), own(Some(5))]), "the other's under way");
    assert!(shown(&[other(Some(5)), own(Some(4))]));
    assert!(shown(&[other(Some(5)), own(Some(400))]));
    assert!(shown(&[other(Some(95)), own(Some(5))]));
    assert!(!shown(&[other(Some(96)), own(Some(5))]), "one's own of another time");
    assert!(!shown(&[other(Some(5)), test(CHIEF, vec![], Some(5))]), "a third's count for nothing");
    assert!(shown(&[own(None)]), "one's own always");
}

#[test]
fn c6_a_new_one_begins_from_the_last_and_is_finished_whole_and_dated() {
    let offered = [skill(2), skill(1)];
    let last = test(BO, vec![marked(1, 3, 1), marked(3, 1, 1)], Some(1));
    let new = TestId::new(Uuid::from_u128(7));
    let mut next = Test::begin(new, last.about, last.by, Some(&last), Millis(9));
    assert_eq!((next.of(skill(1)), next.finished_at), (last.of(skill(1)), None));
    next.answer(&[Marked { importance: None, ..marked(1, 0, 2) }, marked(2, 2, 0)]);
    assert_eq!(next.of(skill(1)), marked(1, 3, 2).answer());
    let missing = SkillsRefused::Unanswered { missing: 1 };
    assert_eq!(next.finish(&offered, Millis(10)), Err(missing));
    next.answer(&[Marked { importance: None, ..marked(2, 0, 3) }]);
    assert_eq!(next.finish(&offered, Millis(10)), Ok(()));
    // What is offered no more is left out, and they stand as in the list.
    assert_eq!(next.marks, [marked(2, 2, 3), marked(1, 3, 2)]);
    assert_eq!((next.lacks(), next.finished_at), (3, Some(Millis(10))));
}

#[test]
fn c6_important_and_weak_comes_first_as_both_see_it() {
    let rep =
        test(BO, vec![marked(1, 3, 3), marked(2, 1, 1), marked(3, 3, 2), marked(4, 2, 1)], Some(1));
    let own: Vec<_> = ranked(Some(&rep), None).into_iter().map(|(skill, _)| skill).collect();
    assert_eq!(own, [skill(4), skill(3), skill(2)]);
    let coach = test(MEI, vec![marked(1, 3, 1), marked(3, 2, 2), marked(5, 1, 2)], Some(1));
    let both = ranked(Some(&rep), Some(&coach));
    let order: Vec<_> = both.iter().map(|(skill, _)| *skill).collect();
    assert_eq!(order, [skill(1), skill(3), skill(4), skill(2), skill(5)]);
    assert!(both[0].1.is_far_apart());
    assert_eq!(both[4].1.rep, None);
}

proptest! {
    #[test]
    fn c6_the_order_is_that_of_gaps(
        one in prop::collection::vec((1u8..4, 1u8..4), 0..30),
        other in prop::collection::vec((1u8..4, 1u8..4), 0..30),
    ) {
        let marks = |grades: &[(u8, u8)]| -> Vec<Marked> {
            (1..).zip(grades).map(|(n, (importance, ability))| marked(n, *importance, *ability)).collect()
        };
        let (rep, coach) = (test(BO, marks(&one), Some(1)), test(MEI, marks(&other), Some(1)));
        let all = ranked(Some(&rep), Some(&coach));
        prop_assert!(all.is_sorted_by(|(_, one), (_, next)| one.gap() >= next.gap()));
        let sum: u32 = all.iter().map(|(_, beside)| u32::from(beside.gap())).sum();
        prop_assert_eq!(sum, rep.lacks() + coach.lacks());
    }
}
