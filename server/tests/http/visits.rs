//! Visits from outside: whose week and day is read by whom, who hears of a change, and the calendar
//! behind a secret address.

use app::visit::api::Opened;
use domain::deal::{Command as Any, Edit, NextStep};
use domain::id::VisitId;
use domain::op::Answer;
use domain::text::Name;
use domain::visit::{Agenda, Command, New, Notes, Plan, Way};
use serde_json::json;
use uuid::Uuid;

use crate::deals::{done, listing, op};
use crate::house::House;
use crate::visitor::Visitor;

/// Mei plans a visit for today, at ten.
async fn planned(mei: &mut Visitor) {
    let card = done(mei, listing("永豐")).await;
    let opened = mei.json("/api/visits", &json!({})).await.json::<Opened>();
    let plan = Plan {
        day: opened.desk.today,
        minute: Some(600),
        minutes: 60,
        way: Way::FaceToFace,
        aim: Some(Name::new("trial; date, please").unwrap()),
        second: None,
        fallback: None,
        contact: None,
    };
    let (account, deal) = (card.deal.account, Some(card.deal.id));
    let new = New { id: VisitId::new(Uuid::now_v7()), account, deal, plan, notes: Notes::new() };
    let sent = op(None, Any::Visit(Box::new(Command::Add { new, report: None })));
    let answer = mei.json("/api/ops", &json!({ "op": sent })).await;
    assert!(matches!(answer.json::<Answer>(), Answer::Visited { .. }), "{}", answer.text);
}

#[tokio::test]
async fn t7_a_week_is_for_who_makes_it_and_who_leads_them() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    planned(&mut mei).await;
    let asked = json!({ "of": house.people["mei"] });
    for login in ["mei", "nora", "boss"] {
        let answer = house.signed_in(login).await.json("/api/visits", &asked).await;
        assert_eq!(answer.json::<Opened>().week.rows.len(), 1, "{login}");
    }
    for (login, _, _) in crate::house::PEOPLE {
        if ["mei", "nora", "boss"].contains(&login) {
            continue;
        }
        let answer = house.signed_in(login).await.json("/api/visits", &asked).await;
        assert!(!answer.status.is_success() || !answer.text.contains("永豐"), "{login}");
    }
}

#[tokio::test]
async fn a_calendar_is_read_by_its_secret_address_till_it_is_renewed() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    planned(&mut mei).await;
    let renewed = async |mei: &mut Visitor| {
        mei.json("/api/visit_calendar", &json!({})).await.json::<String>()
    };
    let first = renewed(&mut mei).await;
    // A calendar program has no session.
    let mut program = house.visitor();
    let read = program.get(&first).await;
    assert_eq!(read.status, 200);
    assert!(read.header("content-type").is_some_and(|kind| kind.starts_with("text/calendar")));
    assert!(read.text.contains("SUMMARY:永豐 · trial\\; date\\, please\r\n"), "{}", read.text);
    let second = renewed(&mut mei).await;
    assert_ne!(first, second);
    assert_eq!(program.get(&first).await.status, 404, "the address before leads nowhere");
    assert_eq!(program.get(&second).await.status, 200);
    house.switch_off("mei").await;
    assert_eq!(program.get(&second).await.status, 404, "nor that of who works here no more");
}

#[tokio::test]
async fn t7_a_change_of_a_visit_is_heard_live_by_who_reads_the_week_and_who_sees_the_deal() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let last = store::journal::last_seq(&house.store).await.unwrap();
    let mut open = Vec::new();
    for (login, ..) in crate::house::PEOPLE {
        let stream = house.signed_in(login).await.live(Some(last), None).await.ok().unwrap();
        open.push((login, stream));
    }
    planned(&mut mei).await;
    let by = house.people["mei"].to_string();
    for (login, mut stream) in open {
        let heard = stream.all_until_quiet().await;
        let sees = ["mei", "nora", "boss"].contains(&login);
        let told: Vec<&str> =
            heard.iter().filter(|one| one.kind == "visits").map(|one| one.data.as_str()).collect();
        assert_eq!(told, if sees { vec![by.as_str()] } else { Vec::new() }, "{login}");
        // The deal that was listed for it, and the visit beside it.
        let moves = heard.iter().filter(|one| one.kind == "move").count();
        assert_eq!(moves, if sees { 2 } else { 0 }, "{login}");
    }
}

#[tokio::test]
async fn v4_a_day_is_told_to_nobody_but_whose_it_is() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    planned(&mut mei).await;
    let today = mei.json("/api/visits", &json!({})).await.json::<Opened>().desk.today;
    let card = done(&mut mei, listing("大同")).await;
    let step = NextStep { what: Name::new("call").unwrap(), due: today };
    let edits = vec![Edit::NextStep(Some(step))];
    done(&mut mei, op(Some(1), Any::Edit { deal: card.deal.id, edits })).await;
    let own = mei.json("/api/visit_agenda", &json!({})).await.json::<Agenda>();
    assert_eq!(own.due.len(), 1);
    // Whoever sees the deal is asked for nothing all the same.
    for login in ["nora", "boss", "lin", "sam"] {
        let theirs = house.signed_in(login).await.json("/api/visit_agenda", &json!({})).await;
        assert!(theirs.json::<Agenda>().is_empty(), "{login}");
        let page = house.signed_in(login).await.get("/day").await;
        assert!(page.status == 200 && !page.text.contains("大同"), "{login}");
    }
}
