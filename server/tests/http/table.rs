//! The table, views and changes of many deals, from outside.

use app::problem::Problem;
use domain::alter::{Altered, MOST};
use domain::deal::Refusal;
use domain::id::DealId;
use domain::table::Table;
use domain::view::{View, ViewRefused};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::deals::{done, listing};
use crate::house::House;
use crate::visitor::Visitor;

fn asked(filter: &Value, len: u32) -> Value {
    json!({ "filter": filter, "sort": { "by": "account", "falling": false }, "from": 0, "len": len })
}

fn alter(deals: &Value, change: &Value) -> Value {
    json!({ "asked": { "id": Uuid::now_v7(), "deals": deals, "change": change } })
}

async fn change_views(visitor: &mut Visitor, asked: Value) -> Vec<View> {
    visitor.json("/api/change_views", &json!({ "asked": asked })).await.json()
}

#[tokio::test]
async fn rows_are_shown_to_those_who_see_them() {
    let house = House::company().await;
    for (rep, account) in [("mei", "恆泰"), ("lin", "大同")] {
        done(&mut house.signed_in(rep).await, listing(account)).await;
    }
    for (who, counted, mei, lin) in [
        ("boss", 2, true, true),
        ("nora", 1, true, false),
        ("lin", 1, false, true),
        ("mia", 2, false, false),
    ] {
        let mut visitor = house.signed_in(who).await;
        let answer = visitor.json("/api/table", &asked(&json!({}), 50)).await;
        assert_eq!(
            (answer.text.contains("恆泰"), answer.text.contains("大同")),
            (mei, lin),
            "{who}"
        );
        assert_eq!(answer.json::<Table>().tally.count, counted, "{who}");
        let page = visitor.get("/table").await.text;
        assert_eq!((page.contains("恆泰"), page.contains("大同")), (mei, lin), "the page of {who}");
    }
    // A filter opens nothing.
    let wider = json!({ "reps": [house.people["lin"]] });
    let answer = house.signed_in("mei").await.json("/api/table", &asked(&wider, 50)).await;
    assert_eq!(answer.json::<Table>().tally.count, 0);
}

#[tokio::test]
async fn many_deals_are_changed_and_put_back_and_what_is_left_is_named() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let own = [done(&mut mei, listing("恆泰")).await, done(&mut mei, listing("大同")).await];
    let foreign = done(&mut house.signed_in("lin").await, listing("他人")).await;
    let ids: Vec<DealId> = own.iter().chain([&foreign]).map(|card| card.deal.id).collect();
    let these = json!({ "these": ids });
    let owner = json!({ "owner": house.people["lin"] });
    let refused = mei.json("/api/alter", &alter(&these, &owner)).await;
    let refused: Altered = refused.json();
    assert_eq!((refused.done, refused.left.len()), (0, 3));
    assert!(
        refused.left.iter().all(|left| left.account.as_ref().is_none_or(|n| n.as_str() != "他人"))
    );
    let change = alter(&these, &json!({ "expected": { "to": 20_900 } }));
    let answer = mei.json("/api/alter", &change).await;
    let altered: Altered = answer.json();
    assert_eq!((altered.done, altered.left[0].why), (2, Refusal::NoSuchDeal));
    let again: Altered = mei.json("/api/alter", &change).await.json();
    assert_eq!(again, altered, "sent again it gets the same answer");
    let mut nora = house.signed_in("nora").await;
    let theirs = nora.json("/api/undo_alter", &json!({ "step": altered.id })).await;
    assert_eq!(theirs.problem(), Problem::NotFound);
    let undone: Altered = mei.json("/api/undo_alter", &json!({ "step": altered.id })).await.json();
    assert_eq!((undone.done, undone.left.len()), (2, 0));
}

#[tokio::test]
async fn more_than_a_step_takes_is_refused_in_words() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let ids: Vec<Uuid> = (0..=MOST).map(|_| Uuid::now_v7()).collect();
    let answer =
        boss.json("/api/alter", &alter(&json!({ "these": ids }), &json!({ "source": null }))).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.problem(), Problem::TooManyDeals);
}

#[tokio::test]
async fn the_front_door_opens_with_the_view_one_chose() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let save = json!({ "save": { "name": "Big", "address": "/table?sort=-amount" } });
    let views = change_views(&mut mei, save.clone()).await;
    assert_eq!(mei.get("/").await.status, 200);
    let open = json!({ "open": { "view": views[0].id, "opens": true } });
    assert!(change_views(&mut mei, open).await[0].opens);
    let door = mei.get("/").await;
    assert_eq!((door.status.as_u16(), door.header("location")), (303, Some("/table?sort=-amount")));
    assert_eq!(mei.get("/?q=a").await.status, 200, "what an address names is what it names");
    assert_eq!(house.signed_in("lin").await.get("/").await.status, 200, "it is one's own");
    let taken = mei.json("/api/change_views", &json!({ "asked": save })).await;
    assert_eq!(taken.problem(), Problem::View(ViewRefused::NameTaken));
    let mut lin = house.signed_in("lin").await;
    let remove = json!({ "asked": { "remove": { "view": views[0].id } } });
    assert_eq!(lin.json("/api/change_views", &remove).await.problem(), Problem::NotFound);
    let evil = json!({ "asked": { "save": { "name": "x", "address": "//evil.example" } } });
    assert_eq!(
        lin.json("/api/change_views", &evil).await.problem(),
        Problem::View(ViewRefused::NoAddress)
    );
}
