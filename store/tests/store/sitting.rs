//! Sittings: what several people write together is kept as each one's, by sight, through any
//! order, repetition and crash.

use std::sync::Arc;

use domain::board::{Card, Filter};
use domain::deal::{self, Edit, Refusal};
use domain::id::{DealId, OpId, SittingId};
use domain::op::{Answer, Op};
use domain::sitting::{About, Command, Event, Field, Head, Typed};
use domain::text::Remark;
use store::sitting::{NewWalk, Opened, SittingRefused, Told};
use store::{Store, StoreError};

use crate::world::*;

async fn open(world: &World, by: &str, with: &[&str]) -> Result<Head, SittingRefused> {
    let people = with.iter().map(|login| world.people[login]).collect();
    let id = SittingId::new(fresh());
    let new = NewWalk { id, people, filter: Filter::default() };
    store::sitting::open(&world.store, &world.actor(by), new, NOW).await
}

fn asked(command: Command) -> Op {
    op(None, deal::Command::Sitting(Box::new(command)))
}

fn write(head: &Head, place: u16, words: &str, version: u32) -> Op {
    let words = Remark::optional(words).unwrap();
    let typed = Typed { place, field: Field::Notes, words, version };
    asked(Command::Write { sitting: head.id, typed })
}

fn sign(head: &Head, seen: u32) -> Op {
    asked(Command::Sign { sitting: head.id, seen })
}

async fn read(world: &World, login: &str, head: &Head) -> Option<Opened> {
    store::sitting::read(&world.store, &world.actor(login), head.id).await.unwrap()
}

/// What someone reads that others and they wrote, with whose it is.
async fn told(world: &World, login: &str, head: &Head) -> Vec<(&'static str, String)> {
    let opened = read(world, login, head).await.unwrap();
    let name_of = |person| *world.people.iter().find(|(_, id)| **id == person).unwrap().0;
    let entries = opened.sitting.entries.into_iter();
    entries.filter_map(|entry| Some((name_of(entry.author), entry.words?.to_string()))).collect()
}

async fn place_of(world: &World, login: &str, head: &Head, card: &Card) -> u16 {
    let opened = read(world, login, head).await.unwrap();
    let mut items = opened.sitting.items.into_iter();
    items.find(|item| item.about == About::Deal(card.deal.id)).unwrap().place
}

#[track_caller]
fn sat(answer: Answer) {
    assert_eq!(answer, Answer::Sat { kept: None });
}

#[track_caller]
fn refused(answer: Answer) -> Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn heard(ear: &mut tokio::sync::broadcast::Receiver<Arc<Told>>) -> Vec<Arc<Told>> {
    std::iter::from_fn(|| ear.try_recv().ok()).collect()
}

#[tokio::test]
async fn the_deals_of_a_filter_are_frozen_in_the_order_of_the_rule() {
    let world = World::new().await;
    let low = world.listed("bo", "低", 1, 900).await;
    let high = world.listed("chen", "高", 8, 100).await;
    let between = world.listed("bo", "中", 4, 500).await;
    let head = open(&world, "mei", &["bo", "chen"]).await.unwrap();
    // What is listed later is not in it.
    world.listed("bo", "遲", 8, 999).await;
    let opened = read(&world, "mei", &head).await.unwrap();
    let deals: Vec<DealId> = opened.cards.iter().map(|card| card.deal.id).collect();
    assert_eq!(deals, [high.deal.id, between.deal.id, low.deal.id]);
    assert_eq!((opened.sitting.head, head.place), (head.clone(), 0));
    // Opened once, however often it is asked for.
    let mei = world.actor("mei");
    let new = NewWalk { id: head.id, people: Vec::new(), filter: Filter::default() };
    assert_eq!(store::sitting::open(&world.store, &mei, new.clone(), NOW).await.unwrap(), head);
    let another = store::sitting::open(&world.store, &world.actor("dan"), new, NOW).await;
    assert!(matches!(another, Err(SittingRefused::Refused(Refusal::NoSuchSitting))));
}

