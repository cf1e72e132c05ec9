//! Someone left from one day to the next: they are shut out at once, and others do it without them.

use domain::deal::Destination;
use domain::handover::{Command, Fill, Lack, Refused};
use domain::id::SittingId;
use domain::sitting::Field;
use domain::text::Note;

use super::close::{is_signed_in, sign_in, signed_in};
use super::ground::*;
use crate::world::*;

impl Scene {
    async fn open_suddenly(&self) -> SittingId {
        let mut new = self.new_handover();
        (new.sudden, new.last_day) = (true, today().plus(-2));
        self.open_as("mei", new).await.unwrap()
    }
}

#[tokio::test]
async fn after_a_sudden_leave_the_heirs_do_it_alone() {
    let scene = Scene::new().await;
    let id = scene.open_suddenly().await;
    let opened = scene.sat("mei", id).await.unwrap();
    let bo = scene.world.people["bo"];
    assert!(opened.sitting.head.participant(bo).is_none(), "nobody waits for them");
    for field in [Field::Told, Field::Reaction] {
        scene.write("chen", id, "甲", field, "客戶知道了").await;
    }
    scene.fill("chen", id, "甲", Fill::VisitedOn(Some(today()))).await;
    scene.fill("chen", id, "甲", Fill::Met(Some(name("劉")))).await;
    scene.done("chen", id, Command::Sign { deal: scene.id("甲") }).await;
    assert_eq!(scene.owner("甲").await, "chen");
    // A call wants neither the leaver's voice nor a line that nobody called from.
    scene.write("chen", id, "丙", Field::Told, "已致電").await;
    scene.fill("chen", id, "丙", Fill::CalledOn(Some(today()))).await;
    let finish = Command::Finish { deal: scene.id("丙") };
    let lacks = because(Refused::Lacking(Lack::Appointment));
    assert_eq!(scene.refused("chen", id, finish.clone()).await, lacks);
    let aim = name("交接拜訪");
    scene.fill("chen", id, "丙", Fill::Appointment { day: Some(today().plus(4)), aim }).await;
    scene.done("chen", id, finish).await;
    // What waits waits all the same.
    let later = Command::Finish { deal: scene.id("丁") };
    assert_eq!(scene.refused("dora", id, later).await, because(Refused::Locked));
    for name in ["乙", "丁"] {
        let reason = Note::new("客戶停業").unwrap();
        scene.done("mei", id, Command::WriteOff { deal: scene.id(name), reason }).await;
    }
    scene.done("mei", id, Command::Close).await;
    for name in ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"] {
        assert_eq!(scene.owner(name).await, scene.heir(&name[..3]), "{name}");
    }
    let org = scene.world.store.org();
    assert!(org.person(scene.world.people["bo"]).is_some_and(|bo| !bo.active));
}

#[tokio::test]
async fn who_left_already_is_signed_out_at_once_and_does_not_come_in_again() {
    let scene = Scene::new().await;
    signed_in(&scene, "bo").await;
    signed_in(&scene, "chen").await;
    let bo = scene.world.actor("bo");
    let id = scene.open_suddenly().await;
    assert!(!is_signed_in(&scene, "bo").await);
    assert!(is_signed_in(&scene, "chen").await);
    assert!(!sign_in(&scene, "bo").await, "with the right password");
    // Nor does what waited on their tablet count.
    let card = scene.card("丁").await;
    let moving = move_to(&card, Destination::Stage(stage(2)));
    let late = store::op::apply(&scene.world.store, &bo, moving, NOW).await;
    assert!(late.is_err(), "{late:?}");
    let sign = hand(id, Command::Sign { deal: scene.id("甲") });
    assert!(store::op::apply(&scene.world.store, &bo, sign, NOW).await.is_err());
    // What they held is theirs till it passes.
    assert_eq!((scene.owner("丁").await, scene.keeper("丁").await), ("bo", "bo"));
}
