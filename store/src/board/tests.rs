//! What the database does for a column: walks an index, and sorts only the cards it shows.

use domain::board::{Filter, Ground, Order};
use domain::day::Day;
use domain::funnel::{Funnel, Stage};
use domain::id::PersonId;
use domain::money::Currency;
use domain::org::Org;
use domain::policy::{Actor, Sight};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::rows;
use super::scope::Scope;
use crate::Store;

fn ground() -> Ground {
    let currency = Currency::new("TWD").unwrap();
    Ground { funnel: Funnel::default(), currency, today: Day(20_000), offset: 480 }
}

async fn plan(store: &Store, sight: Sight, order: Order) -> Vec<String> {
    let person = PersonId::new(Uuid::nil());
    let actor = Actor { person, roles: [].into(), sight };
    let scope = Scope::new(&Org::default(), &actor, &Filter::default(), &ground());
    let sql = rows::window(&scope, order, Stage::FIRST, 0, 50).into_string();
    let explain = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
    let steps = explain.fetch_all(store.readers()).await.unwrap();
    steps.iter().map(|step| step.get("detail")).collect()
}

#[tokio::test]
async fn a_column_is_cut_from_the_index_of_its_order_and_reads_no_other_deals() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("plan.db")).await.unwrap();
    let own = Sight::People([PersonId::new(Uuid::nil())].into());
    for sight in [Sight::Everyone, own] {
        for (order, index) in [
            (Order::NextStep, "deal_by_step"),
            (Order::Expected, "deal_by_expected"),
            (Order::Amount, "deal_by_amount"),
            (Order::TimeInStage, "deal_by_since"),
        ] {
            let steps = plan(&store, sight.clone(), order).await;
            let cut = format!("SEARCH d USING COVERING INDEX {index} (place=?)");
            let cut = steps.iter().position(|step| *step == cut);
            let cut = cut.unwrap_or_else(|| panic!("{order:?}: {steps:#?}"));
            // The cards of the window are put in order again; nothing before it is sorted.
            let sorted = steps.iter().position(|step| step == "USE TEMP B-TREE FOR ORDER BY");
            assert!(sorted.is_none_or(|sorted| sorted > cut + 1), "{order:?}: {steps:#?}");
        }
    }
}
