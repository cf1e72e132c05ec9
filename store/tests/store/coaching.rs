//! Joint visits and their debriefs: declared, begun, told by two, signed, and led on from.

use domain::board::Card;
use domain::coaching::cycle::{Said, Step};
use domain::coaching::debrief::{self, Phase};
use domain::coaching::joint::{Command as Say, Joint, Kind};
use domain::coaching::skill::{Area, Skill};
use domain::coaching::{FollowUp, Sale, Tries, talk};
use domain::day::Day;
use domain::deal::{self, NextStep, Refusal};
use domain::id::{SittingId, SkillId, VisitId};
use domain::op::{Answer, Op};
use domain::sitting::{Command, Entry, Field, Typed};
use domain::text::{Note, Remark};
use domain::visit::{self, New, Notes, Plan, Report, Way};
use sqlx::Connection;
use store::coaching::{
    Debriefed, begin, declare, of_rep, own_mirror, practised, say_of_reader, step, together,
};
use store::sitting::SittingRefused;

use crate::world::*;

fn today() -> Day {
    NOW.day(8 * 60)
}

/// The skill of asking about consequences.
async fn skill(world: &World) -> SkillId {
    let skills = store::coaching::skills(&world.store).await.unwrap();
    skills[3].id
}

async fn planned(world: &World, login: &str, card: &Card, day: Day) -> VisitId {
    let plan = Plan {
        day,
        minute: Some(600),
        minutes: 45,
        way: Way::FaceToFace,
        aim: Some(name("約試機日期")),
        second: None,
        fallback: None,
        contact: None,
    };
    let id = VisitId::new(fresh());
    let (account, deal) = (card.deal.account, Some(card.deal.id));
    let new = New { id, account, deal, plan, notes: Notes::new() };
    let add = visit::Command::Add { new, report: None };
    let answer = world.send(login, op(None, deal::Command::Visit(Box::new(add)))).await;
    assert!(matches!(answer, Answer::Visited { .. }), "{answer:?}");
    id
}

async fn says(
    world: &World,
    login: &str,
    visit: VisitId,
    command: Say,
) -> Result<Option<Joint>, Refusal> {
    let said = declare(&world.store, &world.actor(login), visit, command, NOW).await;
    said.map_err(|refused| match refused {
        SittingRefused::Refused(refusal) => refusal,
        SittingRefused::Store(error) => panic!("{error}"),
    })
}

async fn declares(world: &World, login: &str, visit: VisitId) -> Result<Option<Joint>, Refusal> {
    let (coach, kind, skill) = (world.people["mei"], Kind::Coaching, skill(world).await);
    says(world, login, visit, Say::Declare { coach, kind, skill }).await
}

async fn begins(world: &World, login: &str, visit: VisitId) -> Result<SittingId, Refusal> {
    let id = SittingId::new(fresh());
    let begun = begin(&world.store, &world.actor(login), (id, visit), NOW).await;
    begun.map_err(|refused| match refused {
        SittingRefused::Refused(refusal) => refusal,
        SittingRefused::Store(error) => panic!("{error}"),
    })
}

/// A debrief of a coaching visit of Bo's today, begun by Mei.
async fn debrief(world: &World, worth: i64) -> (Card, SittingId) {
    let card = world.listed("bo", "恆泰紡織", 1, worth).await;
    let visit = planned(world, "bo", &card, today()).await;
    declares(world, "mei", visit).await.unwrap();
    (card, begins(world, "mei", visit).await.unwrap())
}

fn asked(command: Command) -> Op {
    op(None, deal::Command::Sitting(Box::new(command)))
}

async fn read(world: &World, login: &str, id: SittingId) -> Option<Debriefed> {
    store::coaching::debrief(&world.store, &world.actor(login), id).await.unwrap()
}

