//! Rates of other currencies.

use domain::board::{Card, Filter, Order, Tally};
use domain::day::{Day, Millis};
use domain::deal::{Command, Destination, Edit, Refusal};
use domain::money::{Currency, Money, Total};
use domain::op::Answer;
use domain::policy::Denied;
use domain::rates::{Rate, RateRefused};
use store::Store;
use store::rates::{SetRateRefused, remove, set};

use crate::world::*;

fn usd() -> Currency {
    Currency::new("USD").unwrap()
}

fn per(text: &str) -> Rate {
    Rate::parse(text).unwrap()
}

async fn listed(world: &World, cents: i64) -> Card {
    let mut listing = listing("A", stage(3));
    listing.amount = Some(dollars(cents));
    done(world.send("bo", op(None, Command::List(Box::new(listing)))).await)
}

async fn top(world: &World, now: Millis) -> Tally {
    let (bo, filter) = (world.actor("bo"), Filter::default());
    let order = Order::Amount;
    let read = store::board::column(&world.store, &bo, &filter, order, stage(3), (0, 9), now);
    read.await.unwrap().tally
}

fn worth(count: u32, amount: i128, rated: u32) -> Tally {
    Tally { count, amount: Total(amount), rated }
}

#[tokio::test]
async fn f3_2_sums_count_other_currencies_by_the_rate_of_the_day() {
    let world = World::new().await;
    let today = NOW.day(480).0;
    rate(&world, "USD", today - 9, "30").await;
    let card = listed(&world, 10_000).await;
    assert_eq!(card.rated, Some(300_000));
    world.listed("bo", "B", 3, 7).await;
    assert_eq!(top(&world, NOW).await, worth(2, 300_007, 1));
    // A rate set for today counts at once; one for later when its day has come.
    rate(&world, "USD", today, "31").await;
    assert_eq!(top(&world, NOW).await, worth(2, 310_007, 1));
    rate(&world, "USD", today + 1, "32").await;
    store::rates::begin(&world.store, NOW).await.unwrap();
    assert_eq!(top(&world, NOW).await, worth(2, 310_007, 1));
    let seq = store::journal::last_seq(&world.store).await.unwrap();
    let tomorrow = Millis(NOW.0 + 86_400_000);
    for _ in 0..2 {
        store::rates::begin(&world.store, tomorrow).await.unwrap();
        assert_eq!(top(&world, tomorrow).await, worth(2, 320_007, 1));
    }
    let told = store::journal::last_seq(&world.store).await.unwrap();
    assert_eq!(told, seq + 1, "it is in the journal, once");
    // Won, it counts by the rate of the order's day, whatever comes later.
    let won = Destination::Won { value: Some(dollars(20_000)), on: Some(Day(today)) };
    let now = done(world.send("bo", move_to(&card, won)).await);
    assert_eq!(now.rated, Some(620_000));
    let undo = Command::Undo { deal: card.deal.id, of: now.deal.last_move.clone().unwrap().op };
    let back = done(world.send("bo", op(Some(now.deal.version), undo)).await);
    assert_eq!(back.rated, Some(320_000));
}

#[tokio::test]
async fn the_only_rate_of_a_currency_stays_while_deals_are_kept_in_it() {
    let world = World::new().await;
    let ada = world.actor("ada");
    rate(&world, "USD", 0, "30").await;
    rate(&world, "EUR", 0, "35").await;
    let card = listed(&world, 100).await;
    let eur = Currency::new("EUR").unwrap();
    remove(&world.store, &ada, eur, Day(0), NOW).await.unwrap();
    let kept = remove(&world.store, &ada, usd(), Day(0), NOW).await;
    assert!(matches!(kept, Err(SetRateRefused::Rate(RateRefused::InUse))));
    let euros = Money::new(5, eur).unwrap();
    let refused = world.send("bo", edit(&card, vec![Edit::Amount(Some(euros))])).await;
    assert_eq!(refused, Answer::Refused { refusal: Refusal::OtherCurrency });
    let own = done(world.send("bo", edit(&card, vec![Edit::Amount(Some(money(5)))])).await);
    assert_eq!((own.deal.amount, own.rated), (Some(money(5)), None));
    remove(&world.store, &ada, usd(), Day(0), NOW).await.unwrap();
}

#[tokio::test]
async fn only_an_administrator_sets_a_rate() {
    let world = World::new().await;
    for login in ["mei", "bo", "mia"] {
        let denied = set(&world.store, &world.actor(login), usd(), Day(0), per("32"), NOW).await;
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
        set(&world.store, &ada, usd(), Day(day), per(text), NOW).await.unwrap();
    }
    let own = set(&world.store, &ada, currency(), Day(1), per("1"), NOW).await;
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
