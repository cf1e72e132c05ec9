//! Rates of other currencies.

use domain::day::Day;
use domain::money::Currency;
use domain::policy::Denied;
use domain::rates::{Rate, RateRefused};
use store::Store;
use store::rates::{SetRateRefused, remove, set};

use crate::world::*;

fn usd() -> Currency {
    Currency::new("USD").unwrap()
}

fn rate(text: &str) -> Rate {
    Rate::parse(text).unwrap()
}

#[tokio::test]
async fn only_an_administrator_sets_a_rate() {
    let world = World::new().await;
    for login in ["mei", "bo", "mia"] {
        let denied = set(&world.store, &world.actor(login), usd(), Day(0), rate("32"), NOW).await;
        assert!(matches!(denied, Err(SetRateRefused::Denied(Denied))), "{login}");
        let denied = remove(&world.store, &world.actor(login), usd(), Day(0), NOW).await;
        assert!(matches!(denied, Err(SetRateRefused::Denied(Denied))), "{login}");
    }
}

#[tokio::test]
async fn a_rate_of_the_same_day_is_replaced_and_all_of_them_outlive_the_program() {
    let world = World::new().await;
    let ada = world.actor("ada");
    for (day, text) in [(100, "32.5"), (200, "31"), (200, "31.25")] {
        set(&world.store, &ada, usd(), Day(day), rate(text), NOW).await.unwrap();
    }
    let own = set(&world.store, &ada, currency(), Day(1), rate("1"), NOW).await;
    assert!(matches!(own, Err(SetRateRefused::Rate(RateRefused::OwnCurrency))));
    let before = world.store.company().as_ref().clone().unwrap().rates;
    assert_eq!(
        before.all().map(|(.., rate)| rate.to_string()).collect::<Vec<_>>(),
        ["31.25", "32.5"]
    );
    world.store.close().await;
    let again = Store::open(&world.path).await.unwrap();
    assert_eq!(again.company().as_ref().clone().unwrap().rates, before);
}

#[tokio::test]
async fn a_rate_that_is_not_there_is_not_removed() {
    let world = World::new().await;
    let gone = remove(&world.store, &world.actor("ada"), usd(), Day(0), NOW).await;
    assert!(matches!(gone, Err(SetRateRefused::Rate(RateRefused::NoSuchRate))));
}