async fn writes(
    world: &World,
    login: &str,
    id: SittingId,
    field: debrief::Field,
    words: &str,
) -> Result<(), Refusal> {
    // Its place as any program could find it out.
    let head = read(world, "bo", id).await.unwrap().opened.sitting;
    let item = head.items.iter().find(|item| talk::phase(item) == Some(field.phase())).unwrap();
    let author = world.people[login];
    let stands = head.entry(item.place, Field::Debrief(field), author);
    let version = stands.map_or(1, |entry: &Entry| entry.version + 1);
    let words = Remark::optional(words).unwrap();
    let typed = Typed { place: item.place, field: Field::Debrief(field), words, version };
    answered(world.send(login, asked(Command::Write { sitting: id, typed })).await)
}

async fn signs(world: &World, login: &str, id: SittingId) -> Result<(), Refusal> {
    let seen = read(world, login, id).await.unwrap().opened.sitting.head.revision;
    answered(world.send(login, asked(Command::Sign { sitting: id, seen })).await)
}

#[track_caller]
fn answered(answer: Answer) -> Result<(), Refusal> {
    match answer {
        Answer::Sat { .. } => Ok(()),
        Answer::Refused { refusal } => Err(refusal),
        other => panic!("{other:?}"),
    }
}

async fn told(world: &World, id: SittingId, next: Day) {
    use debrief::Field::{Action, Best, Buyer, Feelings, Happened, Next};
    for (field, words) in [
        (Feelings, "還不錯"),
        (Happened, "他給了日期"),
        (Buyer, "他怕主管"),
        (Best, "開場很好"),
        (Action, "先問停機一天的損失\n再談價格"),
        (Next, next.iso().as_str()),
    ] {
        writes(world, "bo", id, field, words).await.unwrap();
    }
}

#[tokio::test]
async fn c8_a_visit_is_asked_for_by_the_rep_and_agreed_to_by_the_coach() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = planned(&world, "bo", &card, today().plus(2)).await;
    let joint = declares(&world, "bo", visit).await.unwrap().unwrap();
    assert!(joint.asked && joint.sale == Sale::Small);
    assert_eq!(begins(&world, "bo", visit).await, Err(Refusal::JointOnlyAsked));
    assert_eq!(says(&world, "bo", visit, Say::Agree).await, Err(Refusal::NotJoint));
    for stranger in ["chen", "dan", "ada", "sam"] {
        let refused = says(&world, stranger, visit, Say::CallOff).await;
        assert_eq!(refused, Err(Refusal::NotJoint), "{stranger}");
    }
    let agreed = says(&world, "mei", visit, Say::Agree).await.unwrap().unwrap();
    assert!(!agreed.asked);
    assert_eq!(begins(&world, "bo", visit).await, Err(Refusal::DebriefAhead));
    assert_eq!(says(&world, "bo", visit, Say::CallOff).await, Ok(None));
    assert_eq!(begins(&world, "bo", visit).await, Err(Refusal::NotJoint));
    let facts = "SELECT group_concat(kind) FROM (SELECT kind FROM journal
                 WHERE kind LIKE 'joint%' ORDER BY seq)";
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&world.path);
    let mut conn = sqlx::sqlite::SqliteConnection::connect_with(&options).await.unwrap();
    let kinds: String = sqlx::query_scalar(facts).fetch_one(&mut conn).await.unwrap();
    assert_eq!(kinds, "joint_declared,joint_declared,joint_called_off");
}

#[tokio::test]
async fn c2_the_amount_of_the_deal_against_the_limit_decides_whether_there_is_a_planning() {
    let world = World::new().await;
    let parts = async |id| {
        let sitting = read(&world, "bo", id).await.unwrap().opened.sitting;
        talk::form(&sitting)
    };
    let limit = store::coaching::large_from(&world.store).await.unwrap();
    let ada = world.actor("ada");
    let refused = store::coaching::set_large_from(&world.store, &world.actor("mei"), 1, NOW).await;
    assert!(matches!(refused, Err(SittingRefused::Refused(Refusal::Denied))));
    let (_, small) = debrief(&world, limit - 1).await;
    assert_eq!(parts(small).await, Phase::of(Sale::Small));
    store::coaching::set_large_from(&world.store, &ada, limit - 1, NOW).await.unwrap();
    assert_eq!(parts(small).await, Phase::of(Sale::Small), "what was begun stays what it is");
    let card = world.listed("chen", "大同", 1, limit - 1).await;
    let visit = planned(&world, "chen", &card, today().plus(9)).await;
    let joint = declares(&world, "mei", visit).await.unwrap().unwrap();
    assert_eq!(joint.sale, Sale::Large);
    let large = begins(&world, "chen", visit).await.unwrap();
    let read = store::coaching::debrief(&world.store, &world.actor("chen"), large).await;
    assert_eq!(talk::form(&read.unwrap().unwrap().opened.sitting), Phase::ALL);
}

