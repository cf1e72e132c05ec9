//! What is taken out: all of a filter and no more than one sees, and told of whoever took it.

use domain::board::Address;
use domain::export::{FileKind, Kind, Layout, What};
use store::journal::{Fact, of_person};

use crate::world::*;

#[tokio::test]
async fn all_deals_of_an_address_in_its_order_and_in_sight() {
    let world = World::new().await;
    for (who, account, stage, minor) in
        [("bo", "甲", 1, 300), ("bo", "乙", 4, 900), ("chen", "丙", 2, 600), ("dan", "丁", 1, 100)]
    {
        world.listed(who, account, stage, minor).await;
    }
    for (who, address, wanted) in [
        ("bo", "/?by=amount", vec!["乙", "甲"]),
        ("mei", "/table?sort=amount", vec!["甲", "丙", "乙"]),
        ("mei", "/table?band=top&sort=-amount", vec!["丙", "甲"]),
        ("ada", "/table?sort=amount", vec!["丁", "甲", "丙", "乙"]),
        ("mia", "/", vec![]),
        ("sam", "/", vec![]),
    ] {
        let address = Address::parse(address).unwrap();
        let cards = store::export::deals(&world.store, &world.actor(who), &address, NOW).await;
        let accounts: Vec<String> =
            cards.unwrap().into_iter().map(|card| card.account.to_string()).collect();
        assert_eq!(accounts, wanted, "{who}");
    }
}

#[tokio::test]
async fn who_took_out_what_stands_in_their_history_and_in_nobody_elses() {
    let world = World::new().await;
    let bo = world.actor("bo");
    let kind = Kind::File(FileKind::Csv);
    let what = What::Deals(Layout::Classic);
    let address = format!("/table?rep={}", world.people["chen"]);
    store::export::note(&world.store, &bo, (kind, what), address.clone(), 3, NOW).await.unwrap();
    let told = of_person(&world.store, world.people["bo"], 1).await.unwrap();
    let fact = Fact::Exported { kind, what, address, count: 3 };
    assert_eq!(
        told.first().map(|told| (told.by, &told.fact)),
        Some((Some(world.people["bo"]), &fact))
    );
    // Named in the filter only.
    let others = of_person(&world.store, world.people["chen"], 50).await.unwrap();
    assert!(others.iter().all(|told| told.fact != fact));
}
