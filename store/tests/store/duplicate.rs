//! Duplicates while one types: found among all, told as far as sight goes.

use domain::deal::{Command, NewContact};
use domain::duplicate::{Hint, Likeness, PersonHint, Why};
use domain::id::ContactId;
use domain::text::Phone;

use crate::world::*;

async fn like(world: &World, login: &str, typed: &str) -> Vec<Hint> {
    let actor = world.actor(login);
    store::duplicate::accounts(&world.store, &actor, typed, None, 5).await.unwrap()
}

async fn people(world: &World, login: &str, name: &str, phone: &str) -> Vec<PersonHint> {
    let actor = world.actor(login);
    store::duplicate::contacts(&world.store, &actor, (name, &[phone]), None, 5).await.unwrap()
}

/// A deal of Bo's with a contact.
async fn met(world: &World, account: &str, who: &str, phone: &str) {
    let mut listing = listing(account, stage(1));
    let phone = Some(Phone::new(phone).unwrap());
    listing.contact = Some(NewContact { id: ContactId::new(fresh()), name: name(who), phone });
    done(world.send("bo", op(None, Command::List(Box::new(listing)))).await);
}

#[tokio::test]
async fn a_customer_is_found_in_the_other_script_and_without_its_form() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織股份有限公司", 1, 100).await;
    world.listed("bo", "恆泰機械", 1, 100).await;
    let found = like(&world, "bo", "恒泰纺织").await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, name("恆泰紡織股份有限公司"));
    assert_eq!((found[0].alike.likeness, found[0].alike.why), (Likeness::Same, Why::Name));
    assert_eq!(found[0].known.as_ref().unwrap().open, [card.deal.id]);
    assert_eq!(like(&world, "bo", "恒").await, []);
    assert_eq!(like(&world, "bo", "完全不同的名字").await, []);
}

#[tokio::test]
async fn t7_out_of_sight_it_is_told_that_it_exists_and_whose_it_is() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 3, 987_654_321).await;
    let [hint] = like(&world, "dan", "恆泰紡織有限公司").await.try_into().unwrap();
    assert_eq!(hint.name, name("恆泰紡織"));
    assert_eq!(hint.holders, [world.people["bo"]]);
    assert_eq!(hint.known, None);
    let wire = serde_json::to_string(&hint).unwrap();
    assert!(!wire.contains(&card.deal.id.to_string()) && !wire.contains("987654321"), "{wire}");
    let [hint] = like(&world, "mei", "恆泰紡織").await.try_into().unwrap();
    assert_eq!(hint.known.unwrap().account, card.deal.account);
}

#[tokio::test]
async fn an_account_being_written_is_no_duplicate_of_itself() {
    let world = World::new().await;
    let account = world.listed("bo", "恆泰紡織", 1, 100).await.deal.account;
    let bo = world.actor("bo");
    let found = store::duplicate::accounts(&world.store, &bo, "恆泰紡織廠", Some(account), 5).await;
    assert_eq!(found.unwrap(), []);
}

#[tokio::test]
async fn t7_a_phone_leads_to_the_account_and_a_name_only_in_sight() {
    let world = World::new().await;
    met(&world, "恆泰紡織", "吳麗 採購經理", "02-2311-0000").await;
    let [hint] = people(&world, "bo", "吴丽", "").await.try_into().unwrap();
    assert_eq!(hint.name, Some(name("吳麗 採購經理")));
    assert_eq!(hint.alike.why, Why::Name);
    assert_eq!(people(&world, "dan", "吳麗", "").await, []);
    let [hint] = people(&world, "dan", "", "+886 2 2311 0000").await.try_into().unwrap();
    assert_eq!((hint.name, hint.at.name), (None, name("恆泰紡織")));
    assert_eq!(hint.at.holders, [world.people["bo"]]);
    assert_eq!(people(&world, "dan", "", "02-2311-0001").await, []);
}

#[tokio::test]
async fn what_stood_before_the_tables_did_is_found_after_opening() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 100).await;
    // A correction of a contact makes its pieces anew too.
    met(&world, "瑞豐水泵", "林美", "0912-345-678").await;
    world.store.close().await;
    let store = store::Store::open(&world.path).await.unwrap();
    let bo = store.org().actor(world.people["bo"]).unwrap();
    let found = store::duplicate::accounts(&store, &bo, "恒泰纺织", None, 5).await.unwrap();
    assert_eq!(found.len(), 1);
}
