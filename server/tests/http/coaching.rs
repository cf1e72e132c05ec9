//! Coaching from outside: that it is between two, that the order of the parts of a debrief holds,
//! and what is told to whom as it happens.

use std::time::Duration;

use app::coaching::api::{Debriefed, Listed};
use app::visit::api::Opened;
use domain::coaching::debrief;
use domain::coaching::joint::Joint;
use domain::coaching::talk;
use domain::deal::{Command as Any, Refusal};
use domain::id::{SittingId, VisitId};
use domain::op::{Answer, Op};
use domain::sitting::{Command, Event, Field, Typed};
use domain::text::{Name, Remark};
use domain::visit::{self, New, Notes, Plan, Way};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::deals::{done, listing, op};
use crate::house::House;
use crate::visitor::{Stream, Visitor};

/// A debrief of a visit of Mei's, who is a rep of the north, with Nora, who leads her.
struct Debrief {
    house: House,
    mei: Visitor,
    nora: Visitor,
    visit: VisitId,
    id: SittingId,
}

impl Debrief {
    async fn new() -> Self {
        let house = House::company().await;
        let mut mei = house.signed_in("mei").await;
        let mut nora = house.signed_in("nora").await;
        let visit = planned(&mut mei).await;
        let skill = skill(&mut mei).await;
        let coach = house.people["nora"];
        let declared = json!({ "coach": coach, "kind": "coaching", "skill": skill });
        let asked = json!({ "visit": visit, "command": { "declare": declared } });
        let answer = nora.json("/api/joint_declare", &asked).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let id = SittingId::new(Uuid::now_v7());
        let begun = nora.json("/api/debrief_begin", &json!({ "id": id, "visit": visit })).await;
        assert_eq!(begun.status, 200, "{}", begun.text);
        Self { house, mei, nora, visit, id }
    }
}

async fn planned(mei: &mut Visitor) -> VisitId {
    let card = done(mei, listing("永豐")).await;
    let opened = mei.json("/api/visits", &json!({})).await.json::<Opened>();
    let plan = Plan {
        day: opened.desk.today,
        minute: Some(600),
        minutes: 60,
        way: Way::FaceToFace,
        aim: Some(Name::new("約試機日期").unwrap()),
        second: None,
        fallback: None,
        contact: None,
    };
    let (account, deal) = (card.deal.account, Some(card.deal.id));
    let new = New { id: VisitId::new(Uuid::now_v7()), account, deal, plan, notes: Notes::new() };
    let id = new.id;
    let sent = op(None, Any::Visit(Box::new(visit::Command::Add { new, report: None })));
    let answer = mei.json("/api/ops", &json!({ "op": sent })).await;
    assert!(matches!(answer.json::<Answer>(), Answer::Visited { .. }), "{}", answer.text);
    id
}

async fn skill(mei: &mut Visitor) -> Value {
    let opened = mei.json("/api/visits", &json!({})).await.json::<Opened>();
    json!(opened.shared.skills[3].id)
}

async fn read(by: &mut Visitor, id: SittingId) -> Debriefed {
    by.json("/api/debrief", &json!({ "sitting": id })).await.json()
}

fn write(id: SittingId, place: u16, field: debrief::Field, words: &str, version: u32) -> Op {
    let words = Remark::optional(words).unwrap();
    let typed = Typed { place, field: Field::Debrief(field), words, version };
    op(None, Any::Sitting(Box::new(Command::Write { sitting: id, typed })))
}

async fn send(by: &mut Visitor, op: &Op) -> Answer {
    by.json("/api/ops", &json!({ "op": op })).await.json()
}

fn refused(refusal: Refusal) -> Answer {
    Answer::Refused { refusal }
}

const SAT: Answer = Answer::Sat { kept: None };

fn typing(id: SittingId, place: u16, field: debrief::Field) -> Value {
    json!({ "sitting": id, "place": place, "field": Field::Debrief(field), "words": "x" })
}

/// What comes of sittings on a line till it is quiet.
async fn heard(stream: &mut Stream) -> Vec<Event> {
    let mut events = Vec::new();
    while let Ok(Some(one)) = tokio::time::timeout(Duration::from_millis(400), stream.next()).await
    {
        if one.kind == "sit" {
            events.push(serde_json::from_str(&one.data).unwrap());
        }
    }
    events
}