#[tokio::test]
async fn c5_two_who_write_at_once_in_the_same_field_lose_nothing() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    let mut all = tokio::task::JoinSet::new();
    for version in 1..=20 {
        for login in ["mei", "bo"] {
            let (store, actor) = (world.store.clone(), world.actor(login));
            let op = write(&head, 0, &format!("{login} {version}"), version);
            all.spawn(async move { store::op::apply(&store, &actor, op, NOW).await.unwrap() });
        }
    }
    all.join_all().await;
    let both = vec![("mei", "mei 20".to_owned()), ("bo", "bo 20".to_owned())];
    assert_eq!(told(&world, "mei", &head).await, both);
    assert_eq!(told(&world, "bo", &head).await, both);
}

#[tokio::test]
async fn the_same_operation_has_the_effect_of_one_and_old_after_new_has_none() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    world.listed("bo", "北辰環保", 1, 400).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    let (first, second) = (write(&head, 0, "first", 1), write(&head, 0, "second", 2));
    sat(world.send("bo", second.clone()).await);
    // Written elsewhere meanwhile: what stands comes back, so that nothing typed is lost.
    let late = world.send("bo", first.clone()).await;
    let Answer::Sat { kept: Some(kept) } = &late else { panic!("{late:?}") };
    assert_eq!((kept.version, kept.words.as_ref().unwrap().as_str()), (2, "second"));
    for _ in 0..3 {
        sat(world.send("bo", second.clone()).await);
        assert_eq!(world.send("bo", first.clone()).await, late);
    }
    assert_eq!(read(&world, "mei", &head).await.unwrap().sitting.head.revision, 1);
    assert_eq!(refused(world.send("mei", first).await), Refusal::Denied);
    // A step that changed nothing when it came moves nobody when it comes again.
    let go = |place| asked(Command::Go { sitting: head.id, place });
    let stay = go(0);
    sat(world.send("mei", stay.clone()).await);
    sat(world.send("mei", go(1)).await);
    sat(world.send("mei", stay).await);
    assert_eq!(read(&world, "bo", &head).await.unwrap().sitting.head.place, 1);
}

#[tokio::test]
async fn h3_what_was_answered_is_there_after_a_crash_and_is_taken_up_where_it_stood() {
    let world = World::new().await;
    for amount in [1, 2, 3] {
        world.listed("bo", &format!("客戶{amount}"), 1, amount).await;
    }
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    sat(world.send("bo", asked(Command::Join { sitting: head.id })).await);
    sat(world.send("bo", write(&head, 2, "明天打電話", 1)).await);
    sat(world.send("bo", asked(Command::Lead { sitting: head.id, place: 2 })).await);
    sat(world.send("mei", sign(&head, 1)).await);
    let before = read(&world, "mei", &head).await.unwrap();
    // As a crash leaves the files: nothing was closed.
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("copy.db");
    let wal = |path: &std::path::Path| format!("{}-wal", path.display());
    std::fs::copy(&world.path, &path).unwrap();
    std::fs::copy(wal(&world.path), wal(&path)).unwrap();
    let again = Store::open(&path).await.unwrap();
    let after = store::sitting::read(&again, &world.actor("mei"), head.id).await.unwrap().unwrap();
    assert_eq!(after, before);
    assert_eq!((after.sitting.head.leader, after.sitting.head.place), (world.people["bo"], 2));
    let listed = store::sitting::list(&again, &world.actor("bo"), false, 9).await.unwrap();
    assert_eq!((listed.len(), listed[0].items, listed[0].reached), (1, 3, 2));
}

