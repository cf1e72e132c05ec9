//! T7 and H3: who reads of what, and hears of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::deal::Refusal;
use domain::handover::{Command, Fill, Refused};
use domain::id::PersonId;
use domain::sitting::{Event, Field};
use store::sitting::{SittingRefused, Told};

use super::ground::*;
use crate::world::*;

#[tokio::test]
async fn t7_an_heir_reads_the_story_of_what_comes_to_them_and_of_nothing_else() {
    let scene = Scene::new().await;
    let store = &scene.world.store;
    let id = scene.open().await;
    for (login, reads) in [
        ("mei", vec!["甲", "乙", "丙", "丁"]),
        ("ada", vec!["甲", "乙", "丙", "丁"]),
        ("bo", vec!["甲", "乙", "丙", "丁"]),
        ("chen", vec!["甲", "丙"]),
        ("dora", vec!["乙", "丁"]),
    ] {
        let opened = scene.sat(login, id).await.unwrap();
        let names: Vec<&str> = opened.cards.iter().map(|card| card.account.as_str()).collect();
        assert_eq!((names, opened.sitting.items.len()), (reads.clone(), reads.len()), "{login}");
        let actor = scene.world.actor(login);
        for name in ["甲", "乙", "丙", "丁"] {
            let story = store::handover::story(store, &actor, id, scene.id(name)).await.unwrap();
            assert_eq!(story.is_some(), reads.contains(&name), "{login} {name}");
        }
    }
    for login in ["dan", "mia", "sam"] {
        assert_eq!(scene.sat(login, id).await, None, "{login}");
        let actor = scene.world.actor(login);
        let story = store::handover::story(store, &actor, id, scene.id("甲")).await.unwrap();
        assert!(story.is_none(), "{login}");
        let act = Command::Sign { deal: scene.id("甲") };
        assert_eq!(scene.refused(login, id, act).await, Refusal::NoSuchSitting, "{login}");
    }
    let act = Command::Sign { deal: scene.id("甲") };
    assert_eq!(scene.refused("dora", id, act).await, Refusal::NoSuchItem);
    let listed = |login: &'static str| {
        let actor = scene.world.actor(login);
        async move { store::handover::list(store, &actor, NOW, 9).await.unwrap() }
    };
    assert_eq!(listed("mei").await[0].ways, [(2, 0), (1, 0), (1, 0)]);
    assert_eq!(listed("dora").await[0].ways, [(1, 0), (0, 0), (1, 0)]);
    assert_eq!(listed("dan").await, []);
    // It is none of the walks, and nobody is called to it as to one.
    let mei = scene.world.actor("mei");
    let callable = store::sitting::callable(store, &mei, id).await;
    assert!(matches!(callable, Err(SittingRefused::Refused(Refusal::NoSuchSitting))));
    assert_eq!(store::sitting::list(store, &mei, false, 9).await.unwrap(), []);
}

fn heard(ear: &mut tokio::sync::broadcast::Receiver<Arc<Told>>) -> Vec<Arc<Told>> {
    std::iter::from_fn(|| ear.try_recv().ok()).collect()
}

#[tokio::test]
async fn t7_what_happens_is_told_to_who_reads_of_it() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    let people = |logins: &[&str]| -> BTreeSet<PersonId> {
        logins.iter().map(|login| scene.world.people[login]).collect()
    };
    let mut ear = scene.world.store.sittings();
    scene.write("bo", id, "甲", Field::Told, "已告訴").await;
    let told = heard(&mut ear);
    let written = told.iter().find(|told| matches!(told.event, Event::Written { .. })).unwrap();
    assert_eq!(written.people, people(&["ada", "mei", "bo", "chen"]));
    scene.fill("chen", id, "甲", Fill::Met(Some(name("劉")))).await;
    let told = heard(&mut ear);
    let to = |login: &str| {
        let mine = told.iter().filter(|told| told.people.contains(&scene.world.people[login]));
        let news = mine.filter_map(|told| match &told.event {
            Event::Handed { news, .. } => Some(news.items.len()),
            _ => None,
        });
        news.collect::<Vec<_>>()
    };
    assert_eq!((to("mei"), to("bo"), to("chen")), (vec![1], vec![1], vec![1]));
    // That something happened, and not what.
    assert_eq!(to("dora"), [0]);
    assert_eq!(to("dan"), Vec::<usize>::new());
}

#[tokio::test]
async fn t7_a_deal_given_to_another_is_out_of_the_first_ones_sight() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    scene.write("chen", id, "甲", Field::Notes, "給晨的").await;
    let heir = scene.world.people["dora"];
    let give = Command::Give { deal: scene.id("甲"), heir };
    assert_eq!(scene.refused("chen", id, give.clone()).await, because(Refused::NotLeading));
    scene.done("mei", id, give).await;
    let chen = scene.sat("chen", id).await.unwrap();
    assert_eq!((chen.cards.len(), chen.sitting.entries.len()), (1, 0));
    let dora = scene.sat("dora", id).await.unwrap();
    assert_eq!((dora.cards.len(), dora.sitting.entries.len()), (3, 1));
    let out = Command::Give { deal: scene.id("甲"), heir: scene.world.people["dan"] };
    assert_eq!(scene.refused("mei", id, out).await, because(Refused::NoSuchHeir));
}
