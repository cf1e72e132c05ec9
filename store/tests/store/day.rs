//! The day of one person, what stands in the streams of deals and accounts, and who is told.

use domain::activity::About;
use domain::board::{Card, Filter};
use domain::check::Asks;
use domain::coaching::joint::{Command as Say, Kind};
use domain::day::{Day, Millis};
use domain::deal::{self, Destination, Edit, NextStep};
use domain::id::{SittingId, VisitId};
use domain::op::Answer;
use domain::sitting;
use domain::text::{Note, Remark};
use domain::visit::{
    Agenda, Asked, Command, New, Notes, Plan, Report, SHOWN, Step, Visit, Wants, Way,
};
use store::sitting::NewWalk;
use tokio::sync::broadcast::error::TryRecvError;

use crate::world::*;

fn today() -> Day {
    NOW.day(8 * 60)
}

async fn planned(world: &World, login: &str, card: &Card, about_deal: bool) -> Visit {
    let plan = Plan {
        day: today(),
        minute: Some(600),
        minutes: 60,
        way: Way::FaceToFace,
        aim: Some(name("see whether they are in earnest")),
        second: None,
        fallback: Some(name("a date at least")),
        contact: None,
    };
    let deal = about_deal.then_some(card.deal.id);
    let notes = Notes::from([(Step::Prepare, Note::new("samples").unwrap())]);
    let new = New { id: VisitId::new(fresh()), account: card.deal.account, deal, plan, notes };
    does(world, login, None, Command::Add { new, report: None }).await
}

async fn does(world: &World, login: &str, base: Option<u32>, command: Command) -> Visit {
    let answer = world.send(login, op(base, deal::Command::Visit(Box::new(command)))).await;
    match answer {
        Answer::Visited { visit } => *visit,
        other => panic!("not done: {other:?}"),
    }
}

async fn due_on(world: &World, card: &Card, due: Day) -> Card {
    let step = NextStep { what: name("call the plant"), due };
    done(world.send("bo", edit(card, vec![Edit::NextStep(Some(step))])).await)
}

async fn agenda(world: &World, login: &str) -> Agenda {
    store::visit::agenda(&world.store, &world.actor(login), today()).await.unwrap()
}

#[tokio::test]
async fn v4_f4_what_is_due_stands_in_ones_own_day_the_longest_due_first() {
    let world = World::new().await;
    for (account, days) in [("today", 0), ("late", -9), ("ahead", 1)] {
        let card = world.listed("bo", account, 1, 500).await;
        due_on(&world, &card, today().plus(days)).await;
    }
    let bo = agenda(&world, "bo").await;
    let names: Vec<_> = bo.due.iter().map(|one| one.account.as_str()).collect();
    assert_eq!((names, bo.more_due), (vec!["late", "today"], 0));
    // Neither a colleague nor who leads them has it in their own day.
    for login in ["chen", "mei", "ada", "dan", "mia"] {
        assert!(agenda(&world, login).await.is_empty(), "{login}");
    }
}

#[tokio::test]
async fn v4_of_more_than_a_day_holds_it_says_how_many() {
    let world = World::new().await;
    for number in 0..SHOWN + 3 {
        let card = world.listed("bo", &format!("customer {number}"), 1, 500).await;
        due_on(&world, &card, today().plus(-1)).await;
    }
    let bo = agenda(&world, "bo").await;
    assert_eq!((bo.due.len(), bo.more_due), (SHOWN as usize, 3));
}