#[tokio::test]
async fn t7_each_sees_the_deals_of_their_own_sight_and_nobody_else_sees_any() {
    let world = World::new().await;
    let own = world.listed("bo", "恆泰紡織", 1, 500).await;
    let other = world.listed("chen", "北辰環保", 1, 400).await;
    let head = open(&world, "ada", &["bo", "mei"]).await.unwrap();
    let mut ear = world.store.sittings();
    let hidden = place_of(&world, "ada", &head, &other).await;
    sat(world.send("mei", write(&head, hidden, "about the other", 1)).await);
    assert_eq!(read(&world, "mei", &head).await.unwrap().cards.len(), 2);
    let bo = read(&world, "bo", &head).await.unwrap();
    assert_eq!(bo.cards.iter().map(|card| card.deal.id).collect::<Vec<_>>(), [own.deal.id]);
    assert_eq!(bo.sitting.entries, []);
    for login in ["chen", "dan", "mia", "sam"] {
        assert_eq!(read(&world, login, &head).await, None, "{login}");
        let list = store::sitting::list(&world.store, &world.actor(login), false, 9).await;
        assert_eq!(list.unwrap(), [], "{login}");
        let write = write(&head, 0, "let me in", 1);
        assert_eq!(refused(world.send(login, write).await), Refusal::NoSuchSitting, "{login}");
    }
    assert_eq!(refused(world.send("bo", write(&head, hidden, "?", 1)).await), Refusal::NoSuchItem);
    let lead = asked(Command::Lead { sitting: head.id, place: hidden });
    assert_eq!(refused(world.send("bo", lead).await), Refusal::NoSuchItem);
    // What is told says who may hear it.
    let told = heard(&mut ear);
    let written = told.iter().find(|one| matches!(one.event, Event::Written { .. })).unwrap();
    assert_eq!(written.owner, Some(world.people["chen"]));
    assert!(!written.people.contains(&world.people["chen"]));
}

#[tokio::test]
async fn t7_a_deal_that_passed_to_another_leaves_the_sitting_of_who_had_it() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    world.listed("bo", "北辰環保", 1, 400).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    let place = place_of(&world, "mei", &head, &card).await;
    sat(world.send("bo", write(&head, place, "mine, as yet", 1)).await);
    let pass = edit(&card, vec![Edit::Owner(world.people["chen"])]);
    done(world.send("mei", pass).await);
    let bo = read(&world, "bo", &head).await.unwrap();
    assert_eq!((bo.cards.len(), bo.sitting.items.len()), (1, 1));
    assert_eq!(told(&world, "bo", &head).await, []);
    assert_eq!(told(&world, "mei", &head).await, [("bo", "mine, as yet".to_owned())]);
    let more = write(&head, place, "more", 2);
    assert_eq!(refused(world.send("bo", more).await), Refusal::NoSuchItem);
    let bo = world.actor("bo");
    let key = (head.id, place, Field::Notes);
    let typing = store::sitting::typing(&world.store, &bo, key, "m").await;
    assert!(matches!(typing, Err(SittingRefused::Refused(Refusal::NoSuchItem))), "{typing:?}");
    // It came into nobody's sight by it either.
    assert_eq!(read(&world, "chen", &head).await, None);
}

#[tokio::test]
async fn t7_whom_one_can_invite_is_told_by_what_they_would_see() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    world.listed("chen", "北辰環保", 1, 400).await;
    world.listed("dan", "南嶺礦機", 1, 300).await;
    let candidates = async |login: &str| {
        let actor = world.actor(login);
        let all = Filter::default();
        store::sitting::candidates(&world.store, &actor, &all, NOW).await
    };
    let mei = candidates("mei").await.unwrap();
    assert_eq!(mei.deals, 2);
    let expected =
        [("ada", 2), ("bo", 1), ("chen", 1)].map(|(who, sees)| (world.people[who], sees));
    assert_eq!(std::collections::BTreeMap::from_iter(mei.people), expected.into());
    let dan = candidates("dan").await.unwrap();
    assert_eq!((dan.deals, dan.people), (1, vec![(world.people["ada"], 1)]));
    for login in ["mia", "sam"] {
        let denied = candidates(login).await;
        assert!(matches!(denied, Err(SittingRefused::Refused(Refusal::Denied))), "{login}");
        assert!(open(&world, login, &["ada"]).await.is_err(), "{login}");
    }
    // The rule is asked again where it counts.
    for (by, with, why) in [
        ("bo", vec!["dan"], Refusal::NotToInvite),
        ("bo", vec!["mia"], Refusal::NotToInvite),
        ("bo", vec![], Refusal::NobodyInvited),
        ("bo", vec!["bo"], Refusal::NobodyInvited),
    ] {
        let answer = open(&world, by, &with).await;
        let Err(SittingRefused::Refused(refusal)) = answer else { panic!("{answer:?}") };
        assert_eq!(refusal, why);
    }
    world.switch_off("chen").await;
    assert!(open(&world, "mei", &["chen"]).await.is_err());
}

