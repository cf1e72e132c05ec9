//! The archive over HTTP: what is out of sight looks like nothing, and nothing of others leaks.

use app::problem::Problem;
use serde_json::{Value, json};

use crate::deals::{done, listing, listing_for};
use crate::house::House;

/// Mei's account in the north with a contact, Lin's in the south; both have a deal with 共同.
async fn furnished() -> (House, String) {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰紡織")).await;
    done(&mut mei, listing("共同機電")).await;
    let mut lin = house.signed_in("lin").await;
    done(&mut lin, listing("大同塑膠")).await;
    let mut boss = house.signed_in("boss").await;
    done(&mut boss, listing_for("共同機電", house.people["lin"])).await;
    let account = card.deal.account.to_string();
    let wu = json!({
        "name": "吳志明", "position": null, "phone": "02-2345-6789", "mobile": null, "mail": null
    });
    let added = mei.json("/api/add_contact", &json!({ "account": account, "fields": wu })).await;
    assert_eq!(added.status, 200, "{}", added.text);
    (house, account)
}

fn listed(filter: &Value) -> Value {
    let mut all =
        json!({ "text": "", "owner": null, "class": null, "industry": null, "region": null });
    for (key, value) in filter.as_object().unwrap() {
        all[key] = value.clone();
    }
    json!({ "filter": all, "order": "name", "page": 0 })
}

#[tokio::test]
async fn t7_the_page_of_anothers_account_is_the_page_of_none() {
    let (house, account) = furnished().await;
    let path = format!("/accounts/{account}");
    for (who, sees) in [
        ("boss", true),
        ("nora", true),
        ("mei", true),
        ("lin", false),
        ("sam", false),
        ("eva", false),
        ("odo", false),
        ("mia", false),
    ] {
        let mut visitor = house.signed_in(who).await;
        let page = visitor.get(&path).await;
        assert_eq!(page.status, if sees { 200 } else { 404 }, "{who}");
        for secret in ["恆泰紡織", "吳志明", "2345"] {
            assert_eq!(page.text.contains(secret), sees, "{who} reads {secret}");
        }
        let none = visitor.get("/accounts/00000000-0000-0000-0000-000000000000").await;
        let words = "There is nothing here";
        assert!(none.text.contains(words));
        assert_eq!(page.text.contains(words), !sees, "{who}");
        assert_eq!(visitor.get("/accounts/nonsense").await.status, 404);
    }
}

#[tokio::test]
async fn t7_lists_counts_choices_and_search_hold_nothing_of_others() {
    let (house, account) = furnished().await;
    let mut mei = house.signed_in("mei").await;
    let fields = json!({
        "name": "恆泰紡織", "class": "a", "industry": "紡織業", "region": "彰化", "address": null,
        "phone": null, "website": null, "condition": null, "progress": "見過廠長", "possible": null
    });
    let owner = house.people["mei"];
    let saved = mei
        .json(
            "/api/save_account",
            &json!({ "account": account, "base": 1, "owner": owner, "fields": fields }),
        )
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    for (who, total, sees) in [
        ("mei", 2, true),
        ("nora", 2, true),
        ("boss", 3, true),
        ("lin", 2, false),
        ("sam", 2, false),
    ] {
        let mut visitor = house.signed_in(who).await;
        let answer = visitor.json("/api/account_list", &listed(&json!({}))).await;
        assert_eq!(answer.json::<Value>()["total"], total, "{who}");
        for secret in ["恆泰", "紡織業", "彰化"] {
            assert_eq!(answer.text.contains(secret), sees, "{who} lists {secret}");
        }
        let guess = visitor.json("/api/account_list", &listed(&json!({ "region": "彰化" }))).await;
        assert_eq!(guess.json::<Value>()["total"], i32::from(sees), "{who}");
        for typed in ["恒泰", "志明", "23456", "恆泰紡"] {
            let found = visitor.json("/api/search", &json!({ "typed": typed })).await;
            assert_eq!(found.text.contains("恆泰紡織"), sees, "{who} finds {typed}");
        }
        let page = visitor.get("/accounts").await.text;
        assert_eq!(page.contains("恆泰紡織"), sees, "the page of {who}");
        // A deal's sum is counted for those who see it.
        let both = visitor.json("/api/account_list", &listed(&json!({ "text": "共同" }))).await;
        let deals = if who == "boss" { 2 } else { 1 };
        assert_eq!(both.json::<Value>()["rows"][0]["deals"], deals, "{who}");
    }
}

