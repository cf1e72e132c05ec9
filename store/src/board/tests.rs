//! What the database does for a board: it reads one index, and of the deals only those it shows.

use domain::board::{Filter, Ground, Order};
use domain::day::Day;
use domain::funnel::{Funnel, Stage};
use domain::id::PersonId;
use domain::money::Currency;
use domain::org::Org;
use domain::policy::{Actor, Sight};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::scope::Scope;
use super::{rows, tallies};
use crate::Store;

fn ground() -> Ground {
    let currency = Currency::new("TWD").unwrap();
    Ground { funnel: Funnel::default(), currency, today: Day(20_000), offset: 480 }
}

fn scope(sight: Sight) -> Scope {
    let person = PersonId::new(Uuid::nil());
    let actor = Actor { person, roles: [].into(), sight };
    Scope::new(&Org::default(), &actor, &Filter::default(), &ground())
}

async fn plan(store: &Store, sight: Sight, order: Order) -> Vec<String> {
    let sql = rows::window(&scope(sight), order, Stage::FIRST, 0, 50).into_string();
    explain(store, sql).await
}

async fn explain(store: &Store, sql: String) -> Vec<String> {
    let explain = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
    let steps = explain.fetch_all(store.readers()).await.unwrap();
    steps.iter().map(|step| step.get("detail")).collect()
}

async fn store(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("plan.db")).await.unwrap()
}

#[tokio::test]
async fn a_column_is_cut_from_the_index_and_reads_no_other_deals() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let own = Sight::People([PersonId::new(Uuid::nil())].into());
    for (sight, by) in [(Sight::Everyone, "place=?"), (own, "place=? AND owner=?")] {
        for order in Order::ALL {
            let steps = plan(&store, sight.clone(), order).await;
            let cut = format!("SEARCH d USING COVERING INDEX deal_board ({by})");
            assert!(steps.contains(&cut), "{order:?}: {steps:#?}");
        }
    }
}

#[tokio::test]
async fn heads_are_summed_from_an_index_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let own = Sight::People([PersonId::new(Uuid::nil())].into());
    for (sight, index) in [(Sight::Everyone, "deal_board"), (own, "deal_owner")] {
        let steps = explain(&store, tallies::sums(&scope(sight), None).into_string()).await;
        let read = format!("d USING COVERING INDEX {index}");
        assert!(steps.iter().any(|step| step.contains(&read)), "{steps:#?}");
    }
}
