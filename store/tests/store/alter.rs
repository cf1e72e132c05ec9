//! One change of many deals: who may, what is left and why, and one way back.

use domain::alter::{Alter, Alteration, Altered, MOST, Picked, Shift};
use domain::board::{Card, Filter};
use domain::day::Day;
use domain::deal::{Change, Edit, Refusal};
use domain::id::{DealId, OpId};
use store::alter::AlterRefused;

use crate::world::*;

async fn alter(
    world: &World,
    login: &str,
    deals: Picked,
    change: Alter,
) -> Result<Altered, AlterRefused> {
    let asked = Alteration { id: OpId::new(fresh()), deals, change };
    store::alter::apply(&world.store, &world.actor(login), asked, NOW).await
}

fn these(cards: &[Card]) -> Picked {
    Picked::These(cards.iter().map(|card| card.deal.id).collect())
}

async fn now(world: &World, card: &Card) -> Card {
    let ada = world.actor("ada");
    store::deal::card(&world.store, &ada, card.deal.id).await.unwrap().unwrap()
}

fn reasons(altered: &Altered) -> Vec<(Option<&str>, Refusal)> {
    let mut left: Vec<_> = altered
        .left
        .iter()
        .map(|left| (left.account.as_ref().map(|name| name.as_str()), left.why))
        .collect();
    left.sort_by_key(|(name, _)| *name);
    left
}

const DAY: Day = Day(20_900);

#[tokio::test]
async fn each_deal_gets_an_entry_of_its_own_and_all_share_one_answer() {
    let world = World::new().await;
    let cards = [world.listed("bo", "A", 1, 1).await, world.listed("bo", "B", 2, 1).await];
    let seq = store::journal::last_seq(&world.store).await.unwrap();
    let asked = Alteration {
        id: OpId::new(fresh()),
        deals: these(&cards),
        change: Alter::Expected(Shift::To(Some(DAY))),
    };
    let bo = world.actor("bo");
    let answer = store::alter::apply(&world.store, &bo, asked.clone(), NOW).await.unwrap();
    assert_eq!((answer.done, answer.left.len()), (2, 0));
    let told = store::journal::since(&world.store, seq, 9).await.unwrap();
    assert_eq!(told.len(), 2);
    for heard in &told {
        assert_eq!(heard.entry.changes, [Change::Expected { from: None, to: Some(DAY) }]);
        assert_eq!((heard.entry.by, heard.entry.version), (Some(world.people["bo"]), 2));
    }
    let again = store::alter::apply(&world.store, &bo, asked.clone(), NOW).await.unwrap();
    assert_eq!(again, answer);
    assert_eq!(store::journal::since(&world.store, seq, 9).await.unwrap().len(), 2);
    let chen = world.actor("chen");
    let other = store::alter::apply(&world.store, &chen, asked, NOW).await;
    assert!(matches!(other, Err(AlterRefused::NoSuchStep)));
}

#[tokio::test]
async fn t7_owners_are_set_by_those_who_lead_both() {
    let world = World::new().await;
    let card = world.listed("bo", "A", 1, 1).await;
    let to = |login: &str| Alter::Owner(world.people[login]);
    let cards = [card.clone()];
    let rep = alter(&world, "bo", these(&cards), to("chen")).await.unwrap();
    assert_eq!(reasons(&rep), [(Some("A"), Refusal::Denied)]);
    let out = alter(&world, "mei", these(&cards), to("dan")).await.unwrap();
    assert_eq!(reasons(&out), [(Some("A"), Refusal::Denied)]);
    let none = alter(&world, "ada", these(&cards), to("mia")).await.unwrap();
    assert_eq!(reasons(&none), [(Some("A"), Refusal::NoSuchOwner)]);
    let done = alter(&world, "mei", these(&cards), to("chen")).await.unwrap();
    assert_eq!((done.done, now(&world, &card).await.deal.owner), (1, world.people["chen"]));
}

