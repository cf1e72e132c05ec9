//! H4: closing; and heirs who leave too.

use domain::day::Millis;
use domain::handover::{Command, Refused};
use domain::id::SittingId;
use domain::text::Note;
use store::handover::NewHandover;
use store::session::{self, Session};

use super::ground::*;
use crate::world::*;

/// Whether they come in with the right password.
pub async fn sign_in(scene: &Scene, login: &str) -> bool {
    let person = Some(scene.world.people[login]);
    let (since, seen) = (Millis(1), Millis(2));
    let device = "Tablet".to_owned();
    let one = Session { person, data: vec![1], expires: Millis(i64::MAX), device, since, seen };
    let hash = Some(format!("hash of {login}"));
    session::create(&scene.world.store, login.into(), one, hash).await.unwrap()
}

pub async fn signed_in(scene: &Scene, login: &str) {
    assert!(sign_in(scene, login).await);
}

pub async fn is_signed_in(scene: &Scene, login: &str) -> bool {
    let session = session::load(&scene.world.store, login.as_bytes(), NOW).await.unwrap();
    session.is_some() && scene.world.store.org().actor(scene.world.people[login]).is_some()
}

#[tokio::test]
async fn h4_closing_waits_for_all_and_signs_the_leaver_out() {
    let scene = Scene::new().await;
    signed_in(&scene, "bo").await;
    signed_in(&scene, "chen").await;
    let id = scene.open().await;
    for name in ["甲", "乙", "丙"] {
        scene.settle(id, name).await;
    }
    assert_eq!(scene.refused("mei", id, Command::Close).await, because(Refused::NotThrough));
    let reason = Note::new("客戶停業").unwrap();
    let off = Command::WriteOff { deal: scene.id("丁"), reason };
    assert_eq!(scene.refused("dora", id, off.clone()).await, because(Refused::NotLeading));
    scene.done("mei", id, off).await;
    assert_eq!(scene.owner("丁").await, "dora", "written off, it passes all the same");
    assert_eq!(scene.refused("dora", id, Command::Close).await, because(Refused::NotLeading));
    assert!(is_signed_in(&scene, "bo").await);
    scene.done("mei", id, Command::Close).await;
    assert!(!is_signed_in(&scene, "bo").await);
    assert!(is_signed_in(&scene, "chen").await);
    for name in ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"] {
        let heir = scene.heir(&name[..3]);
        assert_eq!((scene.owner(name).await, scene.keeper(name).await), (heir, heir), "{name}");
    }
    // What it says is still there to be read, by those who took over too, and no more changed.
    let read = scene.read("chen", id).await;
    assert_eq!((read.items.len(), read.closed_at), (2, Some(NOW)));
    let back = Command::TakeBack { deal: scene.id("甲") };
    assert_eq!(scene.refused("mei", id, back).await, because(Refused::Closed));
}

#[tokio::test]
async fn h1_a_customer_without_an_open_deal_goes_when_it_is_closed() {
    let scene = Scene::new().await;
    let lost = scene.card("丁").await;
    let reason = Some(domain::deal::LostReason::Price);
    let to = domain::deal::Destination::Lost { reason, note: None };
    done(scene.world.send("bo", move_to(&lost, to)).await);
    let id = scene.open().await;
    let along = async |login: &str| -> Vec<_> {
        let passing = scene.sat(login, id).await.unwrap().passing.into_iter();
        passing.map(|one| (one.name.to_string(), one.heir, one.passed_at)).collect()
    };
    let dora = scene.world.people["dora"];
    for (login, reads) in [("mei", true), ("bo", true), ("dora", true), ("chen", false)] {
        let wanted = if reads { vec![("丁".to_owned(), dora, None)] } else { Vec::new() };
        assert_eq!(along(login).await, wanted, "{login}");
    }
    for name in ["甲", "乙", "丙"] {
        scene.settle(id, name).await;
    }
    assert_eq!((scene.owner("丁").await, scene.keeper("丁").await), ("bo", "bo"));
    scene.done("mei", id, Command::Close).await;
    assert_eq!(along("mei").await, [("丁".to_owned(), dora, Some(NOW))]);
    assert_eq!((scene.owner("丁").await, scene.keeper("丁").await), ("dora", "dora"));
}

#[tokio::test]
async fn an_heir_who_leaves_during_it_takes_nothing_more_and_hands_over_what_they_took() {
    let scene = Scene::new().await;
    let first = scene.open().await;
    scene.settle(first, "甲").await;
    scene.prepare(first, "丙").await;
    // Chen leaves too: what passed to them is theirs to hand over.
    let account = scene.deals["甲"].deal.account;
    let dora = scene.world.people["dora"];
    let (id, leaver) = (SittingId::new(fresh()), scene.world.people["chen"]);
    let heirs = [(account, dora)].into();
    let new = NewHandover { id, leaver, sudden: false, last_day: today(), heirs };
    let second = scene.open_as("mei", new).await.unwrap();
    let finish = Command::Finish { deal: scene.id("丙") };
    assert_eq!(scene.refused("chen", first, finish.clone()).await, because(Refused::NoSuchHeir));
    // Both run at once; what is open of the first goes to another.
    let all = Command::GiveAll { from: leaver, heir: dora };
    scene.done("mei", first, all).await;
    scene.done("dora", first, finish).await;
    assert_eq!((scene.owner("丙").await, scene.owner("甲").await), ("dora", "chen"));
    let off = |name: &str| Command::WriteOff {
        deal: scene.id(name),
        reason: Note::new("已無往來").unwrap(),
    };
    scene.done("mei", second, off("甲")).await;
    scene.done("mei", second, Command::Close).await;
    assert_eq!(scene.owner("甲").await, "dora");
    for name in ["乙", "丁"] {
        scene.done("mei", first, off(name)).await;
    }
    scene.done("mei", first, Command::Close).await;
    for login in ["bo", "chen"] {
        assert!(scene.world.store.org().actor(scene.world.people[login]).is_none(), "{login}");
    }
}

#[tokio::test]
async fn an_heir_of_customers_only_who_left_meanwhile_is_seen_and_replaced() {
    let scene = Scene::new().await;
    for name in ["乙", "丁"] {
        let to = domain::deal::Destination::Parked { note: None };
        done(scene.world.send("bo", move_to(&scene.card(name).await, to)).await);
    }
    let id = scene.open().await;
    for name in ["甲", "丙"] {
        scene.settle(id, name).await;
    }
    // All that was to be Dora's has no open deal: nothing of hers is among the items.
    scene.world.switch_off("dora").await;
    let handover = scene.read("mei", id).await;
    let (dora, chen) = (scene.world.people["dora"], scene.world.people["chen"]);
    assert!(handover.is_through() && handover.awaited().eq([dora]));
    assert_eq!(scene.refused("mei", id, Command::Close).await, because(Refused::NoSuchHeir));
    scene.done("mei", id, Command::GiveAll { from: dora, heir: chen }).await;
    assert!(scene.read("mei", id).await.awaited().eq([chen]));
    scene.done("mei", id, Command::Close).await;
    for name in ["乙", "丁"] {
        assert_eq!((scene.owner(name).await, scene.keeper(name).await), ("chen", "chen"));
    }
}
