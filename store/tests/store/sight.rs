//! Keeps T7: nobody gets a row out of their sight.

use domain::board::{Filter, Order};
use domain::money::Total;

use crate::world::*;

async fn peopled() -> World {
    let world = World::new().await;
    for (login, account) in [("bo", "A"), ("bo", "B"), ("chen", "C"), ("dan", "D")] {
        world.listed(login, account, 3, 100).await;
    }
    world
}

#[tokio::test]
async fn t7_rows_and_heads_follow_sight() {
    let world = peopled().await;
    let filter = Filter::default();
    for (login, counted, read) in
        [("bo", 2, 2), ("chen", 1, 1), ("mei", 3, 3), ("ada", 4, 4), ("mia", 4, 0), ("sam", 0, 0)]
    {
        let actor = world.actor(login);
        let board = store::board::page(&world.store, &actor, &filter, Order::Amount, 50, NOW).await;
        let column = board.unwrap().columns[2].clone();
        assert_eq!((column.tally.count, column.rows.len()), (counted, read), "{login}");
        assert_eq!(column.tally.amount, Total(i128::from(counted) * 100));
        assert!(column.rows.iter().all(|card| actor.sight.takes_in(card.deal.owner)));
    }
}

#[tokio::test]
async fn t7_a_filter_opens_nothing() {
    let world = peopled().await;
    let bo = world.actor("bo");
    let wider = [
        Filter { reps: [world.people["dan"]].into(), ..Filter::default() },
        Filter { team: Some(world.teams["south"]), ..Filter::default() },
        Filter { text: "D".to_owned(), ..Filter::default() },
    ];
    for filter in wider {
        let board = store::board::page(&world.store, &bo, &filter, Order::Amount, 50, NOW).await;
        assert_eq!(board.unwrap().columns[2].tally.count, 0, "{filter:?}");
    }
}

#[tokio::test]
async fn t7_a_team_is_its_members_in_sight() {
    let world = peopled().await;
    let north = Filter { team: Some(world.teams["north"]), ..Filter::default() };
    for (login, count) in [("ada", 3), ("mei", 3), ("chen", 1), ("mia", 3), ("dan", 0)] {
        let actor = world.actor(login);
        let board = store::board::page(&world.store, &actor, &north, Order::Amount, 50, NOW).await;
        assert_eq!(board.unwrap().columns[2].tally.count, count, "{login}");
    }
}

#[tokio::test]
async fn t7_cards_sheets_and_accounts_too() {
    let world = peopled().await;
    let card = world.listed("bo", "Secret Steel", 1, 1).await;
    for (login, sees) in
        [("bo", true), ("mei", true), ("ada", true), ("dan", false), ("mia", false)]
    {
        let actor = world.actor(login);
        let found = store::deal::card(&world.store, &actor, card.deal.id).await.unwrap();
        let sheet = store::deal::sheet(&world.store, &actor, card.deal.id).await.unwrap();
        let suggested = store::account::suggest(&world.store, &actor, "steel", 9).await.unwrap();
        assert_eq!((found.is_some(), sheet.is_some()), (sees, sees), "{login}");
        assert_eq!(suggested.len(), usize::from(sees), "{login}");
    }
}

#[tokio::test]
async fn accounts_that_begin_with_what_is_typed_come_first() {
    let world = World::new().await;
    for account in ["Great Acme", "Acme Steel", "acme air", "Other"] {
        world.listed("bo", account, 1, 1).await;
    }
    let bo = world.actor("bo");
    let found = store::account::suggest(&world.store, &bo, "ACME", 2).await.unwrap();
    let names: Vec<&str> = found.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["acme air", "Acme Steel"]);
    let known = store::account::same_name(&world.store, &name("great  acme")).await.unwrap();
    assert_eq!(known.unwrap().name, name("Great Acme"));
}

#[tokio::test]
async fn t7_who_counts_without_reading_learns_no_name_by_searching() {
    let world = peopled().await;
    let mia = world.actor("mia");
    for text in ["A", "D", "nobody of this name"] {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let board = store::board::page(&world.store, &mia, &filter, Order::Amount, 50, NOW).await;
        assert_eq!(board.unwrap().columns[2].tally.count, 4, "{text}");
    }
}