#[tokio::test]
async fn a_debrief_is_begun_once_by_whoever_is_faster() {
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    let joint = read(&world, "bo", id).await.unwrap().joint;
    assert_eq!(begins(&world, "bo", joint.visit).await, Ok(id));
    assert_eq!(declares(&world, "mei", joint.visit).await, Err(Refusal::DebriefBegun));
}

#[tokio::test]
async fn c3_the_order_of_parts_holds_through_operations_and_through_words_on_their_way() {
    use debrief::Field::{Aim, Buyer, Feelings, Found, Listening, Seen, Suggested};
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    let types = async |login: &str, place, field| {
        let key = (id, place, Field::Debrief(field));
        let typed = store::sitting::typing(&world.store, &world.actor(login), key, "x").await;
        typed.map_err(|refused| match refused {
            SittingRefused::Refused(refusal) => refusal,
            SittingRefused::Store(error) => panic!("{error}"),
        })
    };
    assert_eq!(writes(&world, "mei", id, Aim, "x").await, Err(Refusal::PhaseNotOpen));
    assert_eq!(types("mei", 1, Aim).await, Err(Refusal::PhaseNotOpen));
    assert_eq!(types("mei", 0, Aim).await, Err(Refusal::NoSuchItem));
    assert_eq!(writes(&world, "bo", id, Buyer, "x").await, Err(Refusal::PhaseNotOpen));
    assert_eq!(writes(&world, "mei", id, Feelings, "x").await, Err(Refusal::NotTheirField));
    writes(&world, "mei", id, Listening, "speaks fast").await.unwrap();
    assert_eq!(types("mei", 1, Aim).await, Err(Refusal::PhaseNotOpen));
    writes(&world, "bo", id, Feelings, "還不錯").await.unwrap();
    assert_eq!(types("mei", 1, Aim).await, Ok(()));
    writes(&world, "mei", id, Aim, "he meant").await.unwrap();
    assert_eq!(types("bo", 2, Buyer).await, Err(Refusal::PhaseNotOpen));
    writes(&world, "bo", id, Aim, "I meant").await.unwrap();
    writes(&world, "bo", id, Buyer, "afraid").await.unwrap();
    assert_eq!(writes(&world, "mei", id, Seen, "x").await, Err(Refusal::RepFirst));
    assert_eq!(writes(&world, "mei", id, Suggested, "x").await, Err(Refusal::RepFirst));
    writes(&world, "bo", id, Found, "ask first").await.unwrap();
    writes(&world, "mei", id, Suggested, "count to three").await.unwrap();
    for stranger in ["chen", "dan", "ada", "sam"] {
        let refused = writes(&world, stranger, id, Aim, "x").await;
        assert_eq!(refused, Err(Refusal::NoSuchSitting), "{stranger}");
        assert_eq!(types(stranger, 0, Feelings).await, Err(Refusal::NoSuchSitting), "{stranger}");
    }
}

