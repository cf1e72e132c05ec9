//! Meetings: made by who leads, read by who is invited, with actions that land in each one's day.

use domain::day::{Day, Millis};
use domain::deal::Refusal;
use domain::id::MeetingId;
use domain::meeting::{Command, Content, Form, Item, Meeting, Purpose, Sheet, ToDo};
use domain::text::Remark;
use store::meeting::{MeetingRefused, act, list, read};

use crate::world::*;

fn today() -> Day {
    NOW.day(8 * 60)
}

fn sheet(world: &World, people: &[&str], actions: &[(&str, &str, i32)]) -> Sheet {
    let action = |(who, what, days): &(&str, &str, i32)| ToDo {
        who: world.people[who],
        what: name(what),
        due: today().plus(*days),
    };
    Sheet {
        day: today(),
        minute: Some(9 * 60),
        purpose: Purpose::ProblemSolving,
        people: people.iter().map(|login| world.people[login]).collect(),
        agenda: vec![Item {
            content: Content::Competitor,
            form: Form::Case,
            minutes: 30,
            about: Some(name("the new rival from Osaka")),
        }],
        notes: Remark::optional("they are cheaper\nand later").unwrap(),
        actions: actions.iter().map(action).collect(),
    }
}

async fn does(
    world: &World,
    login: &str,
    id: MeetingId,
    command: Command,
) -> Result<Meeting, Refusal> {
    let done = act(&world.store, &world.actor(login), id, command, NOW).await;
    done.map_err(|refused| match refused {
        MeetingRefused::Refused(refusal) => refusal,
        MeetingRefused::Store(error) => panic!("{error}"),
    })
}

fn write(base: Option<u32>, sheet: Sheet) -> Command {
    Command::Write { base, sheet }
}

#[tokio::test]
async fn c7_it_is_read_as_it_was_written_by_who_makes_it_and_who_is_invited() {
    let world = World::new().await;
    let id = MeetingId::new(fresh());
    let sheet = sheet(&world, &["bo"], &[("bo", "ask the plant", 3), ("mei", "new prices", 1)]);
    let held = does(&world, "mei", id, write(None, sheet.clone())).await.unwrap();
    assert_eq!(held.sheet, sheet);
    for (login, sees) in [
        ("mei", true),
        ("bo", true),
        ("ada", false),
        ("chen", false),
        ("dan", false),
        ("mia", false),
    ] {
        let actor = world.actor(login);
        let found = read(&world.store, &actor, id).await.unwrap();
        assert_eq!(found, sees.then(|| held.clone()), "{login}");
        let listed = list(&world.store, &actor, 9).await.unwrap();
        assert_eq!(listed.len(), usize::from(sees), "{login}");
    }
    let again = does(&world, "mei", id, write(None, sheet.clone())).await.unwrap();
    assert_eq!(again, held, "the answer was lost and asked for again");
    let foreign = does(&world, "bo", MeetingId::new(fresh()), write(None, sheet)).await;
    assert_eq!(foreign, Err(Refusal::Denied));
}

#[tokio::test]
async fn c7_v4_an_action_stands_in_ones_day_till_it_is_done() {
    let world = World::new().await;
    let id = MeetingId::new(fresh());
    let actions = [("bo", "later", 5), ("bo", "first", 1), ("chen", "theirs", 1)];
    let made = write(None, sheet(&world, &["bo", "chen"], &actions));
    let mut told = world.store.visits();
    does(&world, "mei", id, made).await.unwrap();
    let told = told.recv().await.unwrap();
    let hears = ["mei", "bo", "chen", "ada"].map(|login| told.is_for(&world.actor(login)));
    assert_eq!(hears, [true, true, true, false]);
    let day = async |login: &str| {
        let actor = world.actor(login);
        let agenda = store::visit::agenda(&world.store, &actor, today()).await.unwrap();
        agenda.agreed.into_iter().map(|one| (one.place, one.what.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(day("bo").await, [(1, "first".to_owned()), (0, "later".to_owned())]);
    assert_eq!(day("chen").await, [(2, "theirs".to_owned())]);
    assert_eq!(day("mei").await, []);
    does(&world, "mei", id, Command::Close).await.unwrap();
    let done = Command::Done { place: 1, done: true };
    assert_eq!(does(&world, "chen", id, done.clone()).await, Err(Refusal::NotTheirMeeting));
    assert_eq!(does(&world, "dan", id, done.clone()).await, Err(Refusal::NoSuchMeeting));
    does(&world, "bo", id, done).await.unwrap();
    assert_eq!(day("bo").await, [(0, "later".to_owned())]);
    let closed = write(Some(3), sheet(&world, &["bo"], &[]));
    assert_eq!(does(&world, "mei", id, closed).await, Err(Refusal::MeetingClosed));
}

#[tokio::test]
async fn each_change_of_a_meeting_is_an_entry_of_the_journal_and_what_was_done_is_kept() {
    let world = World::new().await;
    let id = MeetingId::new(fresh());
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let first = sheet(&world, &["bo"], &[("bo", "one", 1), ("bo", "two", 2)]);
    does(&world, "mei", id, write(None, first.clone())).await.unwrap();
    does(&world, "bo", id, Command::Done { place: 0, done: true }).await.unwrap();
    let mut then = first;
    then.actions.reverse();
    let after = does(&world, "mei", id, write(Some(2), then)).await.unwrap();
    assert_eq!(after.done, [None, Some(Millis(NOW.0))]);
    let stands = read(&world.store, &world.actor("bo"), id).await.unwrap();
    assert_eq!(stands, Some(after));
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap() - before, 3);
}
