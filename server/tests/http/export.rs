//! Files and paper on their way out: who may take out what, that each is written down, and that
//! what went out comes in again.

use app::export::api::Printout;
use app::import::api::{Draft, Rows};
use app::problem::Problem;
use domain::account::Filter;
use domain::day::Day;
use domain::deal::Standing;
use domain::export::{FileKind, Kind, Layout, What};
use domain::import::{Ask, Becomes, Verdict};
use domain::money::Currency;
use domain::rates::Rate;
use serde_json::{Value, json};
use store::journal::{Fact, Told, of_person};

use crate::deals::{done, listing};
use crate::house::{House, NOW};
use crate::visitor::{Answer, Visitor};

fn asked(kind: &str, layout: &str, filter: &Value) -> Value {
    let sort = json!({ "by": "account", "falling": false });
    let deals = json!({ "layout": layout, "filter": filter, "sort": sort, "headings": [] });
    json!({ "kind": kind, "rows": { "deals": deals } })
}

async fn file(visitor: &mut Visitor, kind: &str, layout: &str) -> Answer {
    visitor.json("/api/export_file", &asked(kind, layout, &json!({}))).await
}

async fn printed(visitor: &mut Visitor) -> Answer {
    let sort = json!({ "by": "account", "falling": false });
    visitor.json("/api/export_print", &json!({ "filter": {}, "sort": sort })).await
}

/// What someone took out, the latest first.
async fn taken_out(house: &House, who: &str) -> Vec<Fact> {
    let told = of_person(&house.store, house.people[who], 100).await.unwrap();
    let own = |told: Told| (told.by == Some(house.people[who])).then_some(told.fact);
    told.into_iter().filter_map(own).filter(|fact| matches!(fact, Fact::Exported { .. })).collect()
}

async fn with_deals() -> House {
    let house = House::company().await;
    for (rep, account) in [("mei", "永豐"), ("mei", "=1+1"), ("lin", "大同")] {
        done(&mut house.signed_in(rep).await, listing(account)).await;
    }
    house
}

#[tokio::test]
async fn one_takes_out_what_one_sees_and_marketing_nothing() {
    let house = with_deals().await;
    for (who, mei, lin) in [
        ("boss", true, true),
        ("nora", true, false),
        ("sam", false, true),
        ("mei", true, false),
        ("lin", false, true),
    ] {
        let mut visitor = house.signed_in(who).await;
        for answer in [file(&mut visitor, "csv", "shown").await, printed(&mut visitor).await] {
            assert_eq!(answer.status, 200, "{who}: {}", answer.text);
            let shown = |account: &str| answer.text.contains(account);
            assert_eq!((shown("永豐"), shown("大同")), (mei, lin), "{who}");
        }
        let book = file(&mut visitor, "xlsx", "everything").await;
        assert!(book.bytes.starts_with(b"PK"), "{who}: {}", book.text);
        let count = u32::from(mei) * 2 + u32::from(lin);
        let facts = taken_out(&house, who).await;
        let counts: Vec<u32> = facts
            .iter()
            .map(|fact| match fact {
                Fact::Exported { count, .. } => *count,
                _ => 0,
            })
            .collect();
        assert_eq!(counts, [count; 3], "{who}");
    }
    for (who, status) in [("eva", 403), ("odo", 403), ("mia", 403), ("", 401)] {
        let mut visitor = if who.is_empty() { house.visitor() } else { house.signed_in(who).await };
        let answer = file(&mut visitor, "csv", "classic").await;
        assert_eq!(answer.status, status, "{who:?}");
        assert!(!answer.text.contains("永豐"));
        assert_eq!(printed(&mut visitor).await.status, status, "{who:?}");
        let page = visitor.get("/export").await;
        assert!(!page.text.contains("永豐"), "the page of {who:?}");
        if !who.is_empty() {
            assert_eq!(taken_out(&house, who).await, [], "{who}");
        }
    }
}