#[tokio::test]
async fn c8_signed_by_both_its_action_stands_in_the_plan_and_the_next_one_opens_with_it() {
    let world = World::new().await;
    let (card, id) = debrief(&world, 500).await;
    let next = today().plus(7);
    assert_eq!(signs(&world, "mei", id).await, Err(Refusal::ActionWanted));
    told(&world, id, next).await;
    signs(&world, "mei", id).await.unwrap();
    assert_eq!(read(&world, "bo", id).await.unwrap().follow_up, None, "one has not signed");
    signs(&world, "bo", id).await.unwrap();
    let late = writes(&world, "bo", id, debrief::Field::Best, "more").await;
    assert_eq!(late, Err(Refusal::SittingSigned));

    let bo = of_rep(&world.store, &world.actor("bo"), world.people["bo"], today()).await.unwrap();
    let [FollowUp { action, visit: Some(visit), .. }] = &bo.follow_ups[..] else {
        panic!("{:?}", bo.follow_ups)
    };
    assert_eq!(action.as_str(), "先問停機一天的損失\n再談價格");
    let actor = world.actor("bo");
    let week = store::visit::week(&world.store, &actor, world.people["bo"], next, NOW);
    let row = week.await.unwrap().rows.into_iter().find(|row| row.visit.id == *visit).unwrap();
    assert_eq!(row.visit.plan.aim, Some(name("先問停機一天的損失")));
    assert_eq!((row.visit.day(), row.visit.deal), (next, Some(card.deal.id)));

    // The next of these two opens with it.
    declares(&world, "mei", *visit).await.unwrap();
    let later = domain::day::Millis(NOW.0 + 7 * 86_400_000);
    let second = SittingId::new(fresh());
    begin(&world.store, &world.actor("bo"), (second, *visit), later).await.unwrap();
    let second = read(&world, "mei", second).await.unwrap();
    assert_eq!(second.last.map(|last| last.sitting), Some(id));

    let by = async |login: &str, done| {
        practised(&world.store, &world.actor(login), (id, done), NOW).await.is_ok()
    };
    for (login, may) in [("mei", false), ("chen", false), ("bo", true), ("bo", true)] {
        assert_eq!(by(login, true).await, may, "{login}");
    }
    let open = of_rep(&world.store, &world.actor("bo"), world.people["bo"], today()).await.unwrap();
    assert_eq!(open.follow_ups, []);
    assert!(by("bo", false).await);
}

#[tokio::test]
async fn c8_a_visit_that_is_planned_for_that_day_is_the_next_one() {
    let world = World::new().await;
    let (card, id) = debrief(&world, 500).await;
    let next = today().plus(3);
    let there = planned(&world, "bo", &card, next).await;
    told(&world, id, next).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    let follow_up = read(&world, "mei", id).await.unwrap().follow_up.unwrap();
    assert_eq!(follow_up.visit, Some(there));
}

#[tokio::test]
async fn c8_a_next_visit_that_cannot_be_planned_leaves_the_action_all_the_same() {
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    told(&world, id, today().plus(-1)).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    let follow_up = read(&world, "bo", id).await.unwrap().follow_up.unwrap();
    assert_eq!(follow_up.visit, None);
}

#[tokio::test]
async fn c8_nobody_else_reads_any_of_it() {
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    told(&world, id, today().plus(7)).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    let bo = world.people["bo"];
    for (login, sees) in [
        ("bo", true),
        ("mei", true),
        ("chen", false),
        ("dan", false),
        ("ada", false),
        ("mia", false),
    ] {
        let actor = world.actor(login);
        assert_eq!(read(&world, login, id).await.is_some(), sees, "{login}");
        let shared = of_rep(&world.store, &actor, bo, today().plus(-9)).await.unwrap();
        assert_eq!(!shared.joints.is_empty(), sees, "{login}");
        assert_eq!(!shared.follow_ups.is_empty(), sees, "{login}");
        let listed = together(&world.store, &actor, 50).await.unwrap();
        assert_eq!(listed.signed.contains(&id), sees, "{login}");
        let all = listed.together;
        assert_eq!((!all.joints.is_empty(), !all.follow_ups.is_empty()), (sees, sees), "{login}");
    }
}

