//! Visits: planned and told through operations, read as weeks, by who may.

use domain::account::{Class, Fields};
use domain::board::Card;
use domain::day::Day;
use domain::deal::{self, Edit, NextStep, Refusal};
use domain::id::{AccountId, OpId, VisitId};
use domain::op::{Answer, Op};
use domain::text::Note;
use domain::visit::{
    Cause, Command, New, Notes, Pace, Plan, Report, Rhythm, State, Step, Tally, Visit, Way, Week,
    monday,
};
use store::visit::{VisitRefused, week};

use crate::world::*;

fn today() -> Day {
    // Of Taipei, where the company is.
    NOW.day(8 * 60)
}

fn plan(day: Day) -> Plan {
    Plan {
        day,
        minute: Some(600),
        minutes: 60,
        way: Way::FaceToFace,
        aim: Some(name("約試機日期")),
        second: Some(name("see the plant")),
        fallback: None,
        contact: None,
    }
}

fn asked(base: Option<u32>, command: Command) -> Op {
    op(base, deal::Command::Visit(Box::new(command)))
}

fn new(card: &Card, plan: Plan) -> New {
    let notes = Notes::from([(Step::Prepare, Note::new("samples").unwrap())]);
    let (account, deal) = (card.deal.account, Some(card.deal.id));
    New { id: VisitId::new(fresh()), account, deal, plan, notes }
}

fn add(card: &Card, day: Day) -> Op {
    asked(None, Command::Add { new: new(card, plan(day)), report: None })
}

fn report(on: Day) -> Report {
    let action = Some(NextStep { what: name("send the offer"), due: on.plus(3) });
    Report { on, result: Note::new("談得很好").unwrap(), action, next: Some(on.plus(14)) }
}

#[track_caller]
fn visited(answer: Answer) -> Visit {
    match answer {
        Answer::Visited { visit } => *visit,
        other => panic!("not done: {other:?}"),
    }
}

#[track_caller]
fn refused(answer: Answer) -> Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn read(world: &World, login: &str, by: &str, day: Day) -> Result<Week, VisitRefused> {
    week(&world.store, &world.actor(login), world.people[by], day, NOW).await
}

#[tokio::test]
async fn v1_a_visit_is_planned_made_and_read_as_it_was_written() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let planned = visited(world.send("bo", add(&card, today())).await);
    let notes = Notes::from([(Step::Close, Note::new("agreed").unwrap())]);
    let tell = Command::Report { visit: planned.id, report: report(today()), notes };
    let made = visited(world.send("bo", asked(Some(1), tell)).await);
    assert_eq!(made.state, State::Made(report(today())));
    let week = read(&world, "bo", "bo", today()).await.unwrap();
    assert_eq!(week.rows.len(), 1);
    assert_eq!(week.rows[0].visit, made);
    assert_eq!(week.rows[0].account.as_str(), "恆泰紡織");
    let counted = Tally { planned: 1, kept: 1, made: 1, face_to_face: 1, ..Tally::default() };
    assert_eq!(week.tallies, [(world.people["bo"], counted)]);
    // What came of it moves nothing by itself.
    let after = store::deal::card(&world.store, &world.actor("bo"), card.deal.id).await.unwrap();
    assert_eq!(after, Some(card));
}

#[tokio::test]
async fn the_same_operation_is_done_once_and_gets_its_first_answer_again() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let sent = add(&card, today());
    let first = world.send("bo", sent.clone()).await;
    let visit = visited(first.clone());
    let drop = Command::Drop { visit: visit.id, why: None };
    assert!(matches!(
        visited(world.send("bo", asked(None, drop)).await).state,
        State::Dropped { .. }
    ));
    assert_eq!(world.send("bo", sent.clone()).await, first);
    let again = Op { id: OpId::new(fresh()), ..sent.clone() };
    assert_eq!(refused(world.send("bo", again).await), Refusal::AlreadyPlanned);
    assert_eq!(refused(world.send("mei", sent).await), Refusal::Denied);
}

#[tokio::test]
async fn t7_a_week_is_read_by_who_makes_it_and_who_leads_them() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = visited(world.send("bo", add(&card, today())).await);
    for (login, sees) in [
        ("bo", true),
        ("mei", true),
        ("ada", true),
        ("chen", false),
        ("dan", false),
        ("mia", false),
    ] {
        let read = read(&world, login, "bo", today()).await;
        assert_eq!(read.map(|week| week.rows.len()).unwrap_or(0), usize::from(sees), "{login}");
    }
    let drop = || asked(None, Command::Drop { visit: visit.id, why: None });
    assert_eq!(refused(world.send("mei", drop()).await), Refusal::NotTheirVisit);
    assert_eq!(refused(world.send("dan", drop()).await), Refusal::NoSuchVisit);
    assert_eq!(refused(world.send("mia", drop()).await), Refusal::Denied);
    // A manager reads the counts of the team; a rep their own.
    let counts = |week: Week| week.tallies.len();
    assert_eq!(read(&world, "mei", "mei", today()).await.map(counts).unwrap(), 3);
    assert_eq!(read(&world, "bo", "bo", today()).await.map(counts).unwrap(), 1);
}