#[tokio::test]
async fn c3_the_order_of_parts_cannot_be_broken_from_outside() {
    use debrief::Field::{Aim, Best, Buyer, Feelings, Listening, Suggested};
    let Debrief { mut mei, mut nora, id, .. } = Debrief::new().await;
    let shut = refused(Refusal::PhaseNotOpen);
    // Nobody goes ahead: neither the coach nor the rep, neither by place nor by field.
    for by in [&mut nora, &mut mei] {
        assert_eq!(send(by, &write(id, 1, Aim, "x", 1)).await, shut);
        assert_eq!(send(by, &write(id, 2, Buyer, "x", 1)).await, shut);
        let skewed = send(by, &write(id, 0, Aim, "x", 1)).await;
        assert_eq!(skewed, refused(Refusal::NoSuchItem));
        let typed = by.json("/api/sitting_typing", &typing(id, 1, Aim)).await;
        assert_eq!(typed.status, 422, "{}", typed.text);
    }
    let lead = Command::Lead { sitting: id, place: 3 };
    assert_eq!(send(&mut nora, &op(None, Any::Sitting(Box::new(lead)))).await, SAT);
    assert_eq!(send(&mut nora, &write(id, 3, Suggested, "x", 1)).await, shut, "by leading there");
    assert_eq!(send(&mut nora, &write(id, 0, Listening, "tired", 1)).await, SAT);
    assert_eq!(send(&mut nora, &write(id, 1, Aim, "x", 1)).await, shut, "by notes of the coach's");
    let feelings = refused(Refusal::NotTheirField);
    assert_eq!(send(&mut nora, &write(id, 0, Feelings, "she felt", 1)).await, feelings);
    assert_eq!(send(&mut mei, &write(id, 0, Feelings, "還不錯", 1)).await, SAT);
    assert_eq!(send(&mut nora, &write(id, 1, Aim, "x", 1)).await, SAT);
    assert_eq!(send(&mut nora, &write(id, 2, Buyer, "x", 1)).await, shut);
    assert_eq!(send(&mut mei, &write(id, 3, Best, "x", 1)).await, shut);
    let sign = op(None, Any::Sitting(Box::new(Command::Sign { sitting: id, seen: 99 })));
    assert_eq!(send(&mut nora, &sign).await, refused(Refusal::SittingChanged));
    let seen = read(&mut nora, id).await.opened.sitting.head.revision;
    let sign = op(None, Any::Sitting(Box::new(Command::Sign { sitting: id, seen })));
    assert_eq!(send(&mut nora, &sign).await, refused(Refusal::ActionWanted));
}

#[tokio::test]
async fn c8_no_third_person_reads_a_debrief_or_learns_of_it() {
    let Debrief { house, mut mei, mut nora, visit, id } = Debrief::new().await;
    assert_eq!(send(&mut mei, &write(id, 0, debrief::Field::Feelings, "秘密", 1)).await, SAT);
    for by in [&mut mei, &mut nora] {
        assert_eq!(talk::form(&read(by, id).await.opened.sitting).len(), 4);
        for path in ["", "/print"] {
            let page = by.get(&format!("/coaching/{id}{path}")).await;
            assert_eq!((page.status.as_u16(), page.text.contains("秘密")), (200, true), "{path}");
        }
        // A debrief is no walk, whoever asks.
        assert_eq!(by.get(&format!("/walks/{id}")).await.status, 404);
    }
    // The administrator and the other team's manager among them.
    for who in ["boss", "lin", "sam", "eva", "odo", "mia"] {
        let mut visitor = house.signed_in(who).await;
        let mut line = visitor.live(None, None).await.ok().unwrap();
        for (path, asked) in [
            ("/api/debrief", json!({ "sitting": id })),
            ("/api/sitting", json!({ "sitting": id })),
            ("/api/sitting_print", json!({ "sitting": id })),
            ("/api/sitting_at", json!({ "sitting": id, "place": 0 })),
            ("/api/sitting_typing", typing(id, 0, debrief::Field::Feelings)),
        ] {
            let answer = visitor.json(path, &asked).await;
            assert_eq!(answer.status, 404, "{path} by {who}: {}", answer.text);
        }
        for path in ["", "/print"] {
            let page = visitor.get(&format!("/coaching/{id}{path}")).await;
            assert_eq!(page.status, 404, "{who}");
        }
        let sent = send(&mut visitor, &write(id, 0, debrief::Field::Feelings, "x", 1)).await;
        assert_eq!(sent, refused(Refusal::NoSuchSitting), "{who}");
        for command in [json!("agree"), json!("call_off")] {
            let asked = json!({ "visit": visit, "command": command });
            let answer = visitor.json("/api/joint_declare", &asked).await;
            assert!(answer.status.is_client_error(), "{who}: {}", answer.text);
        }
        let begin = json!({ "id": Uuid::now_v7(), "visit": visit });
        let begun = visitor.json("/api/debrief_begin", &begin).await;
        assert!(begun.status.is_client_error(), "{who}: {}", begun.text);
        let done = json!({ "sitting": id, "done": true });
        let done = visitor.json("/api/debrief_practised", &done).await;
        assert!(done.status.is_client_error(), "{who}: {}", done.text);
        let listed = visitor.json("/api/coaching", &json!({})).await;
        assert!(!listed.text.contains(&id.to_string()), "{who}: {}", listed.text);
        let of = json!({ "of": house.people["mei"] });
        let week = visitor.json("/api/visits", &of).await.text;
        assert!(!week.contains(&id.to_string()), "{who} reads the week: {week}");
        send(&mut mei, &write(id, 0, debrief::Field::Feelings, "秘密！", 2)).await;
        nora.json("/api/sitting_at", &json!({ "sitting": id, "place": 0 })).await;
        assert_eq!(heard(&mut line).await, [], "{who}");
    }
    let listed = nora.json("/api/coaching", &json!({})).await.json::<Listed>();
    assert_eq!(listed.shared.joints.len(), 1);
}