#[tokio::test]
async fn the_list_of_skills_is_kept_by_administrators() {
    let world = World::new().await;
    let (ada, mei) = (world.actor("ada"), world.actor("mei"));
    let skills = async || store::coaching::skills(&world.store).await.unwrap();
    let quoting = || (Area::Visits, name("報價"));
    let refused = store::coaching::add_skill(&world.store, &mei, quoting(), NOW).await;
    assert!(matches!(refused, Err(SittingRefused::Refused(Refusal::Denied))));
    let added = store::coaching::add_skill(&world.store, &ada, quoting(), NOW).await.unwrap();
    let Skill { id, name: called, .. } = skills().await.pop().unwrap();
    assert_eq!((id, called), (added, Some(name("報價"))));
    store::coaching::retire_skill(&world.store, &ada, added, true, NOW).await.unwrap();
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = planned(&world, "bo", &card, today()).await;
    let (coach, kind) = (world.people["mei"], Kind::Demonstration);
    let declared = says(&world, "mei", visit, Say::Declare { coach, kind, skill: added }).await;
    assert_eq!(declared, Err(Refusal::NoSuchSkill));
    let first = skills().await[0].id;
    let rename = async |to| store::coaching::rename_skill(&world.store, &ada, first, to, NOW).await;
    rename(Some(name("備課"))).await.unwrap();
    assert_eq!(skills().await[0].name, Some(name("備課")));
    rename(None).await.unwrap();
    assert_eq!(skills().await[0].name, None);
}

#[tokio::test]
async fn c1_the_five_steps_are_moved_on_by_the_debrief_and_by_what_the_two_say() {
    let world = World::new().await;
    let (card, id) = debrief(&world, 500).await;
    let stands = async |login: &str| {
        let listed = together(&world.store, &world.actor(login), 50).await.unwrap();
        listed.cycles.first().map(|one| (one.cycle.round, one.cycle.done, one.cycle.learned))
    };
    let says = async |login: &str, said| {
        let about = (world.people["bo"], skill(&world).await);
        let said = step(&world.store, &world.actor(login), about, said, NOW).await;
        said.map_err(|refused| match refused {
            SittingRefused::Refused(refusal) => refusal,
            SittingRefused::Store(error) => panic!("{error}"),
        })
    };
    assert_eq!(stands("bo").await, None, "nothing was watched yet");
    assert_eq!(says("mei", Said::Learned).await, Err(Refusal::NotJoint));
    told(&world, id, today().plus(7)).await;
    assert_eq!(stands("bo").await, Some((1, Some(Step::Observe), false)));
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    for (login, sees) in [("bo", true), ("mei", true), ("chen", false), ("ada", false)] {
        let expected = sees.then_some((1, Some(Step::Feedback), false));
        assert_eq!(stands(login).await, expected, "{login}");
    }
    assert_eq!(says("mei", Said::Prepared).await, Err(Refusal::NotJoint));
    assert_eq!(says("mei", Said::Reviewed).await, Err(Refusal::OutOfStep));
    assert_eq!(says("ada", Said::Prepared).await, Err(Refusal::NotJoint));
    says("bo", Said::Prepared).await.unwrap();
    says("mei", Said::Reviewed).await.unwrap();
    assert_eq!(stands("mei").await, Some((1, Some(Step::Review), false)));
    // It did not work yet: the five are gone round again.
    let visit = planned(&world, "bo", &card, today()).await;
    declares(&world, "mei", visit).await.unwrap();
    let again = begins(&world, "bo", visit).await.unwrap();
    told(&world, again, today().plus(9)).await;
    assert_eq!(stands("mei").await, Some((2, Some(Step::Observe), false)));
    signs(&world, "bo", again).await.unwrap();
    signs(&world, "mei", again).await.unwrap();
    says("mei", Said::Learned).await.unwrap();
    assert_eq!(stands("bo").await, Some((2, Some(Step::Feedback), true)));
}

#[tokio::test]
async fn c1_words_about_the_plan_of_a_large_sale_prepare_and_review_it() {
    let world = World::new().await;
    let limit = store::coaching::large_from(&world.store).await.unwrap();
    let (card, id) = debrief(&world, limit).await;
    let done = async || {
        let listed = together(&world.store, &world.actor("bo"), 50).await.unwrap();
        listed.cycles.first().and_then(|one| one.cycle.done)
    };
    writes(&world, "bo", id, debrief::Field::Goal, "a date").await.unwrap();
    assert_eq!(done().await, None, "the first visit is watched before any is prepared");
    told(&world, id, today().plus(7)).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    let visit = planned(&world, "bo", &card, today().plus(7)).await;
    declares(&world, "mei", visit).await.unwrap();
    let next = begins(&world, "mei", visit).await.unwrap();
    writes(&world, "bo", next, debrief::Field::Goal, "the names").await.unwrap();
    assert_eq!(done().await, Some(Step::Prepare));
    writes(&world, "mei", next, debrief::Field::Reasons, "why would he care?").await.unwrap();
    assert_eq!(done().await, Some(Step::Review));
}