#[tokio::test]
async fn t7_nobody_plans_with_what_is_out_of_their_sight() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    assert_eq!(refused(world.send("dan", add(&card, today())).await), Refusal::NoSuchAccount);
    let alone = New { deal: None, ..new(&card, plan(today())) };
    let alone = asked(None, Command::Add { new: alone, report: None });
    assert_eq!(refused(world.send("dan", alone).await), Refusal::NoSuchAccount);
    let nowhere = New { account: AccountId::new(fresh()), ..new(&card, plan(today())) };
    let nowhere = asked(None, Command::Add { new: nowhere, report: None });
    assert_eq!(refused(world.send("bo", nowhere).await), Refusal::NoSuchAccount);
    // A deal and an account that have nothing to do with each other.
    let other = world.listed("bo", "其他", 1, 500).await;
    let mixed = New { account: other.deal.account, ..new(&card, plan(today())) };
    let mixed = asked(None, Command::Add { new: mixed, report: None });
    assert_eq!(refused(world.send("bo", mixed).await), Refusal::NoSuchDeal);
}

#[tokio::test]
async fn t7_a_visit_to_an_account_that_passed_on_is_counted_and_not_shown() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    visited(world.send("bo", add(&card, today())).await);
    let to = world.people["dan"];
    world.send("ada", edit(&card, vec![Edit::Owner(to)])).await;
    let (by, ada) = (world.people["bo"], world.actor("ada"));
    let opened =
        store::account::open(&world.store, &ada, card.deal.account).await.unwrap().unwrap();
    let (id, base, fields) = (opened.record.id, opened.record.version, opened.record.fields);
    store::account::save(&world.store, &ada, id, base, Some(to), fields, NOW).await.unwrap();
    let week = read(&world, "bo", "bo", today()).await.unwrap();
    assert_eq!(week.rows, []);
    assert_eq!((week.tallies[0].0, week.tallies[0].1.planned), (by, 1));
    assert_eq!(read(&world, "ada", "bo", today()).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn v1_what_is_worth_planning_comes_from_next_steps_and_leaves_with_the_plan() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let step = NextStep { what: name("call the plant"), due: today() };
    let card = done(world.send("bo", edit(&card, vec![Edit::NextStep(Some(step.clone()))])).await);
    let week = read(&world, "bo", "bo", today()).await.unwrap();
    assert_eq!(week.suggestions.len(), 1);
    assert_eq!(week.suggestions[0].cause, Cause::Step(step));
    assert_eq!(week.customers.len(), 1);
    assert_eq!(week.deals.len(), 1);
    visited(world.send("bo", add(&card, today().plus(1))).await);
    assert_eq!(read(&world, "bo", "bo", today()).await.unwrap().suggestions, []);
    // Nobody else is told of it.
    assert_eq!(read(&world, "dan", "dan", today()).await.unwrap().suggestions, []);
}

#[tokio::test]
async fn v1_a_visit_that_was_not_told_of_is_asked_for_till_it_is() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = visited(world.send("bo", add(&card, today())).await);
    let next = monday(today()).plus(7);
    let later = domain::day::Millis(NOW.0 + 7 * 86_400_000);
    let bo = world.actor("bo");
    let rows = async || week(&world.store, &bo, bo.person, next, later).await.unwrap().rows.len();
    assert_eq!(rows().await, 1);
    let tell = Command::Report { visit: visit.id, report: report(today()), notes: Notes::new() };
    visited(world.send_at("bo", asked(Some(1), tell), later).await);
    assert_eq!(rows().await, 0);
}

#[tokio::test]
async fn each_change_of_a_visit_is_an_entry_of_the_journal() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let visit = visited(world.send("bo", add(&card, today())).await);
    let later = plan(today().plus(2));
    let change = Command::Change { visit: visit.id, plan: later, notes: Notes::new() };
    visited(world.send("bo", asked(Some(1), change.clone())).await);
    assert_eq!(refused(world.send("bo", asked(Some(1), change)).await), Refusal::VisitChanged);
    let after = store::journal::last_seq(&world.store).await.unwrap();
    assert_eq!(after - before, 2);
}

#[tokio::test]
async fn v3_the_guide_is_the_companys_and_the_load_follows_it() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let bo = world.actor("bo");
    let opened = store::account::open(&world.store, &bo, card.deal.account).await.unwrap().unwrap();
    let (id, base, owner) = (opened.record.id, opened.record.version, opened.record.owner);
    let fields = Fields { class: Some(Class::A), ..opened.record.fields };
    store::account::save(&world.store, &bo, id, base, owner, fields, NOW).await.unwrap();
    let before = read(&world, "bo", "bo", today()).await.unwrap();
    assert_eq!((before.rhythm, before.load.accounts), (Rhythm::default(), [1, 0, 0]));
    // Never visited, and of class A.
    assert!(matches!(before.suggestions[0].cause, Cause::Overdue { class: Class::A, .. }));

    let to = Rhythm { a: Pace { visits: 0, minutes: 60 }, week: 60, ..Rhythm::default() };
    let ada = world.actor("ada");
    let denied = store::visit::set_rhythm(&world.store, &bo, to, NOW).await;
    assert!(matches!(denied, Err(VisitRefused::Refused(Refusal::Denied))));
    let unsound = Rhythm { week: 0, ..to };
    let refused = store::visit::set_rhythm(&world.store, &ada, unsound, NOW).await;
    assert!(matches!(refused, Err(VisitRefused::Refused(Refusal::NoSuchRhythm))));
    store::visit::set_rhythm(&world.store, &ada, to, NOW).await.unwrap();
    let after = read(&world, "bo", "bo", today()).await.unwrap();
    assert_eq!((after.rhythm, after.load.needed, after.load.had), (to, 0, 60 * 13));
    assert_eq!(after.suggestions, []);
}
