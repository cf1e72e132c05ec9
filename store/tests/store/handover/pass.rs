//! H2 and H4: done by its way, a deal passes, with all that hangs on it, and only its owner is
//! another.

use domain::deal::{Deal, Destination};
use domain::handover::{Command, Fill, Lack, Refused, State};
use domain::sitting::Field;
use domain::text::Note;
use domain::visit;

use super::ground::*;
use crate::world::*;

fn but_owner(deal: Deal) -> Deal {
    Deal { owner: domain::id::PersonId::new(uuid::Uuid::nil()), version: 0, ..deal }
}

#[tokio::test]
async fn h2_a_joint_visit_passes_with_the_second_signature_and_takes_the_customer_along() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    let deal = scene.id("甲");
    let before = [scene.card("甲").await, scene.card("甲 won").await];
    let lacking = scene.refused("chen", id, Command::Finish { deal }).await;
    assert_eq!(lacking, because(Refused::Lacking(Lack::VisitDay)));
    scene.prepare(id, "甲").await;
    scene.done("bo", id, Command::Sign { deal }).await;
    assert_eq!((scene.owner("甲").await, scene.keeper("甲").await), ("bo", "bo"));
    scene.done("chen", id, Command::Sign { deal }).await;
    assert_eq!((scene.owner("甲").await, scene.keeper("甲").await), ("chen", "chen"));
    assert_eq!(scene.owner("甲 won").await, "chen", "what was won goes along");
    assert_eq!(scene.owner("乙").await, "bo");
    for (before, name) in before.into_iter().zip(["甲", "甲 won"]) {
        assert_eq!(but_owner(before.deal), but_owner(scene.card(name).await.deal), "{name}");
    }
    assert_eq!(scene.item(id, "甲").await.state, State::Done { at: NOW });
    let again = scene.refused("chen", id, Command::Sign { deal }).await;
    assert_eq!(again, because(Refused::Settled));
}

#[tokio::test]
async fn h2_a_call_puts_the_appointment_into_the_heirs_week() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    scene.prepare(id, "丙").await;
    let week = |login: &'static str, day| {
        let world = &scene.world;
        async move {
            let actor = world.actor(login);
            let by = actor.person;
            store::visit::week(&world.store, &actor, by, day, NOW).await.unwrap().rows
        }
    };
    let day = today().plus(4);
    let rows = week("chen", day).await;
    let found = |rows: &[visit::Row]| {
        let mut visits = rows.iter().map(|row| &row.visit);
        let visit = visits.find(|visit| visit.deal == Some(scene.id("丙")));
        visit.map(|visit| (visit.plan.day, visit.plan.aim.as_ref().unwrap().to_string()))
    };
    assert_eq!(found(&rows), Some((day, "交接拜訪".to_owned())));
    // Another day moves the same visit.
    let later = Fill::Appointment { day: Some(day.plus(1)), aim: name("交接拜訪") };
    scene.fill("bo", id, "丙", later).await;
    let rows = week("chen", day.plus(1)).await;
    let of_deal = |row: &&visit::Row| row.visit.deal == Some(scene.id("丙"));
    assert_eq!(rows.iter().filter(of_deal).count(), 1);
    assert_eq!(found(&rows).unwrap().0, day.plus(1));
    // Given to another, it is in their week.
    let give = Command::Give { deal: scene.id("丙"), heir: scene.world.people["dora"] };
    scene.done("mei", id, give).await;
    assert_eq!(found(&week("chen", day.plus(1)).await), None);
    assert_eq!(found(&week("dora", day.plus(1)).await).unwrap().0, day.plus(1));
}

#[tokio::test]
async fn h2_what_waits_is_locked_till_the_rest_is_done_or_a_manager_says_why() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    let deal = scene.id("丁");
    let fill = || Command::Fill { deal, fill: Fill::Offered(true) };
    // Dora reads of no call, and waits for it all the same.
    for name in ["甲", "乙"] {
        scene.settle(id, name).await;
    }
    assert_eq!(scene.refused("dora", id, fill()).await, because(Refused::Locked));
    let unlock = || Command::Unlock { reason: Note::new("客戶急著要").unwrap() };
    let refused = scene.refused("dora", id, unlock()).await;
    assert_eq!(refused, because(Refused::NotLeading));
    scene.done("mei", id, unlock()).await;
    scene.done("dora", id, fill()).await;
    let unlocked = scene.read("dora", id).await.unlocked.unwrap();
    assert_eq!((scene.login(unlocked.by), unlocked.reason.as_str()), ("mei", "客戶急著要"));
    let other = Scene::new().await;
    let id = other.open().await;
    for name in ["甲", "乙", "丙"] {
        other.settle(id, name).await;
    }
    other.write("dora", id, "丁", Field::Told, "已打電話").await;
    other.done("dora", id, Command::Finish { deal: other.id("丁") }).await;
    assert_eq!(other.owner("丁").await, "dora");
}

#[tokio::test]
async fn a_mistake_is_taken_back_with_all_that_went_along() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    scene.settle(id, "乙").await;
    assert_eq!(scene.owner("乙 parked").await, "dora");
    let back = || Command::TakeBack { deal: scene.id("乙") };
    let not_theirs = scene.refused("dora", id, back()).await;
    assert_eq!(not_theirs, because(Refused::NotLeading));
    scene.done("mei", id, back()).await;
    for name in ["乙", "乙 parked"] {
        assert_eq!(scene.owner(name).await, "bo", "{name}");
    }
    assert_eq!(scene.keeper("乙").await, "bo");
    let item = scene.item(id, "乙").await;
    assert!(item.record.signed_by_heir.is_some() && !item.is_settled(), "what was done stays");
    scene.done("dora", id, Command::Finish { deal: scene.id("乙") }).await;
    assert_eq!((scene.owner("乙").await, scene.keeper("乙").await), ("dora", "dora"));
}

