//! Products and campaigns: added, renamed, retired, by administrators only.

use domain::deal::{Command, Refusal};
use domain::op::Answer;
use store::directory::ListRefused;

use crate::world::*;

#[tokio::test]
async fn a_retired_product_stays_on_its_deals_and_is_offered_to_none() {
    let world = World::new().await;
    let ada = world.actor("ada");
    let pump = store::product::add(&world.store, &ada, name("Pump"), NOW).await.unwrap();
    let mut old = listing("Acme", stage(1));
    old.product = Some(pump);
    let card = done(world.send("bo", op(None, Command::List(Box::new(old)))).await);
    store::product::retire(&world.store, &ada, pump, true, NOW).await.unwrap();
    let mut new = listing("Other", stage(1));
    new.product = Some(pump);
    let answer = world.send("bo", op(None, Command::List(Box::new(new)))).await;
    assert_eq!(answer, Answer::Refused { refusal: Refusal::NoSuchProduct });
    let moved = world.moved("bo", &card, 2).await;
    assert_eq!(moved.deal.product, Some(pump));
    let again = store::product::add(&world.store, &ada, name("ＰＵＭＰ"), NOW).await.unwrap();
    assert_eq!(again, pump, "it is offered again under its own identity");
    let products = store::directory::read(&world.store).await.unwrap().products;
    assert_eq!((products.len(), products[0].retired), (1, false));
}

#[tokio::test]
async fn a_renamed_product_is_found_by_files_under_both_names() {
    let world = World::new().await;
    let ada = world.actor("ada");
    let pump = store::product::add(&world.store, &ada, name("Pump"), NOW).await.unwrap();
    let valve = store::product::add(&world.store, &ada, name("Valve"), NOW).await.unwrap();
    let taken = store::product::rename(&world.store, &ada, pump, name("valve"), NOW).await;
    assert!(matches!(taken, Err(ListRefused::NameTaken)));
    store::product::rename(&world.store, &ada, pump, name("Pump 2"), NOW).await.unwrap();
    let both: Result<_, store::StoreError> = world
        .store
        .write(|tx| {
            Box::pin(async move {
                let old = store::product::spelled(tx, "pump").await?;
                Ok((old, store::product::spelled(tx, "PUMP 2").await?))
            })
        })
        .await;
    assert_eq!(both.unwrap(), (Some(pump), Some(pump)));
    let old_name = store::product::rename(&world.store, &ada, valve, name("Pump"), NOW).await;
    assert!(matches!(old_name, Err(ListRefused::NameTaken)));
}

#[tokio::test]
async fn campaigns_are_kept_like_products_and_channels_are_fixed() {
    let world = World::new().await;
    let ada = world.actor("ada");
    let fair = store::source::add(&world.store, &ada, name("Fair"), NOW).await.unwrap();
    assert_eq!(store::source::add(&world.store, &ada, name("FAIR"), NOW).await.unwrap(), fair);
    store::source::rename(&world.store, &ada, fair, name("Fair 2026"), NOW).await.unwrap();
    store::source::retire(&world.store, &ada, fair, true, NOW).await.unwrap();
    let sources = store::directory::read(&world.store).await.unwrap().sources;
    let kept = sources.iter().find(|source| source.id == fair).unwrap();
    assert_eq!((kept.name.clone(), kept.retired), (Some(name("Fair 2026")), true));
    let channel = sources.iter().find(|source| source.name.is_none()).unwrap().id;
    let renamed = store::source::rename(&world.store, &ada, channel, name("x"), NOW).await;
    assert!(matches!(renamed, Err(ListRefused::NotThere)));
    let retired = store::source::retire(&world.store, &ada, channel, true, NOW).await;
    assert!(matches!(retired, Err(ListRefused::NotThere)));
    for login in ["mei", "bo", "mia"] {
        let actor = world.actor(login);
        let denied = store::source::add(&world.store, &actor, name("x"), NOW).await;
        assert!(matches!(denied, Err(ListRefused::Denied(_))), "{login}");
        let denied = store::product::retire(
            &world.store,
            &actor,
            domain::id::ProductId::new(fresh()),
            true,
            NOW,
        )
        .await;
        assert!(matches!(denied, Err(ListRefused::Denied(_))), "{login}");
    }
}
