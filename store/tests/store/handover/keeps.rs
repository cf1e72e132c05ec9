//! That no sequence of what people do leaves anything without an owner, or changed by the
//! passing.

use domain::activity::{self, Content, Kind};
use domain::board::Card;
use domain::deal::{self, Deal, Destination, NewContact};
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
    /// What else happens to the deal meanwhile: its band may be another's then.
    Move(usize, usize, u8),
    /// All that is open is given up, and the handover closed.
    End,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let anyone = 0..WHO.len();
    let act = |(who, name, act)| Step::Act(who, name, act);
    // Giving up and taking back by who leads, often enough to meet on one deal.
    let leads = prop_oneof![3 => Just(9u8), 3 => Just(10), 1 => 12u8..16];
    let one = prop_oneof![
        20 => (anyone.clone(), 0usize..4, 0u8..16).prop_map(act),
        20 => (3..WHO.len(), 0usize..4, leads).prop_map(act),
        10 => (anyone.clone(), 0usize..4, 0u8..2)
            .prop_map(|(who, name, field)| Step::Words(who, name, field)),
        5 => (anyone, 0..NAMES.len(), 0u8..11)
            .prop_map(|(who, name, to)| Step::Move(who, name, to)),
        1 => Just(Step::End),
    ];
    prop::collection::vec(one, 1..40)
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

fn destination(to: u8) -> Destination {
    match to {
        0..8 => Destination::Stage(stage(to + 1)),
        8 => Destination::Parked { note: None },
        9 => Destination::Lost { reason: Some(deal::LostReason::Price), note: None },
        _ => Destination::Won { value: Some(money(100)), on: Some(today()) },
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

/// All that the passing leaves alone, of each deal: itself, what was said about it, and its
/// customer with their people.
async fn kept_of(scene: &Scene) -> Vec<String> {
    let ada = scene.world.actor("ada");
    let mut all = Vec::new();
    for name in NAMES {
        let card = scene.card(name).await;
        let opened = store::account::open(&scene.world.store, &ada, card.deal.account).await;
        let opened = opened.unwrap().unwrap();
        let customer = (opened.record.fields, opened.contacts);
        all.push(format!("{name} {:?} {:?} {customer:?}", kept(&card), notes(scene, name).await));
    }
    all
}

async fn walked(steps: Vec<Step>) -> Result<(), TestCaseError> {
    let scene = scene().await;
    let mut before = kept_of(&scene).await;
    let id: SittingId = scene.open().await;
    let org = || scene.world.store.org();
    for step in steps {
        let who = match step {
            Step::Act(who, ..) | Step::Words(who, ..) | Step::Move(who, ..) => WHO[who],
            Step::End => "mei",
        };
        let Some(actor) = org().actor(scene.world.people[who]) else { continue };
        let apply = |asked| store::op::apply(&scene.world.store, &actor, asked, NOW);
        let mut moved = false;
        match step {
            Step::Act(_, name, act) => {
                apply(hand(id, command(&scene, NAMES[name], act))).await.unwrap();
            }
            // Who cannot write there is refused, which is another test's.
            Step::Words(_, name, field) if who != "ada" => {
                let field = [Field::Told, Field::Reaction][usize::from(field)];
                let seen = scene.read(who, id).await;
                if seen.item(scene.id(NAMES[name])).is_some() && seen.closed_at.is_none() {
                    scene.write(who, id, NAMES[name], field, "說了").await;
                }
            }
            Step::Words(..) => {}
            Step::Move(_, name, to) => {
                let asked = move_to(&scene.card(NAMES[name]).await, destination(to));
                moved = matches!(apply(asked).await.unwrap(), Answer::Applied { .. });
            }
            Step::End => {
                for item in &scene.read("mei", id).await.items {
                    let reason = Note::new("已無往來").unwrap();
                    let off = Command::WriteOff { deal: item.deal, reason };
                    apply(hand(id, off)).await.unwrap();
                }
                apply(hand(id, Command::Close)).await.unwrap();
            }
        }
        let after = kept_of(&scene).await;
        if !moved {
            prop_assert_eq!(&after, &before, "all is as it was");
        }
        before = after;
        owned(&scene, id).await?;
    }
    Ok(())
}

/// Keeps H1, H2 and H4: everything is somebody's who works here, the leaver's till it is done.
async fn owned(scene: &Scene, id: SittingId) -> Result<(), TestCaseError> {
    let org = scene.world.store.org();
    let handover = scene.read("mei", id).await;
    for name in NAMES {
        let owner = scene.card(name).await.deal.owner;
        prop_assert!(org.holds_deals(owner), "{} is somebody's who works here", name);
        if let Some(item) = handover.item(scene.id(name)) {
            prop_assert_eq!(owner, handover.owner(item), "{} passes when it is done", name);
        }
        let keeper = scene.keeper(name).await;
        let works = org.holds_deals(scene.world.people[keeper]);
        prop_assert!(works, "the customer of {} is looked after", name);
        let theirs = ["bo", "chen", "dora"];
        prop_assert!(theirs.contains(&keeper) && theirs.contains(&scene.login(owner)));
    }
    if handover.closed_at.is_some() {
        prop_assert!(handover.is_through());
        prop_assert!(org.actor(handover.leaver).is_none());
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