#[tokio::test]
async fn c8_who_it_is_opened_to_reads_it_while_both_want_it() {
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    told(&world, id, today().plus(7)).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    let ada = world.people["ada"];
    let says = async |login: &str, yes| {
        say_of_reader(&world.store, &world.actor(login), (id, ada), yes, NOW).await.is_ok()
    };
    assert!(!says("chen", true).await && says("bo", true).await);
    assert!(read(&world, "ada", id).await.is_none());
    assert!(says("mei", true).await);
    let opened = read(&world, "ada", id).await.unwrap();
    assert_eq!((opened.openings, opened.last), (Vec::new(), None));
    assert!(says("mei", false).await);
    assert!(read(&world, "ada", id).await.is_none());
}

#[tokio::test]
async fn c8_a_coach_sees_their_own_time_and_what_came_of_it_and_nobody_else_does() {
    let world = World::new().await;
    let (card, id) = debrief(&world, 500).await;
    told(&world, id, today().plus(7)).await;
    signs(&world, "bo", id).await.unwrap();
    signs(&world, "mei", id).await.unwrap();
    practised(&world.store, &world.actor("bo"), (id, true), NOW).await.unwrap();
    let moved = world.moved("bo", &card, 4).await;
    world.moved("bo", &moved, 5).await;
    let joint = read(&world, "bo", id).await.unwrap().joint;
    let result = Note::new("they will test it").unwrap();
    let action = Some(NextStep { what: name("send it"), due: today().plus(3) });
    let report = Report { on: today(), result, action, next: None };
    let report = visit::Command::Report { visit: joint.visit, report, notes: Notes::new() };
    let answer = world.send("bo", op(Some(1), deal::Command::Visit(Box::new(report)))).await;
    assert!(matches!(answer, Answer::Visited { .. }), "{answer:?}");
    let glass = own_mirror(&world.store, &world.actor("mei"), NOW).await.unwrap().unwrap();
    let bo = glass.reps.iter().find(|seen| seen.rep == world.people["bo"]).unwrap();
    assert_eq!((bo.minutes, bo.agreed, bo.practised, bo.since), (45, 1, 1, Some(today())));
    let tries = |tried, came_off| Tries { tried, came_off };
    assert_eq!(bo.visited, [tries(0, 0), tries(1, 1)]);
    assert_eq!(bo.moved, [tries(0, 0), tries(2, 2)]);
    let chen = glass.reps.iter().find(|seen| seen.rep == world.people["chen"]).unwrap();
    assert_eq!(bo.skills, [(skill(&world).await, 45)]);
    assert_eq!((chen.minutes, chen.agreed, chen.since), (0, 0, None));
    assert_eq!((glass.mirror.minutes, glass.reps.len()), (45, 2));
    for login in ["bo", "ada", "mia"] {
        let other = own_mirror(&world.store, &world.actor(login), NOW).await.unwrap();
        assert_eq!(other, None, "{login}");
    }
}

#[tokio::test]
async fn c5_many_who_read_at_once_wait_for_each_other_and_not_for_ever() {
    let world = World::new().await;
    let (_, id) = debrief(&world, 500).await;
    let mut all = tokio::task::JoinSet::new();
    // More than there are readers: who reads one thing never holds it while waiting for another.
    for turn in 0..60 {
        let (store, actor) = (world.store.clone(), world.actor(["mei", "bo"][turn % 2]));
        let rep = world.people["bo"];
        all.spawn(async move {
            together(&store, &actor, 9).await.unwrap();
            of_rep(&store, &actor, rep, today()).await.unwrap();
            store::coaching::debrief(&store, &actor, id).await.unwrap();
        });
    }
    let read = tokio::time::timeout(std::time::Duration::from_secs(20), all.join_all());
    assert_eq!(read.await.unwrap().len(), 60);
}
