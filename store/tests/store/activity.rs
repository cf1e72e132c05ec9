//! Activities: written once, shown to those who may see them, set right by their authors.

use domain::activity::{About, Activity, Command, Content, Kind, New, Told, Way};
use domain::board::Card;
use domain::day::{Day, Millis};
use domain::deal::{self, Edit, NewContact, NextStep, Refusal};
use domain::id::{AccountId, ActivityId, ContactId, DealId};
use domain::op::{Answer, Op};
use domain::text::Remark;
use store::activity::stream;

use crate::world::*;

fn content(words: &str) -> Content {
    let words = Remark::optional(words).unwrap();
    Content { kind: Kind::Note, contact: None, happened: None, words }
}

fn asked(base: Option<u32>, command: Command) -> Op {
    op(base, deal::Command::Activity(Box::new(command)))
}

fn add(about: About, content: Content) -> Op {
    let id = ActivityId::new(fresh());
    asked(None, Command::Add(New { id, about, content, next_step: None }))
}

fn on(card: &Card, words: &str) -> Op {
    add(About::Deal(card.deal.id), content(words))
}

#[track_caller]
fn written(answer: Answer) -> Activity {
    match answer {
        Answer::Noted { activity, .. } => *activity,
        other => panic!("not written: {other:?}"),
    }
}

#[track_caller]
fn refused(answer: Answer) -> Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// What someone reads, newest first; `None` for what they do not see.
async fn told(world: &World, login: &str, about: About) -> Option<Vec<String>> {
    let rows = stream(&world.store, &world.actor(login), about, None, 100).await.unwrap()?;
    let words = |activity: Activity| activity.told.words().map(ToString::to_string);
    Some(rows.into_iter().map(|row| words(row.activity).unwrap_or_default()).collect())
}

#[tokio::test]
async fn the_same_operation_writes_once_and_gets_its_first_answer_again() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let note = on(&card, "first\nsecond line");
    let first = world.send("bo", note.clone()).await;
    assert_eq!(world.send("bo", note.clone()).await, first);
    let about = About::Deal(card.deal.id);
    assert_eq!(told(&world, "bo", about).await.unwrap(), ["first\nsecond line"]);
    // Another operation with the same activity in it is another's, or a mistake.
    let again = Op { id: domain::id::OpId::new(fresh()), ..note.clone() };
    assert_eq!(refused(world.send("bo", again).await), Refusal::AlreadyWritten);
    assert_eq!(refused(world.send("mei", note).await), Refusal::Denied);
}

#[tokio::test]
async fn a_note_is_in_nobodys_way_and_waits_for_no_version() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let moved = world.moved("mei", &card, 2).await;
    written(world.send("bo", on(&card, "late, and still taken")).await);
    let moved = world.moved("bo", &moved, 3).await;
    assert_eq!(moved.deal.version, 3, "a note leaves the version alone");
}

#[tokio::test]
async fn a_next_step_goes_with_it_upon_whatever_the_deal_is_now() {
    let world = World::new().await;
    let mut ear = world.store.committed();
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    world.moved("mei", &card, 2).await;
    let next_step = Some(NextStep { what: name("call again"), due: Day(20_800) });
    let (id, about) = (ActivityId::new(fresh()), About::Deal(card.deal.id));
    let new = New { id, about, content: content("well"), next_step: next_step.clone() };
    let sent = asked(None, Command::Add(new));
    let op = sent.id;
    written(world.send("bo", sent.clone()).await);
    let bo = world.actor("bo");
    let sheet = store::deal::sheet(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
    assert_eq!((sheet.card.deal.next_step.clone(), sheet.card.deal.version), (next_step, 3));
    assert_eq!(sheet.history.len(), 3);
    let mut heard = Vec::new();
    while let Ok(one) = ear.try_recv() {
        heard.push(one);
    }
    let [.., step, note] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!((step.op, step.after.deal.version), (None, 3));
    assert_eq!((note.op, note.entry.changes.len()), (Some(op), 0));
    assert_eq!((note.before.as_ref(), &note.after), (Some(&sheet.card), &sheet.card));
    // The journal tells the same to who was away.
    let since = store::journal::since(&world.store, step.entry.seq - 1, 9).await.unwrap();
    assert_eq!(since, [(**step).clone(), (**note).clone()]);
    assert!(matches!(world.send("bo", sent).await, Answer::Noted { .. }));
}

#[tokio::test]
async fn t7_a_stream_is_for_those_who_see_the_deal() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    written(world.send("bo", on(&card, "secret")).await);
    let about = About::Deal(card.deal.id);
    for (login, sees) in [
        ("bo", true),
        ("mei", true),
        ("ada", true),
        ("chen", false),
        ("dan", false),
        ("mia", false),
        ("sam", false),
    ] {
        assert_eq!(told(&world, login, about).await.is_some(), sees, "{login}");
        let answer = world.send(login, on(&card, "me too")).await;
        assert_eq!(matches!(answer, Answer::Noted { .. }), sees, "{login}");
        if !sees {
            assert_eq!(refused(answer), Refusal::NoSuchDeal);
        }
    }
    let nowhere = add(About::Deal(DealId::new(fresh())), content("x"));
    assert_eq!(refused(world.send("ada", nowhere).await), Refusal::NoSuchDeal);
    let nowhere = add(About::Account(AccountId::new(fresh())), content("x"));
    assert_eq!(refused(world.send("ada", nowhere).await), Refusal::NoSuchAccount);
}