/// The visits that someone has planned, by the words they were planned with.
async fn planned(scene: &Scene, login: &str) -> Vec<String> {
    let (actor, mut all) = (scene.world.actor(login), Vec::new());
    for week in 0..3 {
        let day = today().plus(7 * week);
        let read = store::visit::week(&scene.world.store, &actor, actor.person, day, NOW).await;
        let open = read.unwrap().rows.into_iter().filter(|row| row.visit.is_open());
        all.extend(open.filter_map(|row| row.visit.plan.aim).map(|aim| aim.to_string()));
    }
    all.retain(|aim| aim.starts_with("planned"));
    all.sort();
    all.dedup();
    all
}

async fn plan(scene: &Scene, name: &str, aim: &str, of_deal: bool) -> domain::id::VisitId {
    let card = scene.card(name).await;
    let id = domain::id::VisitId::new(fresh());
    let plan = visit::Plan {
        day: today().plus(5),
        minute: None,
        minutes: 60,
        way: visit::Way::FaceToFace,
        aim: Some(crate::world::name(aim)),
        second: None,
        fallback: None,
        contact: None,
    };
    let (account, deal) = (card.deal.account, of_deal.then_some(card.deal.id));
    let new = visit::New { id, account, deal, plan, notes: visit::Notes::default() };
    let add = domain::deal::Command::Visit(Box::new(visit::Command::Add { new, report: None }));
    let answer = scene.world.send("bo", op(None, add)).await;
    assert!(matches!(answer, domain::op::Answer::Visited { .. }), "{answer:?}");
    id
}

#[tokio::test]
async fn planned_visits_go_along_and_come_back_with_what_is_taken_back() {
    let scene = Scene::new().await;
    plan(&scene, "乙", "planned for the deal", true).await;
    plan(&scene, "乙", "planned at the customer", false).await;
    plan(&scene, "甲", "planned for another", true).await;
    let dropped = plan(&scene, "乙", "planned and dropped by the heir", true).await;
    let id = scene.open().await;
    scene.settle(id, "甲").await;
    scene.settle(id, "乙").await;
    assert_eq!(planned(&scene, "bo").await, Vec::<String>::new());
    let theirs =
        ["planned and dropped by the heir", "planned at the customer", "planned for the deal"];
    assert_eq!(planned(&scene, "dora").await, theirs);
    let drop = visit::Command::Drop { visit: dropped, why: None };
    let drop = op(Some(2), domain::deal::Command::Visit(Box::new(drop)));
    let answer = scene.world.send("dora", drop).await;
    assert!(matches!(answer, domain::op::Answer::Visited { .. }), "{answer:?}");
    scene.done("mei", id, Command::TakeBack { deal: scene.id("乙") }).await;
    assert_eq!(planned(&scene, "bo").await, theirs[1..], "what the heir dropped stays dropped");
    assert_eq!(planned(&scene, "dora").await, Vec::<String>::new());
    assert_eq!(planned(&scene, "chen").await, ["planned for another"], "what was not taken back");
    // The visit that the heir arranged is theirs still, and done again all goes along again.
    scene.done("dora", id, Command::Finish { deal: scene.id("乙") }).await;
    assert_eq!(planned(&scene, "dora").await, theirs[1..]);
    assert_eq!(planned(&scene, "bo").await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_sent_again_is_done_once() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    scene.prepare(id, "甲").await;
    let sign = hand(id, Command::Sign { deal: scene.id("甲") });
    let first = scene.world.send("bo", sign.clone()).await;
    scene.done("chen", id, Command::Sign { deal: scene.id("甲") }).await;
    let version = scene.card("甲").await.deal.version;
    assert_eq!(scene.world.send("bo", sign).await, first);
    assert_eq!(scene.card("甲").await.deal.version, version);
}

#[tokio::test]
async fn when_a_deal_moves_its_way_follows_and_what_was_done_stays() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    scene.prepare(id, "丙").await;
    let card = scene.card("丙").await;
    done(scene.world.send("mei", move_to(&card, Destination::Stage(stage(7)))).await);
    let item = scene.item(id, "丙").await;
    assert_eq!(item.lacks(false), [Lack::LeaverSignature, Lack::HeirSignature]);
    let finish = scene.refused("chen", id, Command::Finish { deal: scene.id("丙") }).await;
    assert_eq!(finish, because(Refused::Lacking(Lack::LeaverSignature)));
    let back = move_to(&scene.card("丙").await, Destination::Stage(stage(5)));
    done(scene.world.send("mei", back).await);
    scene.done("chen", id, Command::Finish { deal: scene.id("丙") }).await;
}

#[tokio::test]
async fn h1_what_comes_back_to_life_meanwhile_is_taken_in() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    let parked = scene.card("乙 parked").await;
    done(scene.world.send("mei", move_to(&parked, Destination::Stage(stage(4)))).await);
    // Whatever is done next, it is there.
    scene.fill("bo", id, "甲", Fill::Met(Some(name("劉")))).await;
    let item = scene.item(id, "乙 parked").await;
    assert_eq!((scene.login(item.heir), item.is_settled()), ("dora", false));
    // The customer waits for it.
    scene.settle(id, "乙").await;
    assert_eq!(scene.keeper("乙").await, "bo");
}
