//! H1: what the leaver agreed to do in meetings is not left undone.

use domain::handover::Command;
use domain::id::MeetingId;
use domain::meeting::{Command as Meet, Content, Form, Item, Meeting, Purpose, Sheet, ToDo};
use domain::text::Note;
use store::meeting;

use super::ground::*;
use crate::world::*;

async fn held(scene: &Scene, people: &[&str], actions: &[(&str, &str)]) -> MeetingId {
    let who = |login: &&str| scene.world.people[*login];
    let action =
        |(login, what): &(&str, &str)| ToDo { who: who(login), what: name(what), due: today() };
    let item = Item { content: Content::Competitor, form: Form::Case, minutes: 30, about: None };
    let sheet = Sheet {
        day: today(),
        minute: None,
        purpose: Purpose::ProblemSolving,
        people: people.iter().map(who).collect(),
        agenda: vec![item],
        notes: None,
        actions: actions.iter().map(action).collect(),
    };
    let id = MeetingId::new(fresh());
    let mei = scene.world.actor("mei");
    let write = Meet::Write { base: None, sheet };
    meeting::act(&scene.world.store, &mei, id, write, NOW).await.unwrap();
    id
}

async fn read(scene: &Scene, login: &str, id: MeetingId) -> Option<Meeting> {
    meeting::read(&scene.world.store, &scene.world.actor(login), id).await.unwrap()
}

fn whose(scene: &Scene, meeting: &Meeting) -> Vec<&'static str> {
    meeting.sheet.actions.iter().map(|one| scene.login(one.who)).collect()
}

#[tokio::test]
async fn h1_what_was_agreed_and_not_done_goes_on_when_it_is_closed() {
    let scene = Scene::new().await;
    let store = &scene.world.store;
    let both = [("bo", "送樣品"), ("bo", "問交期"), ("mei", "新價格")];
    let with_dora = held(&scene, &["bo", "dora"], &both).await;
    let alone = held(&scene, &["bo"], &[("bo", "補合約")]).await;
    let bo = scene.world.actor("bo");
    let done = Meet::Done { place: 0, done: true };
    meeting::act(store, &bo, with_dora, done, NOW).await.unwrap();
    let mei = scene.world.actor("mei");
    let plan = store::handover::plan(store, &mei, bo.person).await.unwrap();
    assert_eq!(plan.along.actions, 2, "what is not done is told before");
    let id = scene.open().await;
    for name in ["甲", "乙", "丙", "丁"] {
        let reason = Note::new("已無往來").unwrap();
        scene.done("mei", id, Command::WriteOff { deal: scene.id(name), reason }).await;
    }
    let before = read(&scene, "mei", with_dora).await.unwrap();
    assert_eq!(whose(&scene, &before), ["bo", "bo", "mei"], "theirs till it is closed");
    scene.done("mei", id, Command::Close).await;
    let after = read(&scene, "dora", with_dora).await.unwrap();
    assert_eq!(whose(&scene, &after), ["bo", "dora", "mei"], "what was done stays theirs");
    assert_eq!(after.version, before.version + 1);
    // Of one that no heir came to whoever made it sees to it.
    let after = read(&scene, "mei", alone).await.unwrap();
    assert_eq!(whose(&scene, &after), ["mei"]);
    let dora = scene.world.actor("dora");
    let agenda = store::visit::agenda(store, &dora, today()).await.unwrap();
    let agreed: Vec<&str> = agenda.agreed.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(agreed, ["問交期"], "it stands in their day");
}
