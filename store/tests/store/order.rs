//! The order of the store is the order of the domain.

use domain::board::{Card, Filter, Order};
use domain::day::{Day, Millis};
use domain::deal::{Command, NextStep};
use domain::id::DealId;
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

/// What the keys are made of; few values, so that many are equal and many are missing.
type Keys = (Option<i32>, Option<i32>, Option<i64>, i64, u128, bool);

fn keys() -> impl Strategy<Value = Keys> {
    let day = || proptest::option::of(prop_oneof![0..4i32, Just(i32::MAX), Just(-5)]);
    (day(), day(), proptest::option::of(0..4i64), 0..4i64, any::<u128>(), any::<bool>())
}

async fn list(world: &World, keys: &[Keys]) {
    rate(world, "USD", 0, "2").await;
    for (expected, due, amount, since, id, foreign) in keys {
        let mut listing = listing("A", stage(3));
        listing.deal = DealId::new(Uuid::from_u128(*id));
        listing.expected = expected.map(Day);
        listing.next_step = due.map(|due| NextStep { what: name("call"), due: Day(due) });
        listing.amount = amount.map(if *foreign { dollars } else { money });
        let now = Millis(NOW.0 + since);
        done(world.send_at("bo", op(None, Command::List(Box::new(listing))), now).await);
    }
}

async fn column(world: &World, order: Order) -> Vec<Card> {
    let (bo, filter) = (world.actor("bo"), Filter::default());
    let read = store::board::column(&world.store, &bo, &filter, order, stage(3), (0, 100), NOW);
    read.await.unwrap().rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn cards_stand_as_the_domain_orders_them(keys in proptest::collection::vec(keys(), 1..14)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            list(&world, &keys).await;
            for order in Order::ALL {
                let rows = column(&world, order).await;
                prop_assert_eq!(rows.len(), keys.len());
                let sorted =
                    rows.is_sorted_by(|a, b| order.compare(a, b).is_lt());
                prop_assert!(sorted, "{order:?}: {rows:?}");
            }
            Ok(())
        })?;
    }
}
