//! Activities over HTTP: whose words reach whom, and what is sent twice.

use domain::activity::{About, Command, Content, Kind, New};
use domain::board::Card;
use domain::day::Millis;
use domain::deal;
use domain::id::{ActivityId, OpId};
use domain::op::{Answer, Op};
use domain::text::Remark;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::deals::{done, listing, moving, op, passing};
use crate::house::{House, PEOPLE};
use crate::visitor::{Answer as Said, Visitor};

fn add(about: About, words: &str) -> Op {
    let words = Remark::optional(words).unwrap();
    let content = Content { kind: Kind::Note, contact: None, happened: None, words };
    let id = ActivityId::new(Uuid::now_v7());
    let new = New { id, about, content, next_step: None };
    op(None, deal::Command::Activity(Box::new(Command::Add(new))))
}

fn on(card: &Card, words: &str) -> Op {
    add(About::Deal(card.deal.id), words)
}

async fn ops(by: &mut Visitor, op: &Op) -> Said {
    by.json("/api/ops", &json!({ "op": op })).await
}

async fn stream(by: &mut Visitor, about: About) -> Said {
    by.json("/api/activities", &json!({ "about": about, "before": null })).await
}

#[tokio::test]
async fn t7_nobodys_words_reach_someone_who_may_not_see_them() {
    let house = House::company().await;
    let start = store::journal::last_seq(&house.store).await.unwrap();
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let answer = ops(&mut mei, &on(&card, "a word in secret")).await;
    assert!(matches!(answer.json(), Answer::Noted { .. }), "{}", answer.text);
    let account = About::Account(card.deal.account);
    ops(&mut mei, &add(account, "a word in secret, of the account")).await;
    for (login, ..) in PEOPLE {
        let mut reader = house.signed_in(login).await;
        let sees = ["boss", "nora", "mei"].contains(&login);
        for about in [About::Deal(card.deal.id), account] {
            let read = stream(&mut reader, about).await;
            let status = if sees { 200 } else { 404 };
            assert_eq!(read.status, status, "{login} {about:?}: {}", read.text);
            assert_eq!(read.text.contains("in secret"), sees, "{login}");
        }
        // The feed says that something happened, to those who see the deal, and never what.
        let mut live = reader.live(Some(start), None).await.ok().unwrap();
        let heard = live.moves_until_quiet().await;
        assert_eq!(heard.len(), if sees { 2 } else { 0 }, "{login}");
        assert!(heard.iter().all(|heard| !heard.data.contains("in secret")), "{login}");
    }
}

#[tokio::test]
async fn words_leave_with_the_deal_that_is_passed_on() {
    let house = House::company().await;
    let (mut mei, mut lin) = (house.signed_in("mei").await, house.signed_in("lin").await);
    let card = done(&mut mei, listing("恆泰")).await;
    let note = on(&card, "well");
    ops(&mut mei, &note).await;
    let mut boss = house.signed_in("boss").await;
    done(&mut boss, passing(&card, house.people["lin"])).await;
    let about = About::Deal(card.deal.id);
    assert_eq!(stream(&mut mei, about).await.status, 404);
    assert!(stream(&mut lin, about).await.text.contains("well"));
    // The first answer is the author's still; what is new is not taken from her.
    assert!(matches!(ops(&mut mei, &note).await.json(), Answer::Noted { .. }));
    let late = ops(&mut mei, &on(&card, "late")).await;
    assert!(matches!(late.json(), Answer::Refused { .. }), "{}", late.text);
}

#[tokio::test]
async fn what_is_sent_twice_is_written_once() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let note = on(&card, "once");
    let first = ops(&mut mei, &note).await.text;
    // Others and the author go on meanwhile; a note is in nobody's way.
    done(&mut house.signed_in("nora").await, moving(&card, 2)).await;
    assert_eq!(ops(&mut mei, &note).await.text, first);
    let page: Value = stream(&mut mei, About::Deal(card.deal.id)).await.json();
    assert_eq!(page["rows"].as_array().unwrap().len(), 1);
    let foreign = ops(&mut house.signed_in("lin").await, &note).await;
    assert!(!foreign.text.contains("once"), "{}", foreign.text);
}

#[tokio::test]
async fn withdrawn_words_are_in_no_answer_any_more() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let note = on(&card, "regretted");
    ops(&mut mei, &note).await;
    let deal::Command::Activity(written) = &note.command else { unreachable!() };
    let back = Command::Withdraw { activity: written.activity() };
    let back = op(None, deal::Command::Activity(Box::new(back)));
    assert!(matches!(ops(&mut mei, &back).await.json(), Answer::Noted { .. }));
    for who in ["mei", "nora", "boss"] {
        let read = stream(&mut house.signed_in(who).await, About::Deal(card.deal.id)).await;
        assert!(!read.text.contains("regretted") && read.text.contains("withdrawn"), "{who}");
    }
}

#[tokio::test]
async fn a_stream_of_many_comes_thirty_at_a_time() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰")).await;
    for n in 0..31 {
        let mut note = on(&card, &format!("note {n}"));
        note.id = OpId::new(Uuid::now_v7());
        note.at = Millis(note.at.0 + n);
        ops(&mut mei, &note).await;
    }
    let about = About::Deal(card.deal.id);
    let first: Value = stream(&mut mei, about).await.json();
    let rows = first["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &first["more"]), (30, &json!(true)));
    let last = &rows[29];
    let before = json!([last["activity"]["happened"], last["seq"]]);
    let rest = mei.json("/api/activities", &json!({ "about": about, "before": before })).await;
    let rest: Value = rest.json();
    assert_eq!((rest["rows"].as_array().unwrap().len(), &rest["more"]), (1, &json!(false)));
}

#[tokio::test]
async fn ten_thousand_characters_are_taken_and_one_more_is_not() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let longest = on(&card, &"字".repeat(10_000));
    assert!(matches!(ops(&mut mei, &longest).await.json(), Answer::Noted { .. }));
    let mut longer = json!({ "op": on(&card, "x") });
    longer["op"]["command"]["activity"]["add"]["content"]["words"] = json!("字".repeat(10_001));
    assert_eq!(mei.json("/api/ops", &longer).await.status, 500, "no form of ours sends it");
}
