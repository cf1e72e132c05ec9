//! H1: whatever else happens to customers while they are handed over, nothing falls out.

use domain::deal::{Destination, Opening, Position, Refusal, Standing, Way};
use domain::handover::{Command, Fill, Refused};
use domain::id::{AccountId, DealId, SittingId};
use domain::text::Note;
use store::handover::NewHandover;

use super::ground::*;
use crate::world::*;

async fn merge(scene: &Scene, into: AccountId, from: AccountId) {
    let mei = scene.world.actor("mei");
    store::merge::merge(&scene.world.store, &mei, into, from, NOW).await.unwrap();
}

impl Scene {
    fn account(&self, name: &str) -> AccountId {
        self.deals[name].deal.account
    }

    async fn write_off(&self, id: SittingId, name: &str) {
        let reason = Note::new("已無往來").unwrap();
        self.done("mei", id, Command::WriteOff { deal: self.id(name), reason }).await;
    }
}

#[tokio::test]
async fn h1_customers_merged_during_it_pass_with_all_their_deals() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    // 丙 goes to Chen, 乙 to Dora: what was dealt out by deal stays so.
    merge(&scene, scene.account("丙"), scene.account("乙")).await;
    let read = scene.read("mei", id).await;
    assert_eq!(read.items.len(), 4);
    for name in ["甲", "乙", "丙"] {
        scene.settle(id, name).await;
    }
    scene.write_off(id, "丁").await;
    scene.done("mei", id, Command::Close).await;
    for (name, heir) in [("甲", "chen"), ("乙", "dora"), ("丙", "chen"), ("丁", "dora")] {
        assert_eq!(scene.owner(name).await, heir, "{name}");
    }
    // What had no item of its own goes with the customer that it is part of now.
    assert_eq!(scene.owner("乙 parked").await, "chen");
    let opened = {
        let ada = scene.world.actor("ada");
        store::account::open(&scene.world.store, &ada, scene.account("丙")).await
    };
    assert_eq!(scene.login(opened.unwrap().unwrap().record.owner.unwrap()), "chen");
}

#[tokio::test]
async fn h1_a_customer_merged_into_anothers_leaves_its_deals_in_the_handover() {
    let scene = Scene::new().await;
    let theirs = scene.world.listed("chen", "甲公司", 3, 10).await.deal.account;
    let id = scene.open().await;
    merge(&scene, theirs, scene.account("甲")).await;
    assert_eq!((scene.owner("甲").await, scene.owner("甲 won").await), ("bo", "bo"));
    // The next thing that is done takes in the customer that it is now.
    scene.fill("bo", id, "乙", Fill::Met(Some(name("劉")))).await;
    for name in ["甲", "乙", "丙"] {
        scene.settle(id, name).await;
    }
    scene.write_off(id, "丁").await;
    scene.done("mei", id, Command::Close).await;
    for name in ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"] {
        assert_ne!(scene.owner(name).await, "bo", "{name}");
    }
    assert_eq!(scene.owner("甲").await, "chen");
}

#[tokio::test]
async fn h1_a_merge_undone_during_it_leaves_nothing_behind() {
    let scene = Scene::new().await;
    merge(&scene, scene.account("丙"), scene.account("乙")).await;
    let mut new = scene.new_handover();
    let whole = new.heirs.remove(&scene.account("乙"));
    assert!(whole.is_some());
    let id = scene.open_as("mei", new).await.unwrap();
    let mei = scene.world.actor("mei");
    let back = store::merge::part(&scene.world.store, &mei, scene.account("乙"), NOW).await;
    assert_eq!(back.unwrap(), scene.account("丙"));
    // 乙 stands by itself, and nobody was named for it: it is taken in with the next act.
    for name in ["甲", "乙", "丙", "丁"] {
        scene.write_off(id, name).await;
    }
    scene.done("mei", id, Command::Close).await;
    for name in ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"] {
        assert_ne!(scene.owner(name).await, "bo", "{name}");
    }
    assert_ne!(scene.keeper("乙").await, "bo");
}