#[tokio::test]
async fn v4_who_is_asked_along_finds_it_in_their_day_till_they_agree() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = planned(&world, "bo", &card, true).await;
    let skill = store::coaching::skills(&world.store).await.unwrap()[0].id;
    let (bo, mei) = (world.actor("bo"), world.actor("mei"));
    let say = Say::Declare { coach: mei.person, kind: Kind::Coaching, skill };
    let mut told = world.store.visits();
    store::coaching::declare(&world.store, &bo, visit.id, say, NOW).await.unwrap();
    let asked = agenda(&world, "mei").await.asked;
    assert!(matches!(&asked[..], [Asked::Joint { joint, day }]
        if joint.visit == visit.id && *day == today()));
    assert!(agenda(&world, "bo").await.asked.is_empty());
    // C8: the two are told, and nobody who only leads them.
    let heard = told.recv().await.unwrap();
    let hears = ["bo", "mei", "ada", "chen"].map(|login| heard.is_for(&world.actor(login)));
    assert_eq!(hears, [true, true, false, false]);
    store::coaching::declare(&world.store, &mei, visit.id, Say::Agree, NOW).await.unwrap();
    assert!(agenda(&world, "mei").await.is_empty());
}

#[tokio::test]
async fn a_change_of_a_visit_is_told_to_who_reads_the_week_and_stands_beside_its_deal() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let (mut visits, mut entries) = (world.store.visits(), world.store.committed());
    planned(&world, "bo", &card, true).await;
    let told = visits.recv().await.unwrap();
    for (login, hears) in [
        ("bo", true),
        ("mei", true),
        ("ada", true),
        ("chen", false),
        ("dan", false),
        ("mia", false),
    ] {
        assert_eq!(told.is_for(&world.actor(login)), hears, "{login}");
    }
    let heard = entries.recv().await.unwrap();
    assert_eq!(heard.after, card, "the card is as it was");
    assert_eq!((heard.before.as_ref(), heard.op), (Some(&card), None));
    let since = store::journal::since(&world.store, heard.entry.seq - 1, 9).await.unwrap();
    assert_eq!(since, [(*heard).clone()], "who was away is told the same");
    // One to a customer alone is beside no deal.
    planned(&world, "bo", &card, false).await;
    assert!(visits.recv().await.is_ok());
    assert!(matches!(entries.try_recv(), Err(TryRecvError::Empty)));
}

#[tokio::test]
async fn t7_visits_stand_in_the_streams_of_whoever_sees_the_deal_or_the_customer() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = planned(&world, "bo", &card, true).await;
    let alone = planned(&world, "bo", &card, false).await;
    let report =
        Report {
            on: today(), result: Note::new("談得很好").unwrap(), action: None, next: None
        };
    let tell = Command::Report { visit: visit.id, report, notes: visit.notes.clone() };
    does(&world, "bo", Some(1), tell).await;
    does(&world, "bo", None, Command::Drop { visit: alone.id, why: None }).await;
    let other = planned(&world, "bo", &card, false).await;
    let stream = async |login: &str, about| {
        let actor = world.actor(login);
        store::visit::stream(&world.store, &actor, about).await.unwrap()
    };
    let (deal, account) = (About::Deal(card.deal.id), About::Account(card.deal.account));
    for login in ["bo", "mei", "ada"] {
        let of_deal = stream(login, deal).await.unwrap();
        assert_eq!(of_deal.iter().map(|row| row.visit.id).collect::<Vec<_>>(), [visit.id]);
        assert!(of_deal[0].visit.plan.aim.is_some() && of_deal[0].visit.notes.is_empty());
        let mut of_account: Vec<_> =
            stream(login, account).await.unwrap().into_iter().map(|row| row.visit.id).collect();
        of_account.sort();
        let mut both = vec![visit.id, other.id];
        both.sort();
        assert_eq!(of_account, both, "{login}: what was dropped is not there");
    }
    for login in ["chen", "dan", "mia"] {
        assert!(stream(login, deal).await.is_none(), "{login}");
        assert!(stream(login, account).await.is_none(), "{login}");
    }
}

#[tokio::test]
async fn t7_with_which_aim_somebody_goes_is_for_who_reads_their_visits() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    planned(&world, "mei", &card, true).await;
    let bo = world.actor("bo");
    let rows = store::visit::stream(&world.store, &bo, About::Deal(card.deal.id)).await.unwrap();
    let plan = &rows.unwrap()[0].visit.plan;
    assert_eq!((&plan.aim, &plan.fallback, plan.day), (&None, &None, today()));
}