#[tokio::test]
async fn c5_both_hear_what_the_other_writes_and_where_they_are() {
    let Debrief { mut mei, mut nora, id, .. } = Debrief::new().await;
    let mut line = nora.live(None, None).await.ok().unwrap();
    mei.json("/api/sitting_at", &json!({ "sitting": id, "place": 2 })).await;
    mei.json("/api/sitting_typing", &typing(id, 0, debrief::Field::Feelings)).await;
    send(&mut mei, &write(id, 0, debrief::Field::Feelings, "還不錯", 1)).await;
    let at = |event: &Event| matches!(event, Event::At { place: 2, .. });
    let typed = |event: &Event| matches!(event, Event::Typing { .. });
    let written = |event: &Event| matches!(event, Event::Written { .. });
    let mut waited_for: Vec<fn(&Event) -> bool> = vec![at, typed, written];
    while !waited_for.is_empty() {
        let told = line.next_of("sit").await;
        let event = serde_json::from_str(&told.data).unwrap();
        waited_for.retain(|wanted| !wanted(&event));
    }
}

#[tokio::test]
async fn c8_a_rep_asks_and_the_coach_agrees() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let visit = planned(&mut mei).await;
    let skill = skill(&mut mei).await;
    let declare = |coach| {
        let declared = json!({ "coach": coach, "kind": "demonstration", "skill": skill });
        json!({ "visit": visit, "command": { "declare": declared } })
    };
    let answer = mei.json("/api/joint_declare", &declare(house.people["sam"])).await;
    assert_eq!(answer.status, 422, "a manager of others: {}", answer.text);
    let answer = mei.json("/api/joint_declare", &declare(house.people["nora"])).await;
    assert!(answer.json::<Option<Joint>>().is_some_and(|joint| joint.asked));
    let mut nora = house.signed_in("nora").await;
    let asked = json!({ "of": house.people["mei"] });
    let week = nora.json("/api/visits", &asked).await.json::<Opened>();
    assert_eq!(week.shared.coaches, [house.people["nora"]]);
    assert_eq!(week.shared.joints.len(), 1);
    let agree = json!({ "visit": visit, "command": "agree" });
    let answer = nora.json("/api/joint_declare", &agree).await;
    assert!(answer.json::<Option<Joint>>().is_some_and(|joint| !joint.asked));
}