#[tokio::test]
async fn h1_what_an_import_brings_for_the_leaver_is_taken_in_before_it_closes() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    for name in ["甲", "乙", "丙", "丁"] {
        scene.write_off(id, name).await;
    }
    // As the command line brings in: no actor's policy is asked, whoever is named as the owner.
    let bo = scene.world.people["bo"];
    let account = scene.world.listed("chen", "戊", 1, 1).await.deal.account;
    let deal = DealId::new(fresh());
    let standing = Standing::Open { stage: stage(8) };
    let opening = Opening {
        id: deal,
        account,
        product: None,
        source: None,
        owner: bo,
        amount: Some(money(40)),
        expected: None,
        status: None,
        next_step: None,
        position: Position { standing, since: NOW, band_since: NOW },
        at: NOW,
        way: Way::Imported { claimed: None },
    };
    let brought = scene
        .world
        .store
        .write(move |tx| Box::pin(async move { store::bulk::list(tx, None, opening, &[]).await }));
    brought.await.unwrap();
    assert_eq!(scene.refused("mei", id, Command::Close).await, because(Refused::NotThrough));
    let read = scene.read("mei", id).await;
    assert_eq!((read.items.len(), read.item(deal).map(|item| item.is_settled())), (5, Some(false)));
    let reason = Note::new("已無往來").unwrap();
    scene.done("mei", id, Command::WriteOff { deal, reason }).await;
    scene.done("mei", id, Command::Close).await;
    let ada = scene.world.actor("ada");
    let card = store::deal::card(&scene.world.store, &ada, deal).await.unwrap().unwrap();
    assert_ne!(scene.login(card.deal.owner), "bo");
}

#[tokio::test]
async fn two_handovers_at_once_do_not_touch_one_another() {
    let scene = Scene::new().await;
    let first = scene.open().await;
    let dora = scene.world.people["dora"];
    let other = scene.world.listed("chen", "己", 8, 60).await;
    let (id, leaver) = (SittingId::new(fresh()), scene.world.people["chen"]);
    let heirs = [(other.deal.account, dora)].into();
    let last_day = today().plus(9);
    let new = NewHandover { id, leaver, sudden: false, last_day, heirs };
    let second = scene.open_as("mei", new).await.unwrap();
    let actor = scene.world.actor("mei");
    let listed = store::handover::list(&scene.world.store, &actor, NOW, 9).await.unwrap();
    let counts: Vec<u32> =
        listed.iter().map(|one| one.ways.iter().map(|way| way.0).sum()).collect();
    assert_eq!((listed.len(), counts.iter().sum::<u32>()), (2, 5));
    // An act on a deal of the one is none in the other.
    let deal = other.deal.id;
    let reason = Note::new("錯了").unwrap();
    let off = Command::WriteOff { deal, reason: reason.clone() };
    assert_eq!(scene.refused("mei", first, off.clone()).await, Refusal::NoSuchItem);
    scene.done("mei", second, off).await;
    // What was to go to the one who leaves now goes to another.
    let (from, heir) = (leaver, dora);
    scene.done("mei", first, Command::GiveAll { from, heir }).await;
    scene.done("mei", second, Command::Close).await;
    assert!(scene.world.store.org().actor(leaver).is_none());
    for name in ["甲", "乙", "丙", "丁"] {
        scene.write_off(first, name).await;
    }
    scene.done("mei", first, Command::Close).await;
    for name in ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"] {
        assert_eq!(scene.owner(name).await, "dora", "{name}");
    }
    let lost = scene.card("甲").await;
    let to = Destination::Lost { reason: Some(domain::deal::LostReason::Price), note: None };
    done(scene.world.send("dora", move_to(&lost, to)).await);
    let watch = |id| store::handover::watch(&scene.world.store, &actor, id, NOW);
    let (one, two) = (watch(first).await.unwrap().unwrap(), watch(second).await.unwrap().unwrap());
    assert_eq!((one.deals, two.deals), (6, 1), "each watches its own");
}
