//! Rules of joint visits, as tables.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::day::Millis;
use crate::id::AccountId;
use crate::org::Role;
use crate::policy::Sight;
use crate::text::{Name, Note};
use crate::visit::{Notes, Plan, Report, State, Way};

const TODAY: Day = Day(20_700);

/// 1 is the rep, 2 leads them, 3 leads others, 4 is another rep.
fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn someone(n: u128) -> Actor {
    let (role, sees) = match n {
        2 => (Role::Manager, vec![1, 2, 4]),
        3 => (Role::Manager, vec![3]),
        n => (Role::Rep, vec![n]),
    };
    let sight = Sight::People(sees.into_iter().map(id).collect());
    Actor { person: id(n), roles: BTreeSet::from([role]), sight }
}

fn visit(day: Day) -> Visit {
    Visit {
        id: VisitId::new(Uuid::from_u128(7)),
        by: id(1),
        account: AccountId::new(Uuid::from_u128(8)),
        deal: None,
        plan: Plan {
            day,
            minute: None,
            minutes: 60,
            way: Way::FaceToFace,
            aim: Some(Name::new("agree on a trial").unwrap()),
            second: None,
            fallback: None,
            contact: None,
        },
        planned: true,
        notes: Notes::new(),
        state: State::Planned,
        written_at: Millis(1),
        version: 1,
    }
}

fn made(day: Day) -> Visit {
    let result = Note::new("they will test it").unwrap();
    let state = State::Made(Report { on: day, result, action: None, next: None });
    Visit { state, ..visit(day) }
}

fn declares(coach: u128) -> Command {
    let skill = SkillId::new(Uuid::from_u128(5));
    Command::Declare { coach: id(coach), kind: Kind::Coaching, skill }
}

fn does(
    n: u128,
    found: Option<&Joint>,
    command: &Command,
    visit: &Visit,
) -> Result<Option<Joint>, Refusal> {
    let named = match command {
        Command::Declare { coach, .. } => Some(someone(coach.uuid().as_u128())),
        _ => None,
    };
    let coach = named.as_ref();
    let ground = Ground { visit, coach, offered: true, sale: Sale::Small, today: TODAY };
    decide(found, command, ground, &someone(n))
}

fn declared(by: u128) -> Joint {
    does(by, None, &declares(2), &visit(TODAY)).unwrap().unwrap()
}

#[test]
fn c8_a_joint_visit_is_declared_beforehand_by_the_coach_or_asked_for_by_the_rep() {
    assert!(!declared(2).asked);
    assert!(declared(1).asked);
    let table = [
        (1, 3, visit(TODAY), Refusal::NoSuchCoach, "a manager who does not lead them"),
        (1, 1, visit(TODAY), Refusal::NoSuchCoach, "themselves"),
        (1, 4, visit(TODAY), Refusal::NoSuchCoach, "a colleague"),
        (4, 2, visit(TODAY), Refusal::NoSuchVisit, "somebody else's visit"),
        (3, 3, visit(TODAY), Refusal::NoSuchVisit, "a visit out of sight"),
        (2, 2, visit(TODAY.plus(-1)), Refusal::JointBeforehand, "a day gone by"),
        (2, 2, made(TODAY), Refusal::JointBeforehand, "a visit that was made"),
    ];
    for (by, coach, visit, refusal, why) in table {
        assert_eq!(does(by, None, &declares(coach), &visit), Err(refusal), "{why}");
    }
}

#[test]
fn c8_one_skill_that_is_on_the_list() {
    let (visit, coach) = (visit(TODAY), someone(2));
    let ground = Ground {
        visit: &visit,
        coach: Some(&coach),
        offered: false,
        sale: Sale::Small,
        today: TODAY,
    };
    assert_eq!(decide(None, &declares(2), ground, &coach), Err(Refusal::NoSuchSkill));
}

#[test]
fn c8_the_coach_agrees_and_either_calls_it_off() {
    let (asked, visit) = (declared(1), visit(TODAY));
    assert_eq!(does(1, Some(&asked), &Command::Agree, &visit), Err(Refusal::NotJoint));
    let agreed = does(2, Some(&asked), &Command::Agree, &visit).unwrap().unwrap();
    assert!(!agreed.asked);
    for n in [1, 2] {
        assert_eq!(does(n, Some(&agreed), &Command::CallOff, &visit), Ok(None));
    }
    for n in [3, 4] {
        let refused = does(n, Some(&agreed), &Command::CallOff, &visit);
        assert_eq!(refused, Err(Refusal::NotJoint), "{n}");
    }
}

#[test]
fn what_was_begun_stays_what_it_is() {
    let joint = Joint { debrief: Some(SittingId::new(Uuid::from_u128(6))), ..declared(2) };
    for command in [declares(2), Command::Agree, Command::CallOff] {
        let refused = does(2, Some(&joint), &command, &visit(TODAY));
        assert_eq!(refused, Err(Refusal::DebriefBegun));
    }
}

#[test]
fn c2_the_debrief_of_a_small_sale_follows_the_visit_that_of_a_large_one_begins_with_its_plan() {
    let small = declared(2);
    let large = Joint { sale: Sale::Large, ..declared(2) };
    let later = visit(TODAY.plus(3));
    let begins = |joint: &Joint, visit: &Visit| may_begin(joint, visit, &someone(1), TODAY);
    assert_eq!(begins(&small, &visit(TODAY)), Ok(()));
    assert_eq!(begins(&small, &later), Err(Refusal::DebriefAhead));
    assert_eq!(begins(&large, &later), Ok(()));
    assert_eq!(begins(&declared(1), &visit(TODAY)), Err(Refusal::JointOnlyAsked));
    let dropped = Visit { state: State::Dropped { why: None }, ..visit(TODAY) };
    assert_eq!(begins(&small, &dropped), Err(Refusal::VisitDropped));
    let stranger = may_begin(&small, &visit(TODAY), &someone(4), TODAY);
    assert_eq!(stranger, Err(Refusal::NotJoint));
}

#[test]
fn every_word_leads_back() {
    assert!(Kind::ALL.into_iter().all(|kind| Kind::from_word(kind.word()) == Some(kind)));
    assert!(Stock::ALL.into_iter().all(|stock| Stock::from_word(stock.word()) == Some(stock)));
}
