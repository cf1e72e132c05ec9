//! A disk that fills up: those who waited are told, and the writer goes on.

use domain::day::Millis;
use domain::text::Name;
use sqlx::AssertSqlSafe;

use crate::{Store, StoreError, Tx};

async fn limit(store: &Store, pages: i64) -> i64 {
    let limited = store.write(move |tx: &mut Tx| {
        Box::pin(async move {
            let pragma = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
            Ok::<i64, StoreError>(sqlx::query_scalar(pragma).fetch_one(tx.conn()).await?)
        })
    });
    limited.await.unwrap()
}

async fn add(store: &Store, names: std::ops::Range<u32>) -> Result<(), StoreError> {
    let work = store.write(move |tx: &mut Tx| {
        Box::pin(async move {
            for number in names {
                let name = Name::new(&format!("{number:0100}")).unwrap();
                crate::product::insert(tx, None, name, Millis(0)).await?;
            }
            Ok(())
        })
    });
    work.await
}

#[tokio::test]
async fn a_full_disk_is_told_of_and_the_writer_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("full.db")).await.unwrap();
    add(&store, 0..1).await.unwrap();
    // No room but for what there is.
    limit(&store, 1).await;
    let full = add(&store, 1..2_000).await;
    assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
    assert!(store.ready().await);
    assert_eq!(crate::directory::read(&store).await.unwrap().products.len(), 1);
    limit(&store, 1_000_000).await;
    add(&store, 1..2_000).await.unwrap();
    assert_eq!(crate::directory::read(&store).await.unwrap().products.len(), 2_000);
}