#[tokio::test]
async fn t7_nobody_out_of_sight_changes_an_account_or_its_people() {
    let (house, account) = furnished().await;
    let mut mei = house.signed_in("mei").await;
    let opened: Value = mei.json("/api/account", &json!({ "account": account })).await.json();
    let contact = opened["contacts"][0]["id"].clone();
    let person =
        json!({ "name": "x", "position": null, "phone": null, "mobile": null, "mail": null });
    for who in ["lin", "sam", "eva", "odo", "mia"] {
        let mut visitor = house.signed_in(who).await;
        for (path, body) in [
            (
                "/api/save_account",
                json!({
                    "account": account, "base": 1, "owner": house.people["mei"],
                    "fields": domain::account::Fields::named(domain::text::Name::new("x").unwrap())
                }),
            ),
            ("/api/add_contact", json!({ "account": account, "fields": person })),
            ("/api/save_contact", json!({ "contact": contact, "base": 1, "fields": person })),
            ("/api/remove_contact", json!({ "contact": contact })),
        ] {
            let answer = visitor.json(path, &body).await;
            assert_eq!(answer.problem(), Problem::NotFound, "{who} {path}");
        }
    }
    let after: Value = mei.json("/api/account", &json!({ "account": account })).await.json();
    assert_eq!(after, opened);
}

#[tokio::test]
async fn the_second_of_two_who_save_is_shown_what_is() {
    let (house, account) = furnished().await;
    let owner = house.people["mei"];
    let save = |region: &str| {
        let mut fields =
            domain::account::Fields::named(domain::text::Name::new("恆泰紡織").unwrap());
        fields.region = Some(domain::text::Name::new(region).unwrap());
        json!({ "account": account, "base": 1, "owner": owner, "fields": fields })
    };
    let mut mei = house.signed_in("mei").await;
    let mut nora = house.signed_in("nora").await;
    let first: Value = mei.json("/api/save_account", &save("north")).await.json();
    assert_eq!(first["done"]["version"], 2);
    let second: Value = nora.json("/api/save_account", &save("south")).await.json();
    assert_eq!(second["conflict"]["fields"]["region"], "north");
    let taken = json!({ "owner": owner, "fields": domain::account::Fields::named(domain::text::Name::new("共同機電").unwrap()) });
    let taken = mei.json("/api/add_account", &taken).await;
    assert_eq!((taken.status.as_u16(), taken.problem()), (409, Problem::NameTaken));
}

#[tokio::test]
async fn a_note_made_of_markup_stays_text() {
    let (house, account) = furnished().await;
    let mut mei = house.signed_in("mei").await;
    let fields = json!({
        "name": "<b>恆泰</b>", "class": null, "industry": null, "region": null, "address": null,
        "phone": null, "website": "javascript:alert(1)", "condition": null,
        "progress": "</p><script>alert(1)</script>", "possible": null
    });
    let owner = house.people["mei"];
    let saved = mei
        .json(
            "/api/save_account",
            &json!({ "account": account, "base": 1, "owner": owner, "fields": fields }),
        )
        .await;
    assert_eq!(saved.status, 200);
    let page = mei.get(&format!("/accounts/{account}")).await.text;
    assert!(!page.contains("<script>alert(1)") && !page.contains("<b>恆泰"));
    assert!(!page.contains("href=\"javascript:"));
}
