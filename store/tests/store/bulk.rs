//! Many rows in one transaction.

use std::time::{Duration, Instant};

use domain::day::Day;
use domain::deal::{Change, Deal, NewContact, Opening, Position, Standing, Told, Way};
use domain::id::{AccountId, ContactId, DealId, PersonId};
use store::import::{Taken, take, taken};
use store::{StoreError, Tx, bulk};

use crate::world::*;

fn opening(account: AccountId, owner: PersonId, standing: Standing) -> Opening {
    Opening {
        id: DealId::new(fresh()),
        account,
        product: None,
        source: None,
        owner,
        amount: Some(money(100)),
        expected: None,
        status: None,
        next_step: None,
        position: Position { standing, since: NOW, band_since: NOW },
        at: NOW,
        way: Way::Imported { claimed: Some(Day(20_000)) },
    }
}

async fn many(tx: &mut Tx, owner: PersonId, deals: u32) -> Result<DealId, StoreError> {
    let account = store::account::insert(tx, None, name("Acme"), NOW).await?;
    let contact = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone: None };
    let won = Standing::Won { from: stage(8), value: money(7), on: Day(20_100) };
    let first = bulk::list(tx, None, opening(account, owner, won), &[contact]).await?;
    for at in 1..deals {
        let at = stage(u8::try_from(at % 8).unwrap_or(0) + 1);
        bulk::list(tx, None, opening(account, owner, Standing::Open { stage: at }), &[]).await?;
    }
    Ok(first.deal.id)
}

#[tokio::test]
async fn f5_5_thousands_of_deals_come_in_within_seconds_with_their_claimed_dates() {
    let world = World::new().await;
    let bo = world.people["bo"];
    let started = Instant::now();
    let first = world.store.write(move |tx| Box::pin(many(tx, bo, 4_000))).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    let actor = world.actor("bo");
    let sheet = store::deal::sheet(&world.store, &actor, first).await.unwrap().unwrap();
    let deal = &sheet.card.deal;
    assert_eq!((deal.listed_at, deal.claimed), (NOW, Some(Day(20_000))));
    assert_eq!((deal.version, sheet.contacts.len(), sheet.history.len()), (1, 1, 1));
    assert_eq!(sheet.history[0].by, None);
    let heard = store::journal::since(&world.store, 0, 10_000).await.unwrap();
    assert_eq!(heard.len(), 4_000);
}

fn told(deal: Deal) -> Told {
    Told {
        account: deal.account,
        product: deal.product,
        source: deal.source,
        owner: deal.owner,
        amount: deal.amount,
        expected: deal.expected,
        status: deal.status,
        next_step: deal.next_step,
        standing: deal.position.standing,
        claimed: deal.claimed,
        contact: None,
    }
}

#[tokio::test]
async fn a_row_taken_before_is_known_and_its_change_is_journalled() {
    let world = World::new().await;
    let bo = world.people["bo"];
    let deal = world.store.write(move |tx| Box::pin(many(tx, bo, 2))).await.unwrap();
    let work = world.store.write(move |tx| {
        Box::pin(async move {
            assert_eq!(taken(tx, "file:1").await?, None);
            let row = Taken { deal, told: told(bulk::card(tx, deal).await?.deal) };
            take(tx, "file:1", row.clone(), NOW).await?;
            assert_eq!(taken(tx, "file:1").await?, Some(row.clone()));
            let told = Told { amount: Some(money(250)), ..row.told };
            take(tx, "file:1", Taken { deal, told: told.clone() }, NOW).await?;
            assert_eq!(taken(tx, "file:1").await?, Some(Taken { deal, told }));
            let change = Change::Amount { from: Some(money(100)), to: Some(money(250)) };
            bulk::change(tx, None, deal, vec![change], NOW).await
        })
    });
    let card = work.await.unwrap();
    assert_eq!((card.deal.amount, card.deal.version), (Some(money(250)), 2));
    let actor = world.actor("bo");
    let sheet = store::deal::sheet(&world.store, &actor, deal).await.unwrap().unwrap();
    assert_eq!((sheet.card, sheet.history.len()), (card, 2));
}

#[tokio::test]
async fn products_are_known_by_their_spellings() {
    let world = World::new().await;
    let work = world.store.write(|tx| {
        Box::pin(async move {
            let product = store::product::insert(tx, None, name("GTX Pro"), NOW).await?;
            store::product::spell(tx, product, "GTXPro").await?;
            assert_eq!(store::product::spelled(tx, " gtxpro").await?, Some(product));
            assert_eq!(store::product::spelled(tx, "ＧＴＸ pro").await?, Some(product));
            assert_eq!(store::product::spelled(tx, "GTX").await?, None);
            let again = store::product::insert(tx, None, name("gtxPRO"), NOW).await?;
            assert_eq!(again, product);
            Ok::<(), StoreError>(())
        })
    });
    work.await.unwrap();
    let directory = store::directory::read(&world.store).await.unwrap();
    assert_eq!(directory.products.len(), 1);
}
