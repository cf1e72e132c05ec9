//! Search: by any part, in either script, by digits, in one's own sight.

use domain::account::{ContactFields, Fields};
use domain::deal::{Edit, NextStep};
use domain::search::Found;
use domain::text::{Mail, Phone};
use store::account;

use crate::world::*;

async fn find(world: &World, login: &str, typed: &str) -> Found {
    store::search::find(&world.store, &world.actor(login), typed, 6).await.unwrap()
}

fn accounts(found: &Found) -> Vec<&str> {
    found.accounts.iter().map(|account| account.name.as_str()).collect()
}

#[tokio::test]
async fn any_part_of_a_name_is_found_in_either_script_and_any_width() {
    let world = World::new().await;
    for text in ["恆泰紡織", "大恆泰機電", "ＡＢＣ Bearings"] {
        world.listed("bo", text, 1, 1).await;
    }
    for typed in ["恆泰", "恒泰", " 恆泰　"] {
        let found = find(&world, "bo", typed).await;
        assert_eq!(accounts(&found), ["恆泰紡織", "大恆泰機電"], "{typed}: begins-with first");
        assert_eq!(found.deals.len(), 2, "{typed}");
    }
    assert_eq!(accounts(&find(&world, "bo", "紡").await), ["恆泰紡織"]);
    assert_eq!(accounts(&find(&world, "bo", "恒泰纺织").await), ["恆泰紡織"]);
    assert_eq!(accounts(&find(&world, "bo", "abc").await), ["ＡＢＣ Bearings"]);
    assert_eq!(accounts(&find(&world, "bo", "bear ab").await), ["ＡＢＣ Bearings"]);
    for typed in ["", "  ", "\"", "恆泰\" OR \"", "%", "_", "*"] {
        assert_eq!(accounts(&find(&world, "bo", typed).await), [] as [&str; 0], "{typed}");
    }
}

#[tokio::test]
async fn people_are_found_by_name_position_mail_and_the_digits_of_their_phones() {
    let world = World::new().await;
    let account = world.listed("bo", "Acme", 1, 1).await.deal.account;
    let wu = ContactFields {
        name: name("吳志明"),
        position: Some(name("採購經理")),
        phone: Some(Phone::new("(02) 2345-6789").unwrap()),
        mobile: Some(Phone::new("0912 345 678").unwrap()),
        mail: Some(Mail::new("wu@acme.example").unwrap()),
        superior: None,
    };
    let bo = world.actor("bo");
    let wu = account::contact::add(&world.store, &bo, account, wu, NOW).await.unwrap();
    for typed in ["志明", "吴志", "採購", "acme.ex", "0223456", "2345-67", "０９１２ 345", "678"]
    {
        let found = find(&world, "bo", typed).await;
        assert_eq!(found.contacts.len(), 1, "{typed}");
        assert_eq!(found.contacts[0].account_name, name("Acme"), "{typed}");
    }
    account::contact::remove(&world.store, &bo, wu.id, NOW).await.unwrap();
    assert!(find(&world, "bo", "志明").await.contacts.is_empty());
}

#[tokio::test]
async fn a_new_name_is_found_and_the_old_one_is_not_nor_are_their_deals_by_it() {
    let world = World::new().await;
    let card = world.listed("bo", "Oldname", 1, 1).await;
    let step = NextStep { what: name("visit the plant"), due: domain::day::Day(20_000) };
    done(world.send("bo", edit(&card, vec![Edit::NextStep(Some(step))])).await);
    assert_eq!(find(&world, "bo", "plant").await.deals.len(), 1);
    let bo = world.actor("bo");
    let (account, fields) = (card.deal.account, Fields::named(name("Newname")));
    let saved = account::save(&world.store, &bo, account, 1, Some(bo.person), fields, NOW).await;
    assert!(saved.is_ok());
    for (typed, many) in [("newname", 1), ("oldname", 0), ("ne", 1), ("ol", 0)] {
        let found = find(&world, "bo", typed).await;
        assert_eq!((found.accounts.len(), found.deals.len()), (many, many), "{typed}");
    }
    let ada = world.actor("ada");
    let pump = store::product::add(&world.store, &ada, name("Pump"), NOW).await.unwrap();
    let card = store::deal::card(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
    done(world.send("bo", edit(&card, vec![Edit::Product(Some(pump))])).await);
    store::product::rename(&world.store, &ada, pump, name("Valve"), NOW).await.unwrap();
    for (typed, many) in [("valve", 1), ("pump", 0)] {
        let found = find(&world, "bo", typed).await;
        assert_eq!((found.products.len(), found.deals.len()), (many, many), "{typed}");
    }
}

#[tokio::test]
async fn t7_nobody_finds_what_they_do_not_see() {
    let world = World::new().await;
    let account = world.listed("bo", "Secret Steel", 1, 1).await.deal.account;
    let fields = ContactFields {
        name: name("Secretary"),
        position: None,
        phone: None,
        mobile: None,
        mail: None,
        superior: None,
    };
    let bo = world.actor("bo");
    account::contact::add(&world.store, &bo, account, fields, NOW).await.unwrap();
    world.listed_for("dan", "Secret Steel", 1, 1).await;
    world.listed("dan", "Secret Glass", 1, 1).await;
    for (login, counts) in [
        ("bo", (1, 1, 1)),
        ("mei", (1, 1, 1)),
        ("ada", (2, 1, 3)),
        ("dan", (2, 1, 2)),
        ("chen", (0, 0, 0)),
        ("sam", (0, 0, 0)),
        ("mia", (0, 0, 0)),
    ] {
        for typed in ["se", "secret"] {
            let found = find(&world, login, typed).await;
            let found = (found.accounts.len(), found.contacts.len(), found.deals.len());
            assert_eq!(found, counts, "{login} {typed}");
        }
    }
}

/// A glance at the nearest and a look at all in sight tell the same.
#[tokio::test]
async fn t7_the_nearest_in_sight_are_the_same_however_many_are_hit() {
    let folder = tempfile::tempdir().unwrap();
    let store = store::Store::open(&folder.path().join("many.db")).await.unwrap();
    store::demo::fill(&store, 1, 1_400, NOW).await.unwrap();
    let org = store.org();
    let mut looked_further = 0;
    // Who has left signs in no more.
    for actor in org.people().filter_map(|person| org.actor(person.id)) {
        for typed in ["0000", "m", "02-0000", "工程師", "恆", "VMC"] {
            let few = store::search::find(&store, &actor, typed, 6).await.unwrap();
            let all = store::search::find(&store, &actor, typed, 5_000).await.unwrap();
            looked_further += usize::from(all.contacts.len() > 300);
            let first = Found {
                accounts: all.accounts.into_iter().take(6).collect(),
                contacts: all.contacts.into_iter().take(6).collect(),
                deals: all.deals.into_iter().take(6).collect(),
                products: all.products.into_iter().take(6).collect(),
            };
            assert_eq!(few, first, "{:?} {typed}", actor.person);
        }
    }
    assert!(looked_further > 0, "more are hit than are glanced at");
    store.close().await;
}

#[tokio::test]
async fn work_that_comes_to_nothing_leaves_no_line() {
    let world = World::new().await;
    let failed: Result<(), store::StoreError> = world
        .store
        .write(|tx| {
            Box::pin(async move {
                account::insert(tx, None, name("Ghost"), NOW).await?;
                Err(store::StoreError::Busy)
            })
        })
        .await;
    assert!(failed.is_err());
    world.listed("bo", "Ghostly", 1, 1).await;
    assert_eq!(accounts(&find(&world, "ada", "ghost").await), ["Ghostly"]);
}