#[tokio::test]
async fn each_way_out_is_written_down_with_its_filter() {
    let house = with_deals().await;
    let mut boss = house.signed_in("boss").await;
    let filter = json!({ "reps": [house.people["mei"]], "bands": ["Top"] });
    let answer = boss.json("/api/export_file", &asked("csv", "classic", &filter)).await;
    assert_eq!(answer.status, 200);
    let look = json!({ "filter": filter, "sort": { "by": "amount", "falling": true } });
    let seen: Printout = boss.json("/api/export_page", &look).await.json();
    assert_eq!((seen.entry, seen.paper.sums.count), (None, 2));
    let printed: Printout = boss.json("/api/export_print", &look).await.json();
    assert!(printed.entry.is_some());
    let address = format!("/table?rep={}&band=top", house.people["mei"]);
    let (kind, what, count) = (Kind::File(FileKind::Csv), What::Deals(Layout::Classic), 2);
    let (file, paper) = (format!("{address}&sort=account"), format!("{address}&sort=-amount"));
    let facts = taken_out(&house, "boss").await;
    assert_eq!(
        facts,
        [
            Fact::Exported { kind: Kind::Print, what, address: paper, count },
            Fact::Exported { kind, what, address: file, count },
        ],
        "looking at the page is no way out"
    );
}

#[tokio::test]
async fn accounts_are_taken_out_by_those_who_see_them() {
    let house = with_deals().await;
    let rows = json!({ "accounts": { "filter": Filter::default(), "order": "name" } });
    for (who, mei, lin) in [("boss", true, true), ("mei", true, false), ("lin", false, true)] {
        let mut visitor = house.signed_in(who).await;
        let asked = json!({ "kind": "csv", "rows": rows });
        let answer = visitor.json("/api/export_file", &asked).await;
        let shown = |account: &str| answer.text.contains(account);
        assert_eq!((shown("永豐"), shown("大同")), (mei, lin), "{who}: {}", answer.text);
        assert!(answer.header("content-disposition").unwrap().contains("\"accounts-20"));
        let (kind, count) = (Kind::File(FileKind::Csv), u32::from(mei) * 2 + u32::from(lin));
        let address = "/accounts".to_owned();
        let fact = Fact::Exported { kind, what: What::Accounts, address, count };
        assert_eq!(taken_out(&house, who).await, [fact], "{who}");
    }
    let asked = json!({ "kind": "xlsx", "rows": rows });
    assert_eq!(house.signed_in("mia").await.json("/api/export_file", &asked).await.status, 403);
}

#[tokio::test]
async fn a_file_is_named_in_the_readers_language_and_says_who_took_it() {
    let house = with_deals().await;
    let mut mei = house.signed_in("mei").await;
    mei.headers.push(("accept-language", "zh-TW".to_owned()));
    let answer = file(&mut mei, "csv", "classic").await;
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let disposition = answer.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment; filename=\"funnel-20"), "{disposition}");
    assert!(disposition.contains("filename*=UTF-8''%E9%8A%B7%E5%94%AE%E6%BC%8F%E6%96%97%20"));
    assert!(answer.text.starts_with("\u{feff}"), "a mark for spreadsheets");
    let mut lines = answer.text.lines();
    let first = lines.next().unwrap();
    for told in ["匯出人: mei", "恆泰", "篩選: 可查看的全部進行中商機"] {
        assert!(first.contains(told), "{first}");
    }
    let head = "客戶單位,聯繫人姓名,預計購買金額 (TWD),預計購買時間,成功率";
    assert_eq!(lines.next(), Some(head));
    assert!(answer.text.contains("\r\n'=1+1,"), "no formula: {}", answer.text);
}

#[tokio::test]
async fn another_site_gets_no_file_and_a_broken_question_none() {
    let house = with_deals().await;
    let mut mei = house.signed_in("mei").await;
    assert_eq!(mei.json("/api/export_file", &json!({ "kind": "exe" })).await.status, 400);
    assert_eq!(mei.get("/api/export_file").await.status, 405);
    mei.headers.push(("sec-fetch-site", "cross-site".to_owned()));
    let answer = file(&mut mei, "csv", "shown").await;
    assert_eq!(answer.status, 403);
    assert!(!answer.text.contains("永豐"));
    assert_eq!(taken_out(&house, "mei").await, []);
}

