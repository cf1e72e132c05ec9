//! Files through the door: who may bring one in, what the page is told, and that nobody sees or
//! takes back what is another's.

use app::import::api::{Draft, Opening, Past, Progress};
use app::problem::Problem;
use domain::import::{Count, FileRefused};
use serde_json::{Value, json};

use crate::house::House;
use crate::visitor::{Answer, Visitor};

const SHEET: &str = "客戶單位,聯系人姓名,預計購買金額,預計購買時間,成功率\n\
    恆泰紡織,趙主任,8萬元,2027年3月,25%\n\
    錦江造船,王總工,面議,2027-03-17,50%\n\
    =cmd,王總工,5萬元,2027-03-17,60%\n";

async fn sent(visitor: &mut Visitor, sheet: &str) -> Answer {
    visitor.file("/api/import_file?name=a.csv", sheet.as_bytes().to_vec()).await
}

async fn brought(visitor: &mut Visitor, sheet: &str) -> Past {
    let draft: Draft = sent(visitor, sheet).await.json();
    let answer = visitor.json("/api/import_bring", &bringing(&draft, false)).await;
    let progress: Progress = answer.json();
    progress.past.unwrap()
}

fn bringing(draft: &Draft, opening: bool) -> Value {
    json!({ "draft": draft.id, "opening": opening })
}

async fn taken_back(visitor: &mut Visitor, past: &Past, again: bool) -> Answer {
    visitor.json("/api/import_take_back", &json!({ "run": past.run.id, "again": again })).await
}

async fn count(visitor: &mut Visitor) -> u64 {
    let filter = json!({});
    let asked = json!({ "filter": filter, "order": "next_step" });
    let board: Value = visitor.json("/api/board", &asked).await.json();
    let columns = board["columns"].as_array().unwrap();
    columns.iter().map(|column| column["tally"]["count"].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn a_file_is_for_those_who_list_deals() {
    let house = House::company().await;
    for (who, status) in [
        ("boss", 200),
        ("nora", 200),
        ("mei", 200),
        ("eva", 403),
        ("odo", 403),
        ("mia", 403),
        ("", 401),
    ] {
        let mut visitor = if who.is_empty() { house.visitor() } else { house.signed_in(who).await };
        assert_eq!(sent(&mut visitor, SHEET).await.status, status, "{who:?}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_sheet_is_refused_by_name() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let refused = |answer: Answer| (answer.status.as_u16(), answer.problem());
    let wrong = sent(&mut mei, "").await;
    assert_eq!(refused(wrong), (422, Problem::File(FileRefused::Empty)));
    let large = mei.file("/api/import_file?name=a.csv", vec![b'a'; 21 * 1024 * 1024]).await;
    assert_eq!(refused(large), (422, Problem::File(FileRefused::TooLarge)));
}

#[tokio::test]
async fn a_draft_is_its_owners_and_is_there_again_after_a_reload() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let draft: Draft = sent(&mut mei, SHEET).await.json();
    let of = |kind| draft.rows.counts.of(kind);
    assert_eq!((of(Count::Taken), of(Count::Refused), of(Count::Asked)), (1, 1, 1));
    let opening: Opening =
        house.signed_in("mei").await.json("/api/import_open", &json!({})).await.json();
    assert_eq!(opening.draft.unwrap().rows.counts, draft.rows.counts);
    let others: Opening =
        house.signed_in("lin").await.json("/api/import_open", &json!({})).await.json();
    assert!(others.draft.is_none());
    assert_eq!(count(&mut mei).await, 0, "nothing is written before it is brought in");
    // A rep brings in their own; a colleague of another team is not there.
    let choice =
        json!({ "choice": { "owner": house.people["lin"] }, "shown": { "kind": null, "from": 0 } });
    assert_eq!(mei.json("/api/import_choose", &choice).await.status, 404);
}

#[tokio::test]
async fn a_draft_takes_no_rows_and_no_words_that_no_file_has() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    sent(&mut mei, SHEET).await;
    let word = json!({ "text": "字".repeat(201), "meaning": null });
    for choice in [
        json!({ "cells": { "row": 1_000_000, "cells": { "0": "x" } } }),
        json!({ "answer": { "row": 1_000_000, "decision": null } }),
        json!({ "word": word }),
    ] {
        let asked = json!({ "choice": choice, "shown": { "kind": null, "from": 0 } });
        assert_eq!(mei.json("/api/import_choose", &asked).await.status, 404, "{choice}");
    }
}

#[tokio::test]
async fn a_row_is_mended_brought_in_and_taken_back() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    sent(&mut mei, SHEET).await;
    let shown = json!({ "kind": null, "from": 0 });
    let mend = json!({ "cells": { "row": 1, "cells": { "2": "45萬" } } });
    let asked = json!({ "choice": mend, "shown": shown });
    let draft: Draft = mei.json("/api/import_choose", &asked).await.json();
    assert_eq!(draft.rows.counts.of(Count::Taken), 2);
    let answer = mei.json("/api/import_bring", &bringing(&draft, false)).await;
    let past = answer.json::<Progress>().past.unwrap();
    assert_eq!(count(&mut mei).await, 2);

    let left = mei.get(&format!("/import/left/{}", past.run.id)).await;
    assert_eq!(left.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(left.text.contains("4,") && left.text.contains("'=cmd"), "{}", left.text);
    let mut lin = house.signed_in("lin").await;
    assert_eq!(lin.get(&format!("/import/left/{}", past.run.id)).await.status, 404);

    assert_eq!(taken_back(&mut lin, &past, false).await.status, 404, "another's is not there");
    let back: Past = taken_back(&mut mei, &past, false).await.json();
    assert!(back.run.taken_back.is_some());
    assert_eq!(count(&mut mei).await, 0);
    let mut nora = house.signed_in("nora").await;
    assert_eq!(taken_back(&mut nora, &past, true).await.status, 200, "who leads the rep may");
    assert_eq!(count(&mut mei).await, 2);
}

#[tokio::test]
async fn what_is_brought_in_is_the_file_that_was_looked_at() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let rows: String = (0..300).map(|n| format!("客戶{n},趙主任,8萬元,2027年3月,25%\n")).collect();
    let head = SHEET.lines().next().unwrap();
    let draft: Draft = sent(&mut mei, &format!("{head}\n{rows}")).await.json();
    let answer = mei.json("/api/import_bring", &bringing(&draft, false)).await;
    let progress: Progress = answer.json();
    assert!(progress.past.is_none() && progress.done < progress.of);
    let opening: Opening = mei.json("/api/import_open", &json!({})).await.json();
    let begun = &opening.past[0];
    let back = taken_back(&mut mei, begun, false).await;
    assert_eq!((back.status.as_u16(), back.problem()), (409, Problem::ImportUnderWay));
    // On another tablet another file takes its place.
    let other: Draft = sent(&mut house.signed_in("mei").await, SHEET).await.json();
    let replaced = mei.json("/api/import_bring", &bringing(&draft, false)).await;
    assert_eq!((replaced.status.as_u16(), replaced.problem()), (409, Problem::FileReplaced));
    assert_eq!(count(&mut mei).await, u64::from(progress.done));
    assert_eq!(taken_back(&mut mei, begun, false).await.status, 200, "nothing more comes of it");
    assert_eq!(count(&mut mei).await, 0);
    assert_eq!(mei.json("/api/import_bring", &bringing(&other, false)).await.status, 200);
}

#[tokio::test]
async fn a_question_is_answered_for_all_its_rows_and_otherwise_again() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let head = SHEET.lines().next().unwrap();
    let one = "恆泰紡織,趙主任,8萬元,2027年3月,25%\n";
    let draft: Draft = sent(&mut mei, &format!("{head}\n{}", one.repeat(4))).await.json();
    assert_eq!((draft.asked[0].rows, draft.asked[0].open, draft.asked.len()), (3, 3, 1));
    for (decision, taken, left_out, open) in
        [(json!("take"), 4, 0, 0), (json!("leave_out"), 1, 3, 0), (Value::Null, 1, 0, 3)]
    {
        let all = json!({ "answer_all": { "question": "same", "decision": decision } });
        let asked = json!({ "choice": all, "shown": { "kind": null, "from": 0 } });
        let draft: Draft = mei.json("/api/import_choose", &asked).await.json();
        let of = |kind| draft.rows.counts.of(kind);
        assert_eq!((of(Count::Taken), of(Count::LeftOut)), (taken, left_out));
        assert_eq!((draft.asked[0].rows, draft.asked[0].open), (3, open));
    }
}

