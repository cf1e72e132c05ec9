//! Weeks of managers: kept, carried on, and their own.

use std::collections::BTreeSet;

use domain::agenda::{Agenda, AgendaRefused, Eyes, Task, Time};
use domain::day::Day;
use store::agenda::{AgendaUnkept, keep, week};

use crate::world::*;

fn monday() -> Day {
    domain::visit::monday(NOW.day(8 * 60))
}

fn task(what: &str, done: bool) -> Task {
    Task { what: name(what), done, worth: BTreeSet::from([Eyes::Boss]) }
}

#[tokio::test]
async fn v5_a_week_is_kept_and_what_was_not_done_begins_the_next() {
    let world = World::new().await;
    let mei = world.actor("mei");
    let empty = week(&world.store, &mei, monday().plus(3)).await.unwrap();
    assert_eq!(empty, Agenda::empty(mei.person, monday()));
    let time = [Time { planned: 600, spent: 0 }; 5];
    let tasks = vec![task("Visit Acme", false), task("Hire a rep", true), task("Budget", false)];
    let written = Agenda { tasks, time, ..empty };
    let kept = keep(&world.store, &mei, written.clone(), NOW).await.unwrap();
    assert_eq!(kept, Agenda { version: 1, ..written });
    assert_eq!(week(&world.store, &mei, monday()).await.unwrap(), kept);
    let next = week(&world.store, &mei, monday().plus(14)).await.unwrap();
    assert_eq!(next.tasks, [task("Visit Acme", false), task("Budget", false)]);
    assert_eq!((next.monday, next.version, next.time), (monday().plus(14), 0, Default::default()));
}

#[tokio::test]
async fn v5_two_tablets_of_one_manager_lose_nothing_of_each_other() {
    let world = World::new().await;
    let mei = world.actor("mei");
    let read = week(&world.store, &mei, monday()).await.unwrap();
    let first = Agenda { tasks: vec![task("First", false)], ..read.clone() };
    let first = keep(&world.store, &mei, first, NOW).await.unwrap();
    let second = Agenda { tasks: vec![task("Second", false)], ..read };
    match keep(&world.store, &mei, second.clone(), NOW).await {
        Err(AgendaUnkept::Changed(stands)) => assert_eq!(*stands, first),
        other => panic!("not told: {other:?}"),
    }
    let again = Agenda { version: first.version, ..second };
    assert_eq!(keep(&world.store, &mei, again, NOW).await.unwrap().version, 2);
}

#[tokio::test]
async fn t7_v5_it_is_their_own_and_for_who_leads() {
    let world = World::new().await;
    let mei = world.actor("mei");
    let mine = Agenda { tasks: vec![task("Mine", false)], ..Agenda::empty(mei.person, monday()) };
    keep(&world.store, &mei, mine.clone(), NOW).await.unwrap();
    for login in ["bo", "mia", "sam"] {
        let actor = world.actor(login);
        assert!(matches!(week(&world.store, &actor, monday()).await, Err(AgendaUnkept::Denied(_))));
        // In another's name as in their own.
        let kept = keep(&world.store, &actor, mine.clone(), NOW).await;
        assert!(matches!(kept, Err(AgendaUnkept::Denied(_))), "{login}");
    }
    let ada = world.actor("ada");
    assert!(week(&world.store, &ada, monday()).await.unwrap().tasks.is_empty());
    // What is said to be another's is the actor's own.
    let kept = keep(&world.store, &ada, mine, NOW).await.unwrap();
    assert_eq!(kept.by, ada.person);
    assert_eq!(week(&world.store, &mei, monday()).await.unwrap().version, 1);
}

#[tokio::test]
async fn v5_what_is_too_much_is_refused_and_nothing_is_kept() {
    let world = World::new().await;
    let mei = world.actor("mei");
    let tasks = vec![task("Boss", false); 6];
    let many = Agenda { tasks, ..Agenda::empty(mei.person, monday()) };
    match keep(&world.store, &mei, many, NOW).await {
        Err(AgendaUnkept::Refused(AgendaRefused::MoreThanFive(Eyes::Boss))) => {}
        other => panic!("not refused: {other:?}"),
    }
    assert_eq!(week(&world.store, &mei, monday()).await.unwrap().version, 0);
}
