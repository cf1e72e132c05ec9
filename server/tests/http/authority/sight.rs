//! Whose cards are shown, counted and passed.

use domain::op::{Answer, Op};
use serde_json::{Value, json};

use crate::deals::{done, listing, passing};
use crate::house::House;

#[tokio::test]
async fn cards_are_shown_to_those_who_see_them_and_counted_for_marketing() {
    let house = House::company().await;
    for (rep, account) in [("mei", "恆泰"), ("lin", "大同")] {
        done(&mut house.signed_in(rep).await, listing(account)).await;
    }
    let table = [
        // who, Mei's card, Lin's card, how many are counted
        ("boss", true, true, 2),
        ("nora", true, false, 1),
        ("mei", true, false, 1),
        ("lin", false, true, 1),
        ("sam", false, true, 1),
        ("eva", false, false, 0),
        ("odo", false, false, 0),
        ("mia", false, false, 2),
    ];
    for (who, mei, lin, count) in table {
        let mut visitor = house.signed_in(who).await;
        for team in [None, Some("north"), Some("south")] {
            let team = team.map(|team| house.teams[team]);
            let filter = json!({ "team": team });
            let answer = visitor
                .json("/api/board", &json!({ "filter": filter, "order": "next_step" }))
                .await;
            let shown = |account: &str| answer.text.contains(account);
            let north = team != Some(house.teams["south"]);
            let south = team != Some(house.teams["north"]);
            let wanted = (mei && north, lin && south);
            assert_eq!((shown("恆泰"), shown("大同")), wanted, "{who} {team:?}");
            if team.is_none() {
                let board: Value = answer.json();
                assert_eq!(board["columns"][0]["tally"]["count"], count, "{who}");
            }
        }
        let page = visitor.get("/").await.text;
        assert_eq!((page.contains("恆泰"), page.contains("大同")), (mei, lin), "the page of {who}");
        let found = visitor.json("/api/accounts", &json!({ "typed": "大" })).await;
        assert_eq!(found.text.contains("大同"), lin, "accounts for {who}: {}", found.text);
    }
}

#[tokio::test]
async fn deals_are_passed_by_those_who_lead_both_sides() {
    let table = [
        ("boss", true),
        ("nora", false),
        ("mei", false),
        ("sam", false),
        ("lin", false),
        ("mia", false),
    ];
    for (who, may) in table {
        let house = House::company().await;
        let card = done(&mut house.signed_in("mei").await, listing("恆泰")).await;
        let op: Op = passing(&card, house.people["lin"]);
        let answer = house.signed_in(who).await.json("/api/ops", &json!({ "op": op })).await;
        let done = matches!(answer.json(), Answer::Applied { .. });
        assert_eq!(done, may, "{who}: {}", answer.text);
    }
}
