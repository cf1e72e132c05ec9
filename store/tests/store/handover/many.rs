//! A handover of three hundred deals: all of them are taken in, in order, dealt out, passed, and
//! none is left behind.

use std::collections::{BTreeMap, BTreeSet};

use domain::deal::Destination;
use domain::handover::{Command, Fill, Heirs, Refused, Way};
use domain::id::{DealId, PersonId};
use domain::text::Note;

use super::ground::*;
use crate::world::*;

const MANY: usize = 300;

#[tokio::test]
async fn h1_three_hundred_deals_are_taken_in_gone_through_and_passed() {
    let scene = Scene::new().await;
    let world = &scene.world;
    for n in 0..MANY - scene.heirs().len() {
        let (at, amount) = (u8::try_from(n % 8 + 1).unwrap(), i64::try_from(n * 37 % 101).unwrap());
        // Two deals to a customer; every tenth is parked and so no item.
        let card = world.listed("bo", &format!("客戶 {}", n / 2), at, amount).await;
        if n % 10 == 9 {
            done(world.send("bo", move_to(&card, Destination::Parked { note: None })).await);
        }
    }
    let mei = world.actor("mei");
    let bo = world.people["bo"];
    let plan = store::handover::plan(&world.store, &mei, bo).await.unwrap();
    let heirs = [world.people["chen"], world.people["dora"]];
    let customers = plan.customers.iter().enumerate();
    let dealt: Heirs = customers.map(|(n, one)| (one.account, heirs[n % 2])).collect();
    let new = store::handover::NewHandover { heirs: dealt.clone(), ..scene.new_handover() };
    let id = scene.open_as("mei", new).await.unwrap();

    let opened = scene.sat("mei", id).await.unwrap();
    let handover = opened.handover.unwrap();
    let parked = (MANY - 4) / 10;
    assert_eq!(handover.items.len(), MANY - parked);
    assert_eq!((opened.cards.len(), opened.sitting.items.len()), (MANY - parked, MANY - parked));
    let cards: BTreeMap<DealId, _> = opened.cards.iter().map(|card| (card.deal.id, card)).collect();
    let funnel = world.store.company().as_ref().as_ref().unwrap().funnel;
    let ranks = handover.items.iter().map(|item| {
        let card = cards[&item.deal];
        (funnel.rate(card.deal.position.standing.place()).per_mille(), card.worth())
    });
    let ranks: Vec<_> = ranks.collect();
    assert!(ranks.windows(2).all(|two| two[0] >= two[1]), "by rate, then by amount");
    // Each heir is shown theirs, and waits for the others'.
    let seen: usize = {
        let (chen, dora) = (scene.read("chen", id).await, scene.read("dora", id).await);
        assert!(chen.beyond > 0 && dora.beyond > 0);
        chen.items.len() + dora.items.len()
    };
    assert_eq!(seen, handover.items.len());

    let later = handover.items.iter().find(|item| item.way() == Way::Later).unwrap().deal;
    let off = |deal| Command::WriteOff { deal, reason: Note::new("已無往來").unwrap() };
    let offered = || Command::Fill { deal: later, fill: Fill::Offered(true) };
    assert_eq!(scene.refused("mei", id, offered()).await, because(Refused::Locked));
    for item in handover.items.iter().filter(|item| item.way() != Way::Later) {
        scene.done("mei", id, off(item.deal)).await;
    }
    scene.done("mei", id, offered()).await;
    assert_eq!(scene.refused("mei", id, Command::Close).await, because(Refused::NotThrough));
    for item in handover.items.iter().filter(|item| item.way() == Way::Later) {
        scene.done("mei", id, off(item.deal)).await;
    }
    scene.done("mei", id, Command::Close).await;
    let left = store::handover::plan(&world.store, &mei, bo).await;
    assert!(left.is_err(), "nobody is there to hand over from: {left:?}");
    let owners: BTreeSet<PersonId> = owners(&scene, &handover).await;
    assert_eq!(owners, heirs.into());
    for (account, heir) in dealt {
        let ada = world.actor("ada");
        let opened = store::account::open(&world.store, &ada, account).await.unwrap().unwrap();
        assert_eq!(opened.record.owner, Some(heir));
        assert!(opened.deals.iter().all(|card| card.deal.owner == heir), "parked ones too");
    }
}

async fn owners(scene: &Scene, handover: &domain::handover::Handover) -> BTreeSet<PersonId> {
    let ada = scene.world.actor("ada");
    let mut owners = BTreeSet::new();
    for item in &handover.items {
        let card = store::deal::card(&scene.world.store, &ada, item.deal).await.unwrap().unwrap();
        owners.insert(card.deal.owner);
    }
    owners
}