#[tokio::test]
async fn c8_a_debrief_is_opened_to_others_by_the_consent_of_both_and_closed_by_either() {
    use debrief::Field::{Action, Best, Buyer, Feelings, Happened, Next};
    let Debrief { house, mut mei, mut nora, id, .. } = Debrief::new().await;
    let boss = house.people["boss"];
    let mut reader = house.signed_in("boss").await;
    let says = async |by: &mut Visitor, yes: bool| {
        let asked = json!({ "sitting": id, "reader": boss, "yes": yes });
        by.json("/api/debrief_opening", &asked).await.status.as_u16()
    };
    let reads = async |by: &mut Visitor| {
        let answer = by.json("/api/debrief", &json!({ "sitting": id })).await.status.as_u16();
        let page = by.get(&format!("/coaching/{id}")).await.status.as_u16();
        assert_eq!(answer, page);
        answer
    };
    assert_eq!(says(&mut nora, true).await, 422, "not before it is signed");
    for (place, field, words) in [
        (0, Feelings, "還不錯"),
        (1, Happened, "他給了日期"),
        (2, Buyer, "他怕主管"),
        (3, Best, "開場很好"),
        (3, Action, "先問後果"),
        (3, Next, "2026-12-31"),
    ] {
        assert_eq!(send(&mut mei, &write(id, place, field, words, 1)).await, SAT);
    }
    for by in [&mut mei, &mut nora] {
        let seen = read(by, id).await.opened.sitting.head.revision;
        let sign = op(None, Any::Sitting(Box::new(Command::Sign { sitting: id, seen })));
        assert_eq!(send(by, &sign).await, SAT);
    }
    assert_eq!(says(&mut reader, true).await, 404, "nobody opens it to themselves");
    assert_eq!(says(&mut nora, true).await, 200);
    assert_eq!(reads(&mut reader).await, 404, "one of the two is not enough");
    assert_eq!(says(&mut mei, true).await, 200);
    assert_eq!(reads(&mut reader).await, 200);
    let opened = read(&mut reader, id).await;
    assert_eq!((opened.openings, opened.last), (Vec::new(), None), "and no more than that");
    let listed = reader.json("/api/coaching", &json!({})).await.json::<Listed>();
    assert_eq!((listed.shared.joints.len(), listed.shared.follow_ups.len()), (1, 0));
    let typed = reader.json("/api/sitting_typing", &typing(id, 0, Feelings)).await;
    assert_eq!(typed.status, 404, "who reads it does not write in it");
    let at = reader.json("/api/sitting_at", &json!({ "sitting": id, "place": 0 })).await;
    assert_eq!(at.status, 404);
    let sent = send(&mut reader, &write(id, 0, Feelings, "x", 1)).await;
    assert_eq!(sent, refused(Refusal::NoSuchSitting));
    for who in ["lin", "sam"] {
        assert_eq!(reads(&mut house.signed_in(who).await).await, 404, "{who}");
    }
    assert_eq!(says(&mut mei, false).await, 200);
    assert_eq!(reads(&mut reader).await, 404, "either takes it back");
    assert_eq!(says(&mut mei, true).await, 200);
    assert_eq!(reads(&mut reader).await, 404, "and both are asked again");
}

/// The people who are told, on their open lines, that something was done beside visits.
async fn told(lines: &mut [(&'static str, Stream)]) -> Vec<&'static str> {
    let mut heard = Vec::new();
    for (login, line) in lines {
        let mine = line.all_until_quiet().await;
        if mine.iter().any(|one| one.kind == "visits") {
            heard.push(*login);
        }
    }
    heard
}

#[tokio::test]
async fn c8_what_is_done_between_the_two_is_heard_live_by_them_alone() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let mut nora = house.signed_in("nora").await;
    let visit = planned(&mut mei).await;
    let skill = skill(&mut mei).await;
    let mut lines = Vec::new();
    for (login, ..) in crate::house::PEOPLE {
        let line = house.signed_in(login).await.live(None, None).await.ok().unwrap();
        lines.push((login, line));
    }
    assert_eq!(told(&mut lines).await, Vec::<&str>::new());
    let two = ["nora", "mei"];
    let declared = json!({ "coach": house.people["nora"], "kind": "coaching", "skill": skill });
    let asked = json!({ "visit": visit, "command": { "declare": declared } });
    assert_eq!(mei.json("/api/joint_declare", &asked).await.status, 200);
    assert_eq!(told(&mut lines).await, two, "asked for");
    let agree = json!({ "visit": visit, "command": "agree" });
    assert_eq!(nora.json("/api/joint_declare", &agree).await.status, 200);
    assert_eq!(told(&mut lines).await, two, "agreed");
    let id = SittingId::new(Uuid::now_v7());
    let begun = nora.json("/api/debrief_begin", &json!({ "id": id, "visit": visit })).await;
    assert_eq!(begun.status, 200, "{}", begun.text);
    assert_eq!(told(&mut lines).await, two, "begun");
    use debrief::Field::{Action, Best, Buyer, Feelings, Happened, Next};
    for (place, field, words) in [
        (0, Feelings, "還不錯"),
        (1, Happened, "他給了日期"),
        (2, Buyer, "他怕主管"),
        (3, Best, "開場很好"),
        (3, Action, "先問後果"),
        (3, Next, "2026-12-31"),
    ] {
        assert_eq!(send(&mut mei, &write(id, place, field, words, 1)).await, SAT);
    }
    told(&mut lines).await;
    for by in [&mut mei, &mut nora] {
        let seen = read(by, id).await.opened.sitting.head.revision;
        let sign = op(None, Any::Sitting(Box::new(Command::Sign { sitting: id, seen })));
        assert_eq!(send(by, &sign).await, SAT);
    }
    // Who leads them hears of the visit that it led to, and of nothing else.
    let visits = |line: Vec<&'static str>| line.into_iter().filter(|one| two.contains(one)).count();
    assert_eq!(visits(told(&mut lines).await), 2, "signed");
}