#[tokio::test]
async fn v3_a_call_that_reached_them_counts_for_a_b_and_not_for_an_a() {
    use domain::account::{Class, Fields, Hours};
    use domain::activity::{self, Content, Kind};
    use domain::id::ActivityId;
    use domain::visit::Cause;
    let world = World::new().await;
    let bo = world.actor("bo");
    let mut cards = Vec::new();
    for (account, class) in [("best", Class::A), ("second", Class::B)] {
        let card = world.listed("bo", account, 1, 500).await;
        let opened =
            store::account::open(&world.store, &bo, card.deal.account).await.unwrap().unwrap();
        let (id, base, owner) = (opened.record.id, opened.record.version, opened.record.owner);
        let hours = Some(Hours::Afternoon);
        let fields = Fields { class: Some(class), hours, ..opened.record.fields };
        store::account::save(&world.store, &bo, id, base, owner, fields, NOW).await.unwrap();
        cards.push(card);
    }
    let late = async || {
        let week = store::visit::week(&world.store, &bo, bo.person, today(), NOW).await.unwrap();
        let late = week.suggestions.into_iter().map(|one| match one.cause {
            Cause::Overdue { class, hours, .. } => (class, hours),
            Cause::Step(_) => panic!("no step was set"),
        });
        late.collect::<Vec<_>>()
    };
    let hours = Some(Hours::Afternoon);
    assert_eq!(late().await, [(Class::A, hours), (Class::B, hours)], "never seen");
    let call = |reached, about| {
        let kind = Kind::Call { way: activity::Way::Out, reached };
        let words = Remark::optional("they ask for an offer").unwrap();
        let content = Content { kind, contact: None, happened: Some(NOW), words };
        let new = activity::New { id: ActivityId::new(fresh()), about, content, next_step: None };
        op(None, deal::Command::Activity(Box::new(activity::Command::Add(new))))
    };
    for card in &cards {
        world.send("bo", call(false, About::Deal(card.deal.id))).await;
    }
    assert_eq!(late().await.len(), 2, "nobody was reached");
    for card in &cards {
        // On the deal, or on the customer: either is a contact.
        let about = if card.account.as_str() == "best" {
            About::Deal(card.deal.id)
        } else {
            About::Account(card.deal.account)
        };
        let answer = world.send("bo", call(true, about)).await;
        assert!(matches!(answer, Answer::Noted { .. }), "{answer:?}");
    }
    assert_eq!(late().await, [(Class::A, hours)]);
}

#[tokio::test]
async fn v1_t7_a_year_is_counted_by_week_for_who_reads_the_visits() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let visit = planned(&world, "bo", &card, true).await;
    planned(&world, "bo", &card, false).await;
    let report =
        Report {
            on: today(), result: Note::new("談得很好").unwrap(), action: None, next: None
        };
    does(&world, "bo", Some(1), Command::Report { visit: visit.id, report, notes: Notes::new() })
        .await;
    let (year, ..) = today().civil();
    let by = world.people["bo"];
    for (login, reads) in [
        ("bo", true),
        ("mei", true),
        ("ada", true),
        ("chen", false),
        ("dan", false),
        ("mia", false),
    ] {
        let read = store::visit::year(&world.store, &world.actor(login), by, year).await;
        assert_eq!(read.is_ok(), reads, "{login}");
        let Ok(read) = read else { continue };
        let counted: Vec<_> = read.weeks.iter().filter(|(_, week)| week.planned > 0).collect();
        assert_eq!(counted.len(), 1);
        assert_eq!((counted[0].1.planned, counted[0].1.kept, counted[0].1.made), (2, 1, 1));
        assert_eq!(counted[0].0, domain::visit::monday(today()));
    }
    let next = store::visit::year(&world.store, &world.actor("bo"), by, year + 1).await.unwrap();
    assert!(next.weeks.iter().all(|(_, week)| week.planned == 0));
}