#[tokio::test]
async fn what_was_chosen_is_remembered_for_the_next_file_like_it() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let sheet = SHEET.replace("預計購買金額", "多少錢");
    let draft: Draft = sent(&mut mei, &sheet).await.json();
    assert_eq!(draft.columns[2], None);
    let holds = json!({ "column": { "place": 2, "holds": "amount" } });
    let choice = json!({ "choice": holds, "shown": { "kind": null, "from": 0 } });
    mei.json("/api/import_choose", &choice).await;
    mei.json("/api/import_bring", &bringing(&draft, false)).await;
    let draft: Draft = sent(&mut mei, &sheet).await.json();
    assert_eq!(draft.columns[2], Some(domain::import::Column::Amount));
}

#[tokio::test]
async fn the_opening_balance_is_an_administrators_and_once() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let draft: Draft = sent(&mut mei, SHEET).await.json();
    assert_eq!(mei.json("/api/import_bring", &bringing(&draft, true)).await.status, 403);
    let mut boss = house.signed_in("boss").await;
    let draft: Draft = sent(&mut boss, SHEET).await.json();
    let answer = boss.json("/api/import_bring", &bringing(&draft, true)).await;
    let progress: Progress = answer.json();
    assert!(progress.past.unwrap().run.opening);
    let again: Opening = boss.json("/api/import_open", &json!({})).await.json();
    assert!(!again.may_open);
}

#[tokio::test]
async fn others_hear_at_once_of_what_is_brought_in_and_taken_back() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let mut stream = house.signed_in("nora").await.live(Some(0), None).await.unwrap();
    let past = brought(&mut mei, SHEET).await;
    let heard = stream.next_of("move").await;
    assert!(heard.data.contains("恆泰紡織"));
    taken_back(&mut mei, &past, false).await;
    let heard = stream.next_of("move").await;
    assert_eq!(heard.json()["after"]["deal"]["withdrawn"], json!(true));
}
