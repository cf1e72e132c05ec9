//! What the database does for a page of a stream: walks the index, and sorts nothing.

use domain::activity::About;
use domain::day::Millis;
use domain::id::{AccountId, DealId, PersonId};
use domain::policy::{Actor, Sight};
use sqlx::{AssertSqlSafe, QueryBuilder, Row, Sqlite};
use uuid::Uuid;

use super::{of_account, of_deal, stream};
use crate::Store;

async fn plan(store: &Store, query: QueryBuilder<Sqlite>) -> Vec<String> {
    let explain = format!("EXPLAIN QUERY PLAN {}", query.into_string());
    let steps = sqlx::query(AssertSqlSafe(explain)).fetch_all(store.readers()).await.unwrap();
    steps.iter().map(|step| step.get("detail")).collect()
}

async fn opened() -> (tempfile::TempDir, Store, Actor) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("plan.db")).await.unwrap();
    let person = PersonId::new(Uuid::nil());
    let actor = Actor { person, roles: [].into(), sight: Sight::People([person].into()) };
    (folder, store, actor)
}

#[tokio::test]
async fn a_page_of_a_deals_stream_is_cut_from_its_index_and_nothing_is_sorted() {
    let (_folder, store, _) = opened().await;
    for (before, cut) in [
        (None, "SEARCH x USING INDEX activity_deal (deal=?)"),
        (
            Some((Millis(9), 9)),
            "SEARCH x USING INDEX activity_deal (deal=? AND (happened,seq)<(?,?))",
        ),
    ] {
        let steps = plan(&store, of_deal(DealId::new(Uuid::nil()), before, 31)).await;
        assert_eq!(steps[0], cut, "{steps:#?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:#?}");
    }
}

#[tokio::test]
async fn an_accounts_stream_reads_its_own_and_its_deals_by_index() {
    let (_folder, store, actor) = opened().await;
    let account = AccountId::new(Uuid::nil());
    let steps = plan(&store, of_account(account, &actor, Some((Millis(9), 9)), 31)).await;
    for wanted in [
        "activity_account (account=?",
        "SEARCH d USING COVERING INDEX deal_",
        "activity_deal (deal=?",
    ] {
        assert!(steps.iter().any(|step| step.contains(wanted)), "{wanted}: {steps:#?}");
    }
    assert!(!steps.iter().any(|step| step.starts_with("SCAN x")), "{steps:#?}");
}

#[tokio::test]
async fn what_is_not_there_has_no_stream() {
    let (_folder, store, actor) = opened().await;
    for about in
        [About::Deal(DealId::new(Uuid::nil())), About::Account(AccountId::new(Uuid::nil()))]
    {
        assert_eq!(stream(&store, &actor, about, None, 31).await.unwrap(), None);
    }
}
