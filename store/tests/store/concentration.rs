//! How sales rest on people: who is told what, and of whom.

use domain::account::Fields;
use domain::deal::Destination;
use domain::handover::Resting;

use crate::world::*;

async fn resting(world: &World, login: &str) -> Resting {
    store::concentration::read(&world.store, &world.actor(login), NOW).await.unwrap()
}

fn told(world: &World, resting: &Resting) -> Vec<(&'static str, i128, i128, u32)> {
    let login = |id| world.people.iter().find(|(_, person)| **person == id).unwrap().0;
    let people = resting.people.iter();
    people.map(|one| (*login(one.person), one.won.0, one.weighs.0, one.alone)).collect()
}

async fn win(world: &World, login: &str, account: &str, value: i64, days_ago: i32) {
    let card = world.listed(login, account, 8, value).await;
    let on = NOW.day(8 * 60).plus(-days_ago);
    let to = Destination::Won { value: Some(money(value)), on: Some(on) };
    done(world.send(login, move_to(&card, to)).await);
}

#[tokio::test]
async fn h6_what_was_won_in_twelve_months_and_what_the_funnel_weighs_by_person() {
    let world = World::new().await;
    win(&world, "bo", "Won", 900, 10).await;
    win(&world, "bo", "Long ago", 5_000, 400).await;
    win(&world, "chen", "Also won", 100, 364).await;
    world.listed("chen", "Open", 1, 4_000).await;
    world.listed("bo", "Late", 8, 400).await;
    let resting = resting(&world, "mei").await;
    assert_eq!(
        told(&world, &resting),
        [("bo", 900, 300, 3), ("chen", 100, 1_000, 2), ("mei", 0, 0, 0)]
    );
    assert_eq!((resting.won_by, resting.weighed_by), (1, 1));
    let parts: Vec<_> = resting.people.iter().map(|one| (one.won_part, one.weighs_part)).collect();
    assert_eq!(parts, [(900, 230), (100, 769), (0, 0)]);
    let named: Vec<_> = resting.alone.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(named, ["Open", "Late", "Also won", "Long ago", "Won"], "what weighs most first");
}

#[tokio::test]
async fn h6_an_account_is_known_to_whoever_dealt_wrote_or_was_there() {
    let world = World::new().await;
    let card = world.listed("bo", "Shared", 1, 1).await;
    world.listed("bo", "Own", 1, 1).await;
    assert_eq!(resting(&world, "mei").await.people[0].alone, 2);
    // Chen looks after it from then on, and Bo has a deal there: two know it.
    let mei = world.actor("mei");
    let (account, fields) = (card.deal.account, Fields::named(name("Shared")));
    let chen = Some(world.people["chen"]);
    let saved = store::account::save(&world.store, &mei, account, 1, chen, fields, NOW).await;
    assert!(saved.is_ok());
    let now = resting(&world, "mei").await;
    assert_eq!(told(&world, &now)[0], ("bo", 0, now.people[0].weighs.0, 1));
    let named: Vec<_> = now.alone.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(named, ["Own"]);
}

#[tokio::test]
async fn t7_h6_a_manager_weighs_their_own_people_and_an_administrator_all() {
    let world = World::new().await;
    world.listed("dan", "South", 1, 1_000).await;
    world.listed("bo", "North", 1, 1_000).await;
    let logins = |resting: &Resting| {
        let mut all: Vec<_> = told(&world, resting).into_iter().map(|one| one.0).collect();
        all.sort_unstable();
        all
    };
    let north = resting(&world, "mei").await;
    assert_eq!(logins(&north), ["bo", "chen", "mei"]);
    assert!(north.alone.iter().all(|one| one.name.as_str() == "North"));
    assert!(logins(&resting(&world, "ada").await).contains(&"dan"));
}
