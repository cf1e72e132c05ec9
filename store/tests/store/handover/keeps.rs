//! That no sequence of what people do leaves anything without an owner, or changed by the
//! passing.

use domain::activity::{self, Content, Kind};
use domain::board::Card;
use domain::deal::{self, Deal, NewContact};
use domain::handover::{Command, Fill};
use domain::id::{ActivityId, ContactId, PersonId, SittingId};
use domain::op::Answer;
use domain::sitting::Field;
use domain::text::{Note, Phone, Remark};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use super::ground::*;
use crate::world::*;

const NAMES: [&str; 6] = ["甲", "乙", "丙", "丁", "甲 won", "乙 parked"];
const WHO: [&str; 5] = ["bo", "chen", "dora", "mei", "ada"];

#[derive(Clone, Debug)]
enum Step {
    Act(usize, usize, u8),
    Words(usize, usize, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = prop_oneof![
        5 => (0..WHO.len(), 0usize..4, 0u8..16).prop_map(|(who, name, act)| Step::Act(who, name, act)),
        2 => (0..WHO.len(), 0usize..4, 0u8..2).prop_map(|(who, name, field)| Step::Words(who, name, field)),
    ];
    prop::collection::vec(one, 1..60)
}

fn command(scene: &Scene, name: &str, act: u8) -> Command {
    let deal = scene.id(name);
    let reason = Note::new("因為").unwrap();
    let fill = |fill| Command::Fill { deal, fill };
    match act {
        0 => fill(Fill::VisitedOn(Some(today()))),
        1 => fill(Fill::Met(Some(crate::world::name("劉")))),
        2 => fill(Fill::CalledOn(Some(today()))),
        3 => fill(Fill::OnTheLine(true)),
        4 => fill(Fill::Appointment {
            day: Some(today().plus(2)),
            aim: crate::world::name("交接"),
        }),
        5 | 6 => Command::Sign { deal },
        7 | 8 => Command::Finish { deal },
        9 => Command::WriteOff { deal, reason },
        10 | 11 => Command::TakeBack { deal },
        12 => Command::Unlock { reason },
        13 => Command::Give { deal, heir: scene.world.people["chen"] },
        14 => {
            let (from, heir) = (scene.world.people["chen"], scene.world.people["dora"]);
            Command::GiveAll { from, heir }
        }
        _ => Command::Close,
    }
}

/// A deal but for who holds it.
fn kept(card: &Card) -> (Deal, Vec<String>) {
    let nobody = PersonId::new(Uuid::nil());
    let deal = Deal { owner: nobody, version: 0, ..card.deal.clone() };
    (deal, vec![card.account.to_string(), format!("{:?}{:?}", card.contact, card.product)])
}

async fn notes(scene: &Scene, name: &str) -> Vec<activity::Activity> {
    let ada = scene.world.actor("ada");
    let about = activity::About::Deal(scene.id(name));
    let rows = store::activity::stream(&scene.world.store, &ada, about, None, 99).await;
    rows.unwrap().unwrap().into_iter().map(|row| row.activity).collect()
}

async fn scene() -> Scene {
    let mut scene = Scene::new().await;
    for name in ["甲", "乙 parked"] {
        let contact = NewContact {
            id: ContactId::new(fresh()),
            name: crate::world::name("劉總工"),
            phone: Some(Phone::new("0912 345 678").unwrap()),
        };
        let met = edit(&scene.deals[name], vec![deal::Edit::MeetContact(contact)]);
        let card = done(scene.world.send("bo", met).await);
        scene.deals.insert(name, card);
        let note = activity::New {
            id: ActivityId::new(fresh()),
            about: activity::About::Deal(scene.id(name)),
            content: Content {
                kind: Kind::Note,
                contact: None,
                happened: None,
                words: Some(Remark::new("三月前免費試機").unwrap()),
            },
            next_step: None,
        };
        let note = op(None, deal::Command::Activity(Box::new(activity::Command::Add(note))));
        let answer = scene.world.send("bo", note).await;
        assert!(matches!(answer, Answer::Noted { .. }), "{answer:?}");
    }
    scene
}

async fn walked(steps: Vec<Step>) -> Result<(), TestCaseError> {
    let scene = scene().await;
    let mut before = Vec::new();
    for name in NAMES {
        before.push((kept(&scene.card(name).await), notes(&scene, name).await));
    }
    let id: SittingId = scene.open().await;
    let org = || scene.world.store.org();
    for step in steps {
        let Some(actor) = (match step {
            Step::Act(who, ..) | Step::Words(who, ..) => org().actor(scene.world.people[WHO[who]]),
        }) else {
            continue;
        };
        match step {
            Step::Act(_, name, act) => {
                let asked = hand(id, command(&scene, NAMES[name], act));
                store::op::apply(&scene.world.store, &actor, asked, NOW).await.unwrap();
            }
            // Who cannot write there is refused, which is another test's.
            Step::Words(who, name, field) if WHO[who] != "ada" => {
                let field = [Field::Told, Field::Reaction][usize::from(field)];
                let seen = scene.read(WHO[who], id).await;
                if seen.item(scene.id(NAMES[name])).is_some() && seen.closed_at.is_none() {
                    scene.write(WHO[who], id, NAMES[name], field, "說了").await;
                }
            }
            Step::Words(..) => {}
        }
        let handover = scene.read("mei", id).await;
        for (name, (deal, said)) in NAMES.iter().zip(&before) {
            let card = scene.card(name).await;
            prop_assert_eq!(&kept(&card), deal, "{} is as it was", name);
            prop_assert_eq!(&notes(&scene, name).await, said, "{}'s notes are as they were", name);
            let owner = card.deal.owner;
            prop_assert!(org().holds_deals(owner), "{} is somebody's who works here", name);
            if let Some(item) = handover.item(scene.id(name)) {
                prop_assert_eq!(owner, handover.owner(item), "{} passes when it is done", name);
            }
            let keeper = scene.world.people[scene.keeper(name).await];
            prop_assert!(org().holds_deals(keeper), "the customer of {} is looked after", name);
        }
        if handover.closed_at.is_some() {
            prop_assert!(handover.is_through());
            prop_assert!(org().actor(handover.leaver).is_none());
        }
    }
    Ok(())
}

/// Keeps H1, H2 and H4.
#[test]
fn h4_no_sequence_leaves_anything_without_an_owner_or_changed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 24, ..Config::default() });
    let checked = runner.run(&steps(), |steps| runtime.block_on(walked(steps)));
    checked.unwrap();
}