#[tokio::test]
async fn t7_an_account_shows_its_own_and_of_its_deals_those_in_sight() {
    let world = World::new().await;
    let hers = world.listed("bo", "恆泰紡織", 1, 500).await;
    let his = world.listed_for("dan", "恆泰紡織", 1, 500).await;
    written(world.send("bo", on(&hers, "of bo")).await);
    written(world.send("dan", on(&his, "of dan")).await);
    let account = About::Account(hers.deal.account);
    written(world.send("bo", add(account, content("of the account"))).await);
    let told = |login| told(&world, login, account);
    assert_eq!(told("bo").await.unwrap(), ["of the account", "of bo"]);
    assert_eq!(told("dan").await.unwrap(), ["of the account", "of dan"]);
    assert_eq!(told("ada").await.unwrap(), ["of the account", "of dan", "of bo"]);
    for stranger in ["chen", "mia", "sam"] {
        assert_eq!(told(stranger).await, None, "{stranger}");
        let added = world.send(stranger, add(account, content("x"))).await;
        assert_eq!(refused(added), Refusal::NoSuchAccount, "{stranger}");
    }
    let rows = stream(&world.store, &world.actor("bo"), account, None, 9).await.unwrap().unwrap();
    let named: Vec<_> = rows.iter().map(|row| row.deal.as_ref().map(|deal| deal.id)).collect();
    assert_eq!(named, [None, Some(hers.deal.id)]);
}

#[tokio::test]
async fn what_is_written_about_an_account_goes_with_it_into_another_and_comes_back() {
    let world = World::new().await;
    let [stays, goes] = [("bo", "恆泰紡織"), ("bo", "恆泰紡織廠")];
    let stays = world.listed(stays.0, stays.1, 1, 1).await.deal.account;
    let goes = world.listed(goes.0, goes.1, 1, 1).await.deal.account;
    written(world.send("bo", add(About::Account(goes), content("of the part"))).await);
    let ada = world.actor("ada");
    store::merge::merge(&world.store, &ada, stays, goes, NOW).await.unwrap();
    // A tablet that has not heard of it yet writes about the part.
    written(world.send("bo", add(About::Account(goes), content("late"))).await);
    for account in [stays, goes] {
        let told = told(&world, "bo", About::Account(account)).await.unwrap();
        assert_eq!(told, ["late", "of the part"]);
    }
    store::merge::part(&world.store, &ada, goes, NOW).await.unwrap();
    assert_eq!(told(&world, "bo", About::Account(stays)).await.unwrap(), [] as [&str; 0]);
    assert_eq!(told(&world, "bo", About::Account(goes)).await.unwrap(), ["late", "of the part"]);
}