#[tokio::test]
async fn c5_signed_by_all_who_came_nothing_is_written_any_more() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    let head = open(&world, "mei", &["bo", "ada"]).await.unwrap();
    sat(world.send("bo", write(&head, 0, "agreed", 1)).await);
    sat(world.send("mei", sign(&head, 1)).await);
    // One word more, and the signature is of something else.
    sat(world.send("bo", write(&head, 0, "agreed, and more", 2)).await);
    let people = read(&world, "mei", &head).await.unwrap().sitting.head.people;
    assert!(people.iter().all(|one| one.signed_at.is_none()));
    assert_eq!(refused(world.send("mei", sign(&head, 1)).await), Refusal::SittingChanged);
    sat(world.send("mei", sign(&head, 2)).await);
    sat(world.send("bo", sign(&head, 2)).await);
    let signed = read(&world, "bo", &head).await.unwrap();
    assert_eq!(signed.sitting.head.signed_at, Some(NOW));
    for login in ["mei", "bo", "ada"] {
        let late = write(&head, 0, "one thing more", 9);
        assert_eq!(refused(world.send(login, late).await), Refusal::SittingSigned, "{login}");
    }
    let lead = asked(Command::Lead { sitting: head.id, place: 0 });
    assert_eq!(refused(world.send("ada", lead).await), Refusal::SittingSigned);
    assert_eq!(read(&world, "bo", &head).await.unwrap(), signed);
    let waiting = store::sitting::list(&world.store, &world.actor("ada"), true, 9).await.unwrap();
    assert_eq!(waiting, [], "nobody is called to what is over");
}

#[tokio::test]
async fn who_is_switched_off_meanwhile_writes_nothing_and_is_not_waited_for() {
    let world = World::new().await;
    world.listed("bo", "北辰環保", 1, 500).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    sat(world.send("bo", write(&head, 0, "mine", 1)).await);
    let bo = world.actor("bo");
    world.switch_off("bo").await;
    let late = store::op::apply(&world.store, &bo, write(&head, 0, "late", 2), NOW).await;
    assert!(matches!(late, Err(StoreError::SwitchedOff)));
    let revision = read(&world, "mei", &head).await.unwrap().sitting.head.revision;
    sat(world.send("mei", sign(&head, revision)).await);
    assert!(read(&world, "mei", &head).await.unwrap().sitting.head.is_signed());
}

#[tokio::test]
async fn what_is_being_typed_is_told_and_kept_nowhere() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    let last = store::journal::last_seq(&world.store).await.unwrap();
    let mut ear = world.store.sittings();
    let key = (head.id, 0, Field::Notes);
    let bo = world.actor("bo");
    store::sitting::typing(&world.store, &bo, key, "明天").await.unwrap();
    let told = heard(&mut ear);
    let [told] = told.as_slice() else { panic!("{told:?}") };
    let people = [world.people["bo"], world.people["mei"]].into();
    assert_eq!((&told.people, told.owner), (&people, Some(world.people["bo"])));
    let Event::Typing { author, words, .. } = &told.event else { panic!("{told:?}") };
    assert_eq!((*author, words.as_str()), (bo.person, "明天"));
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), last);
    assert_eq!(read(&world, "mei", &head).await.unwrap().sitting.entries, []);
    let stranger = store::sitting::typing(&world.store, &world.actor("dan"), key, "x").await;
    assert!(matches!(stranger, Err(SittingRefused::Refused(Refusal::NoSuchSitting))));
    assert_eq!(heard(&mut ear), []);
}