/// What these came to, signed by so many of them.
async fn walked(world: &World, by: &str, with: &str, on: Day, signed: usize) -> SittingId {
    let at = Millis::at(on, 600, 8 * 60);
    let id = SittingId::new(fresh());
    let people = vec![world.people[with]];
    let new = NewWalk { id, people, filter: Filter::default() };
    store::sitting::open(&world.store, &world.actor(by), new, at).await.unwrap();
    let said = [
        (with, sitting::Command::Join { sitting: id }),
        (by, sitting::Command::Sign { sitting: id, seen: 0 }),
        (with, sitting::Command::Sign { sitting: id, seen: 0 }),
    ];
    for (login, command) in said.into_iter().take(signed + 1) {
        let asked = op(None, deal::Command::Sitting(Box::new(command)));
        assert_eq!(world.send_at(login, asked, at).await, Answer::Sat { kept: None });
    }
    id
}

/// What the day asks of deals that were checked, with the customers.
async fn checked(world: &World, login: &str) -> Vec<(String, Wants, Day)> {
    let due = agenda(world, login).await.checked.into_iter();
    due.map(|one| (one.account.to_string(), one.wants, one.since)).collect()
}

#[tokio::test]
async fn f4_a_deal_that_was_checked_asks_on_day_15_and_day_30() {
    let world = World::new().await;
    world.listed("bo", "恆泰紡織", 1, 500).await;
    walked(&world, "mei", "bo", today().plus(-40), 1).await;
    assert_eq!(checked(&world, "bo").await, [], "not signed by both");
    for (since, wants) in [(-13, None), (-14, Some(Asks::FollowUp)), (-29, Some(Asks::Verdict))] {
        let world = World::new().await;
        world.listed("bo", "恆泰紡織", 1, 500).await;
        walked(&world, "mei", "bo", today().plus(since), 2).await;
        let found = checked(&world, "bo").await;
        let wanted = wants.map(|asks| ("恆泰紡織".to_owned(), Wants::Check(asks), today()));
        assert_eq!(found, Vec::from_iter(wanted), "{since}");
        for login in ["mei", "chen", "ada", "dan"] {
            assert!(agenda(&world, login).await.is_empty(), "{login}");
        }
    }
}

#[tokio::test]
async fn f4_a_contact_settles_day_15_and_another_check_or_parking_day_30() {
    let world = World::new().await;
    let first = world.listed("bo", "恆泰紡織", 1, 500).await;
    let second = walked(&world, "mei", "bo", today().plus(-20), 2).await;
    let asks = async || {
        let found = checked(&world, "bo").await.into_iter();
        found.map(|(_, wants, _)| wants).collect::<Vec<_>>()
    };
    assert_eq!(asks().await, [Wants::Check(Asks::FollowUp)]);
    // A visit to the customer about something else is none about the deal.
    let alone = planned(&world, "bo", &first, false).await;
    let result = || Note::new("談得很好").unwrap();
    let report = || Report { on: today(), result: result(), action: None, next: None };
    let tell = |visit| Command::Report { visit, report: report(), notes: Notes::new() };
    does(&world, "bo", Some(1), tell(alone.id)).await;
    assert_eq!(asks().await, [Wants::Check(Asks::FollowUp)]);
    let about = planned(&world, "bo", &first, true).await;
    assert_eq!(asks().await, [Wants::Check(Asks::FollowUp)], "planned is not made");
    does(&world, "bo", Some(1), tell(about.id)).await;
    assert_eq!(asks().await, []);
    let before = walked(&world, "mei", "bo", today().plus(-45), 2).await;
    assert_ne!(before, second);
    assert_eq!(asks().await, [], "the last check counts");
    // Ten days on the verdict is due, whatever was done about it.
    let bo = world.actor("bo");
    let later = async || {
        let day = today().plus(10);
        store::visit::agenda(&world.store, &bo, day).await.unwrap().checked
    };
    let due = later().await;
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].deal, &due[0].wants), (first.deal.id, &Wants::Check(Asks::Verdict)));
    let parked = world.send("bo", move_to(&first, Destination::Parked { note: None })).await;
    done(parked);
    assert_eq!(later().await, []);
}