#[tokio::test]
async fn its_author_sets_it_right_and_takes_it_back_and_the_journal_keeps_what_it_said() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let about = About::Deal(card.deal.id);
    let note = written(world.send("bo", on(&card, "wel")).await);
    let right = |base| {
        let content = Content { happened: Some(note.happened), ..content("well") };
        asked(Some(base), Command::Correct { activity: note.id, content })
    };
    assert_eq!(refused(world.send("mei", right(1)).await), Refusal::NotItsAuthor);
    assert_eq!(refused(world.send("dan", right(1)).await), Refusal::NoSuchActivity);
    let corrected = written(world.send("bo", right(1)).await);
    assert!(corrected.is_edited());
    assert_eq!(refused(world.send("bo", right(1)).await), Refusal::ActivityChanged);
    assert_eq!(told(&world, "mei", about).await.unwrap(), ["well"]);
    let back = Command::Withdraw { activity: note.id };
    assert_eq!(refused(world.send("mei", asked(None, back.clone())).await), Refusal::NotItsAuthor);
    let gone = written(world.send("bo", asked(None, back.clone())).await);
    assert_eq!(gone.told, Told::Withdrawn);
    let rows = stream(&world.store, &world.actor("ada"), about, None, 9).await.unwrap().unwrap();
    assert_eq!(rows[0].activity, gone);
    assert_eq!(refused(world.send("bo", asked(None, back)).await), Refusal::WithdrawnAlready);
    let kinds = kept(&world, note.id).await;
    assert_eq!(
        kinds.iter().map(|(kind, text)| (kind.as_str(), text.contains("wel"))).collect::<Vec<_>>(),
        [("activity_added", true), ("activity_edited", true), ("activity_withdrawn", false)]
    );
}

/// Kind and payload of the journal's entries about an activity.
async fn kept(world: &World, activity: ActivityId) -> Vec<(String, String)> {
    use sqlx::Connection;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&world.path);
    let mut conn = sqlx::sqlite::SqliteConnection::connect_with(&options).await.unwrap();
    let select = "SELECT kind, payload FROM journal WHERE activity = $1 ORDER BY seq";
    sqlx::query_as(select).bind(activity.uuid()).fetch_all(&mut conn).await.unwrap()
}

#[tokio::test]
async fn a_call_keeps_its_way_its_contact_and_whether_it_reached_someone() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let lin = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone: None };
    let card = done(world.send("bo", edit(&card, vec![Edit::MeetContact(lin.clone())])).await);
    let about = About::Deal(card.deal.id);
    let nobody = Kind::Call { way: Way::Out, reached: false };
    let call = |kind, contact| Content { kind, contact, happened: None, words: None };
    let kept = written(world.send("bo", add(about, call(nobody, Some(lin.id)))).await);
    assert_eq!((kept.kind, kept.contact, kept.told), (nobody, Some(lin.id), Told::Nothing));
    let rows = stream(&world.store, &world.actor("bo"), about, None, 9).await.unwrap().unwrap();
    assert_eq!((rows[0].activity.kind, rows[0].contact.clone()), (nobody, Some(lin.name)));
    let reached = Kind::Call { way: Way::In, reached: true };
    let silent = add(about, call(reached, Some(lin.id)));
    assert_eq!(refused(world.send("bo", silent).await), Refusal::WordsWanted);
    let stranger = add(about, call(nobody, Some(ContactId::new(fresh()))));
    assert_eq!(refused(world.send("bo", stranger).await), Refusal::NoSuchContact);
    let elsewhere = world.listed("bo", "Acme", 1, 1).await;
    let foreign = add(About::Deal(elsewhere.deal.id), call(nobody, Some(lin.id)));
    assert_eq!(refused(world.send("bo", foreign).await), Refusal::NoSuchContact);
}

#[tokio::test]
async fn a_stream_comes_page_by_page_in_the_order_of_what_happened() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let about = About::Deal(card.deal.id);
    for n in 0..70_i64 {
        // Three at an instant, written down in another order than they happened.
        let happened = Some(Millis(NOW.0 - 1_000_000 - (n * 37 % 70) / 3 * 1_000));
        let content = Content { happened, ..content(&format!("{n}")) };
        written(world.send("bo", add(about, content)).await);
    }
    let (bo, mut seen, mut before) = (world.actor("bo"), Vec::new(), None);
    loop {
        let rows = stream(&world.store, &bo, about, before, 30).await.unwrap().unwrap();
        let Some(last) = rows.last() else { break };
        before = Some((last.activity.happened, last.seq));
        seen.extend(rows.into_iter().map(|row| (row.activity.happened, row.seq)));
    }
    assert_eq!(seen.len(), 70);
    assert!(seen.is_sorted_by(|a, b| a > b));
}