#[tokio::test]
async fn every_change_is_an_entry_of_the_journal_and_of_no_deals_history() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    sat(world.send("bo", write(&head, 0, "agreed", 1)).await);
    sat(world.send("mei", asked(Command::Lead { sitting: head.id, place: 0 })).await);
    sat(world.send("bo", sign(&head, 1)).await);
    // Opened, written, signed; who leads at that place already changes nothing.
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), before + 3);
    assert_eq!(store::journal::since(&world.store, before, 9).await.unwrap(), []);
    let sheet = store::deal::sheet(&world.store, &world.actor("bo"), card.deal.id).await;
    assert_eq!(sheet.unwrap().unwrap().history.len(), 1);
    let never = Op { id: OpId::new(fresh()), ..write(&head, 9, "nowhere", 1) };
    assert_eq!(refused(world.send("bo", never).await), Refusal::NoSuchItem);
}

#[tokio::test]
async fn h3_more_are_called_to_a_walk_that_goes_on_and_what_they_write_is_theirs() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    world.listed("chen", "北辰環保", 1, 400).await;
    let head = open(&world, "mei", &["bo"]).await.unwrap();
    let call = async |by: &str, called: &[&str]| {
        let people = called.iter().map(|login| world.people[login]).collect();
        store::sitting::call(&world.store, &world.actor(by), (head.id, people), NOW).await
    };
    let candidates = async |by: &str| {
        let found = store::sitting::callable(&world.store, &world.actor(by), head.id).await;
        found.map(|found| (found.deals, found.people))
    };
    let (deals, people) = candidates("mei").await.unwrap();
    assert_eq!(deals, 2);
    assert!(people.contains(&(world.people["chen"], 1)), "{people:?}");
    assert!(!people.iter().any(|(person, _)| *person == world.people["bo"]), "is there");
    // A rep who takes part learns of the deals that they see, and of no others.
    assert_eq!(candidates("bo").await.unwrap().0, 1);
    let none = candidates("chen").await;
    assert!(matches!(none, Err(SittingRefused::Refused(Refusal::NoSuchSitting))), "{none:?}");
    assert!(read(&world, "chen", &head).await.is_none());

    let mut ear = world.store.sittings();
    let denied = call("bo", &["chen"]).await;
    assert!(matches!(denied, Err(SittingRefused::Refused(Refusal::NotLeading))), "{denied:?}");
    assert_eq!(heard(&mut ear), []);
    call("mei", &["chen", "bo"]).await.unwrap();
    let told_of = heard(&mut ear);
    assert_eq!(told_of.len(), 1);
    assert!(told_of[0].people.contains(&world.people["chen"]), "is called");
    let again = call("mei", &["chen"]).await;
    assert!(matches!(again, Err(SittingRefused::Refused(Refusal::NobodyInvited))), "{again:?}");

    let opened = read(&world, "chen", &head).await.unwrap();
    assert_eq!(opened.cards.len(), 1, "their own sight");
    let place = opened.sitting.items[0].place;
    sat(world.send("chen", write(&head, place, "Mr Liu decides", 1)).await);
    assert_eq!(told(&world, "mei", &head).await, [("chen", "Mr Liu decides".to_owned())]);
    let people: Vec<_> = read(&world, "mei", &head).await.unwrap().sitting.head.people;
    let came: Vec<_> = people.iter().map(|one| one.joined).collect();
    assert_eq!(came, [true, false, true], "in the order they were called");
}
