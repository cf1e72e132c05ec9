//! The journal: append-only, whole, heard right after the commit.

use domain::board::Card;
use domain::deal::{Deal, Destination, Edit, evolve};
use domain::id::OpId;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::world::*;

async fn beside(world: &World) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(&world.path);
    SqliteConnection::connect_with(&options).await.unwrap()
}

#[tokio::test]
async fn nothing_updates_or_deletes_the_journal() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    let mut conn = beside(&world).await;
    for sql in
        ["UPDATE journal SET at = 0", "DELETE FROM journal", "DELETE FROM journal WHERE seq = 1"]
    {
        let error = sqlx::query(sql).execute(&mut conn).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn the_journal_replayed_gives_the_rows() {
    let world = World::new().await;
    let mut card = world.listed("bo", "恆泰紡織", 2, 500).await;
    card = world.moved("bo", &card, 5).await;
    card = done(world.send("bo", edit(&card, vec![Edit::Amount(Some(money(9)))])).await);
    card = done(world.send("mei", edit(&card, vec![Edit::Owner(world.people["chen"])])).await);
    card = done(world.send("chen", move_to(&card, Destination::Parked { note: None })).await);
    let heard = store::journal::since(&world.store, 0, 100).await.unwrap();
    assert_eq!(heard.len(), 5);
    let mut replayed: Option<Deal> = None;
    let mut shown: Option<Card> = None;
    for entry in &heard {
        assert_eq!(entry.before, shown);
        replayed = evolve(replayed, entry.op.unwrap(), &entry.entry.changes);
        assert_eq!(replayed.as_ref(), Some(&entry.after.deal));
        shown = Some(entry.after.clone());
    }
    let row = store::deal::card(&world.store, &world.actor("ada"), card.deal.id).await.unwrap();
    assert_eq!(replayed, row.map(|card| card.deal));
}

#[tokio::test]
async fn who_listens_hears_each_entry_in_order_as_the_journal_has_it() {
    let world = World::new().await;
    let mut ear = world.store.committed();
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let card = world.listed("bo", "恆泰紡織", 2, 500).await;
    world.moved("bo", &card, 3).await;
    let heard = [ear.recv().await.unwrap(), ear.recv().await.unwrap()];
    let read = store::journal::since(&world.store, before, 10).await.unwrap();
    assert_eq!(read, heard.map(|heard| (*heard).clone()));
    assert_eq!(read[1].before.as_ref(), Some(&read[0].after));
    assert!(read[0].entry.seq < read[1].entry.seq);
    let rest = store::journal::since(&world.store, read[0].entry.seq, 10).await.unwrap();
    assert_eq!(rest, read[1..]);
}

#[tokio::test]
async fn what_is_not_done_is_not_heard() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 2, 500).await;
    let mut ear = world.store.committed();
    let refused = move_to(&card, Destination::Stage(stage(2)));
    let id: OpId = refused.id;
    world.send("bo", refused).await;
    let moved = world.moved("bo", &card, 3).await;
    let heard = ear.recv().await.unwrap();
    assert_ne!(heard.op, Some(id));
    assert_eq!(heard.after, moved);
}

#[tokio::test]
async fn a_renamed_account_is_heard_of_for_each_deal_and_leaves_its_version_alone() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 2, 500).await;
    world.listed("bo", "恆泰紡織", 3, 500).await;
    world.listed("bo", "Another", 3, 500).await;
    let start = store::journal::last_seq(&world.store).await.unwrap();
    let mut heard = world.store.committed();
    let (bo, account) = (world.actor("bo"), card.deal.account);
    let fields = domain::account::Fields::named(name("恆泰"));
    let save = |base, fields| {
        store::account::save(&world.store, &bo, account, base, Some(bo.person), fields, NOW)
    };
    save(1, fields.clone()).await.unwrap();
    for _ in 0..2 {
        let told = heard.recv().await.unwrap();
        assert_eq!(told.before.as_ref().unwrap().account, name("恆泰紡織"));
        assert_eq!((&told.after.account, told.after.deal.version), (&name("恆泰"), 1));
        assert_eq!(told.entry.by, Some(bo.person));
    }
    // What no card shows is told to nobody's board; a class is.
    let mut fields = domain::account::Fields { region: Some(name("north")), ..fields };
    save(2, fields.clone()).await.unwrap();
    assert!(heard.try_recv().is_err());
    fields.class = Some(domain::account::Class::A);
    save(3, fields.clone()).await.unwrap();
    let told = heard.recv().await.unwrap();
    assert_eq!((told.before.as_ref().unwrap().class, told.after.class), (None, fields.class));
    // Whoever moves it as it was before is in nobody's way; who was away hears the name of now.
    world.moved("bo", &card, 5).await;
    let missed = store::journal::since(&world.store, start, 100).await.unwrap();
    assert_eq!(missed.len(), 5);
    let so_now = |card: &Card| card.account == name("恆泰") && card.class == fields.class;
    assert!(missed.iter().all(|heard| so_now(&heard.after)));
    let sheet = store::deal::sheet(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
    assert_eq!(sheet.history.len(), 2, "the account's history tells of it");
}