#[tokio::test]
async fn a_refusal_is_told_where_it_was_asked_for() {
    let house = House::company().await;
    let mut mia = house.signed_in("mia").await;
    mia.headers.push(("x-refusal", "inside".to_owned()));
    let answer = file(&mut mia, "xlsx", "shown").await;
    assert_eq!((answer.status.as_u16(), answer.header("x-refusal")), (200, Some("403")));
    assert_eq!(answer.problem(), Problem::Denied);
}

/// Each row as the import would take it, by account.
async fn read_again(visitor: &mut Visitor, bytes: Vec<u8>) -> Vec<Becomes> {
    let sent = visitor.file("/api/import_file?name=again", bytes).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let draft: Draft = sent.json();
    let Rows { rows, .. } = draft.rows;
    let mut all: Vec<Becomes> = rows
        .into_iter()
        .map(|row| {
            let taken = matches!(row.verdict, Verdict::Taken | Verdict::Asked(Ask::NoContact));
            assert!(taken, "{:?} {:?}", row.verdict, row.cells);
            row.becomes.unwrap()
        })
        .collect();
    all.sort_by(|a, b| a.account.cmp(&b.account));
    all
}

async fn dollars(house: &House) {
    let boss = house.store.org().actor(house.people["boss"]).unwrap();
    let (usd, rate) = (Currency::new("USD").unwrap(), Rate::parse("32").unwrap());
    store::rates::set(&house.store, &boss, usd, Day(20_000), rate, NOW).await.unwrap();
}

#[tokio::test]
async fn what_went_out_comes_in_again() {
    let house = House::company().await;
    dollars(&house).await;
    let mut mei = house.signed_in("mei").await;
    let sheet = "客戶單位,聯系人姓名,聯繫電話,預計購買金額,預計購買時間,階段,客戶狀態,下一步,期限\n\
        恆泰紡織,趙主任,+886 2 2345 6789,8萬元,2027-03-31,簽約,比較,=打電話,2027-01-15\n\
        @大同,,,\"1,234.56\",,技術交流,,,\n\
        -錦江造船,\"'=王總\",02-1234,,2027-04-01,電話邀約,確定,,\n\
        永豐,王總,,US$500.25,2027-04-02,項目評估,,,\n";
    let sent = mei.file("/api/import_file?name=a.csv", sheet.as_bytes().to_vec()).await;
    let draft = sent.json::<Draft>();
    let mut rows = draft.rows.rows;
    // Who has no contact is asked about once.
    for row in rows.iter().filter(|row| row.verdict != Verdict::Taken) {
        let choice = json!({ "answer": { "row": row.row, "decision": "take" } });
        let shown = json!({ "kind": null, "from": 0 });
        mei.json("/api/import_choose", &json!({ "choice": choice, "shown": shown })).await;
    }
    rows.sort_by_key(|row| row.becomes.as_ref().and_then(|becomes| becomes.account.clone()));
    let before: Vec<Becomes> = rows.into_iter().map(|row| row.becomes.unwrap()).collect();
    assert_eq!(before.len(), 4);
    assert!(before.iter().all(|row| matches!(row.standing, Standing::Open { .. })));
    let brought =
        mei.json("/api/import_bring", &json!({ "draft": draft.id, "opening": false })).await;
    assert_eq!(brought.status, 200, "{}", brought.text);
    // A company that knows nothing of these rows.
    let elsewhere = House::company().await;
    dollars(&elsewhere).await;
    let mut other = elsewhere.signed_in("mei").await;
    for lang in ["en", "zh-TW", "zh-CN"] {
        for kind in ["csv", "xlsx"] {
            mei.headers = vec![("accept-language", lang.to_owned())];
            let out = file(&mut mei, kind, "everything").await;
            let again = read_again(&mut other, out.bytes).await;
            // When a row was put on the funnel goes out too, and in as what the file claims.
            let again: Vec<Becomes> =
                again.into_iter().map(|row| Becomes { claimed: None, ..row }).collect();
            assert_eq!(again, before, "{kind} in {lang}");
        }
    }
}
