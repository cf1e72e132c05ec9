//! Keeps T7 and F5.1: who types a customer that is listed already learns that it is there and
//! whose it is; what else there is stays with those who see it.

use app::problem::Problem;
use domain::board::Card;
use domain::deal::{Command, Edit, NewContact};
use domain::id::ContactId;
use domain::money::{Currency, Money};
use domain::text::{Name, Phone};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::deals::{done, listing, op};
use crate::house::House;
use crate::visitor::Visitor;

const PHONE: &str = "02-2311-4455";
const AMOUNT: i64 = 987_654_321;

/// Mei's deal with all that is to stay hers: an amount, a person, a phone.
async fn secret(house: &House) -> Card {
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰紡織")).await;
    let contact = NewContact {
        id: ContactId::new(Uuid::now_v7()),
        name: Name::new("吳麗").unwrap(),
        phone: Some(Phone::new(PHONE).unwrap()),
    };
    let amount = Money::new(AMOUNT, Currency::new("TWD").unwrap()).unwrap();
    let edits = vec![Edit::Amount(Some(amount)), Edit::MeetContact(contact)];
    done(&mut mei, op(Some(1), Command::Edit { deal: card.deal.id, edits })).await
}

async fn accounts(visitor: &mut Visitor, typed: &str) -> String {
    let asked = json!({ "typed": typed, "except": null });
    let answer = visitor.json("/api/duplicate_accounts", &asked).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

async fn contacts(visitor: &mut Visitor, name: &str, phone: &str) -> String {
    let asked = json!({ "name": name, "phones": [phone], "except": null });
    let answer = visitor.json("/api/duplicate_contacts", &asked).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

#[tokio::test]
async fn t7_a_stranger_learns_the_name_and_whose_it_is_and_nothing_else() {
    let house = House::company().await;
    let card = secret(&house).await;
    for who in ["lin", "sam"] {
        let mut stranger = house.signed_in(who).await;
        let told = accounts(&mut stranger, "恒泰纺织股份有限公司").await;
        let hints: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(hints[0]["name"], "恆泰紡織", "{who}");
        assert_eq!(hints[0]["holders"], json!(["mei"]), "{who}");
        assert_eq!(hints[0]["known"], Value::Null, "{who}");
        let phoned = contacts(&mut stranger, "", "+886 2 2311 4455").await;
        assert!(phoned.contains("恆泰紡織") && phoned.contains("mei"), "{phoned}");
        let named = contacts(&mut stranger, "吳麗", "").await;
        assert_eq!(named, "[]", "a name alone would tell who works where");
        let kept = [
            AMOUNT.to_string(),
            PHONE.to_owned(),
            card.deal.id.to_string(),
            card.deal.account.to_string(),
            "吳麗".to_owned(),
        ];
        for secret in kept {
            assert!(!told.contains(&secret), "{who} is told {secret}: {told}");
            assert!(!phoned.contains(&secret), "{who} is told {secret}: {phoned}");
        }
    }
}

#[tokio::test]
async fn f5_1_a_listing_on_its_name_is_refused_and_tells_no_more_than_the_hint() {
    let house = House::company().await;
    let card = secret(&house).await;
    let mut lin = house.signed_in("lin").await;
    let answer = lin.json("/api/ops", &json!({ "op": listing("恆泰紡織") })).await;
    let holder = house.people["mei"];
    let refused =
        json!({ "refused": { "refusal": { "account_of_another": { "holder": holder } } } });
    assert_eq!(answer.json::<Value>(), refused);
    assert!(!answer.text.contains(&card.deal.account.to_string()), "{}", answer.text);
    let page = lin.get(&format!("/accounts/{}", card.deal.account)).await;
    assert!(!page.text.contains("吳麗"), "the account stays out of sight");
}

#[tokio::test]
async fn t7_who_sees_the_account_gets_its_deals_to_open() {
    let house = House::company().await;
    let card = secret(&house).await;
    for who in ["mei", "nora", "boss"] {
        let mut visitor = house.signed_in(who).await;
        let hints: Value = serde_json::from_str(&accounts(&mut visitor, "恒泰纺织").await).unwrap();
        assert_eq!(hints[0]["known"]["account"], json!(card.deal.account), "{who}");
        assert_eq!(hints[0]["known"]["open"], json!([card.deal.id]), "{who}");
        assert!(contacts(&mut visitor, "吴丽", "").await.contains("吳麗"), "{who}");
    }
}

#[tokio::test]
async fn t7_nobody_reads_all_accounts_by_asking_for_hints() {
    let house = House::company().await;
    let mut lin = house.signed_in("lin").await;
    let asked = json!({ "typed": "恆泰紡織", "except": null });
    let mut answered = 0;
    let rests = loop {
        let answer = lin.json("/api/duplicate_accounts", &asked).await;
        if answer.status != 200 {
            break answer;
        }
        answered += 1;
        assert!(answered < 1000, "no end to it");
    };
    assert_eq!(rests.status, 429);
    assert!(matches!(rests.problem(), Problem::TooMuchAsked { .. }));
    let person = json!({ "name": "吳麗", "phones": [], "except": null });
    assert_eq!(lin.json("/api/duplicate_contacts", &person).await.status, 429);
    let mut mei = house.signed_in("mei").await;
    assert_eq!(mei.json("/api/duplicate_accounts", &asked).await.status, 200);
}

#[tokio::test]
async fn a_merge_is_told_to_the_board_and_its_undo_too() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let stays = done(&mut mei, listing("恆泰紡織")).await;
    let goes = done(&mut mei, listing("Hengtai Textile")).await;
    let mut nora = house.signed_in("nora").await;
    let mut stream = mei.live(None, None).await.unwrap();
    let both = json!({ "into": stays.deal.account, "from": goes.deal.account });
    let preview = nora.json("/api/merge_preview", &both).await.json::<Value>();
    assert_eq!(preview["preview"]["from"]["open_deals"], 1);
    let opened = nora.json("/api/merge_accounts", &both).await.json::<Value>();
    assert_eq!(opened["parts"][0]["name"], "Hengtai Textile");
    let heard = stream.next_of("move").await.json();
    assert_eq!(heard["after"]["deal"]["id"], json!(goes.deal.id));
    assert_eq!(heard["after"]["account"], "恆泰紡織");
    let again = nora.json("/api/merge_accounts", &both).await;
    assert_eq!(again.status, 422, "{}", again.text);
    let undone = nora.json("/api/part_accounts", &json!({ "from": goes.deal.account })).await;
    assert_eq!(undone.json::<Value>()["parts"], json!([]));
    let heard = stream.next_of("move").await.json();
    assert_eq!(heard["after"]["account"], "Hengtai Textile");
}