#[tokio::test]
async fn t7_deals_out_of_sight_are_not_there_and_not_named() {
    let world = World::new().await;
    let (own, foreign) =
        (world.listed("bo", "A", 1, 1).await, world.listed("dan", "Secret", 1, 1).await);
    let nowhere = DealId::new(fresh());
    let deals = Picked::These(vec![own.deal.id, foreign.deal.id, nowhere]);
    let change = Alter::Expected(Shift::To(Some(DAY)));
    let answer = alter(&world, "bo", deals, change).await.unwrap();
    assert_eq!(answer.done, 1);
    assert_eq!(reasons(&answer), [(None, Refusal::NoSuchDeal), (None, Refusal::NoSuchDeal)]);
    let all = Picked::All { filter: Box::default(), but: Vec::new() };
    let answer = alter(&world, "bo", all, Alter::Expected(Shift::To(None))).await.unwrap();
    assert_eq!((answer.done, answer.left.len()), (1, 0), "a filter takes in what one sees");
    assert_eq!(now(&world, &foreign).await.deal.version, 1);
    for login in ["mia", "sam"] {
        let answer = alter(&world, login, these(std::slice::from_ref(&own)), change).await.unwrap();
        assert_eq!((answer.done, answer.left.len()), (0, 1), "{login}");
    }
}

#[tokio::test]
async fn a_date_is_shifted_where_there_is_one_and_the_others_are_named() {
    let world = World::new().await;
    let (a, b) = (world.listed("bo", "A", 1, 1).await, world.listed("bo", "B", 1, 1).await);
    let a = done(world.send("bo", edit(&a, vec![Edit::Expected(Some(DAY))])).await);
    let all = || Picked::All { filter: Box::default(), but: Vec::new() };
    let answer = alter(&world, "bo", all(), Alter::Expected(Shift::Days(-7))).await.unwrap();
    assert_eq!(answer.done, 1);
    assert_eq!(reasons(&answer), [(Some("B"), Refusal::NoDateToShift)]);
    assert_eq!(now(&world, &a).await.deal.expected, Some(Day(DAY.0 - 7)));
    let but = Picked::All { filter: Box::default(), but: vec![b.deal.id] };
    let answer = alter(&world, "bo", but, Alter::Expected(Shift::To(Some(DAY)))).await.unwrap();
    assert_eq!(answer.done, 1);
    assert_eq!(now(&world, &b).await.deal.expected, None, "what was taken out is left");
}

#[tokio::test]
async fn undo_puts_back_what_nobody_changed_since_and_names_the_rest() {
    let world = World::new().await;
    let mut cards = Vec::new();
    for account in ["A", "B", "C"] {
        let card = world.listed("bo", account, 1, 1).await;
        cards.push(done(world.send("bo", edit(&card, vec![Edit::Expected(Some(DAY))])).await));
    }
    let to = Alter::Owner(world.people["chen"]);
    let step = alter(&world, "mei", these(&cards), to).await.unwrap();
    assert_eq!(step.done, 3);
    let b = now(&world, &cards[1]).await;
    done(world.send("chen", edit(&b, vec![Edit::Amount(Some(money(5)))])).await);
    let mei = world.actor("mei");
    let undone = store::alter::undo(&world.store, &mei, step.id, NOW).await.unwrap();
    assert_eq!(undone.done, 2);
    assert_eq!(reasons(&undone), [(Some("B"), Refusal::ChangedSince)]);
    let owners =
        [now(&world, &cards[0]).await, now(&world, &cards[1]).await].map(|card| card.deal.owner);
    assert_eq!(owners, [world.people["bo"], world.people["chen"]]);
    let seq = store::journal::last_seq(&world.store).await.unwrap();
    let again = store::alter::undo(&world.store, &mei, step.id, NOW).await.unwrap();
    assert_eq!(again, undone, "undone once");
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), seq);
    let bo = store::alter::undo(&world.store, &world.actor("bo"), step.id, NOW).await;
    assert!(matches!(bo, Err(AlterRefused::NoSuchStep)));
}

#[tokio::test]
async fn more_than_a_step_takes_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let card = world.listed("bo", "A", 1, 1).await;
    let mut ids: Vec<DealId> = (0..MOST).map(|_| DealId::new(fresh())).collect();
    ids.push(card.deal.id);
    let change = Alter::Expected(Shift::To(Some(DAY)));
    let refused = alter(&world, "bo", Picked::These(ids), change).await;
    assert!(matches!(refused, Err(AlterRefused::TooMany)));
    assert_eq!(now(&world, &card).await.deal.version, 1);
    let filter = Filter::default();
    let all = Picked::All { filter: Box::new(filter), but: Vec::new() };
    assert_eq!(alter(&world, "bo", all, change).await.unwrap().done, 1);
}
