//! The sales meetings of the demo company: of each team one that was held, written down and closed
//! a week ago, with actions done and open, and one that is to come. Made through the same door as
//! by people.

use domain::day::{Day, Millis};
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Command, Content, Form, Item, Purpose, Sheet, ToDo};
use domain::policy::Actor;
use domain::text::{Name, Remark};
use domain::visit::monday;

use super::DemoError;
use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::{Scene, actor};
use crate::meeting::{MeetingRefused, act_in};
use crate::writer::Tx;

/// After the visits, so that these stay the same.
const MEETINGS: u64 = 0x6d65_6574;
/// Mondays at nine.
const NINE: u16 = 9 * 60;

const HELD: [(Content, Form, u16, &str); 3] = [
    (Content::Competitor, Form::Case, 20, "大阪新對手的報價策略"),
    (Content::Skills, Form::RolePlay, 30, "談停機損失，再談價格"),
    (Content::Process, Form::Success, 15, "上週兩筆 75% 是怎麼推進的"),
];
const NOTES: &str = "對手低 8%，交期多六週。\n先問客戶停機一天的損失，再談價格。\n三號線的案例整理成一頁，大家拜訪時帶著。";
const TO_DO: [&str; 3] =
    ["問三家客戶對大阪報價的看法", "把三號線案例整理成一頁", "約技術部一起看交期"];
const AHEAD: [(Content, Form, u16, &str); 2] = [
    (Content::Product, Form::Presentation, 25, "新款壓縮機的三個賣點"),
    (Content::Analysis, Form::Discussion, 35, "各自說一家 A 級客戶"),
];

pub(super) async fn meet(tx: &mut Tx, scene: &Scene, today: Day) -> Result<(), DemoError> {
    let org = scene.cast.org();
    let mut chance = Chance::new(MEETINGS);
    for team in &scene.cast.teams {
        let Some(manager) = team.manager.and_then(|manager| org.person(manager)) else { continue };
        let manager = actor(&org, manager)?;
        let reps = scene.cast.reps();
        let reps = reps.into_iter().filter(|one| one.team == Some(team.id));
        let reps: Vec<PersonId> =
            reps.map(|one| one.id).filter(|one| *one != manager.person).collect();
        if reps.is_empty() {
            continue;
        }
        held(tx, &mut chance, &manager, &reps, monday(today).plus(-7), today).await?;
        let ahead = sheet(Purpose::NewProducts, monday(today).plus(7), &reps, &AHEAD)?;
        let planned = Millis::at(today.plus(-1), 16 * 60, OFFSET);
        let id = MeetingId::new(chance.id(planned));
        act(tx, &manager, id, Command::Write { base: None, sheet: ahead }, planned).await?;
    }
    Ok(())
}

/// Called on the Friday before, written down and closed the same morning.
async fn held(
    tx: &mut Tx,
    chance: &mut Chance,
    manager: &Actor,
    reps: &[PersonId],
    day: Day,
    today: Day,
) -> Result<(), DemoError> {
    let called = Millis::at(day.plus(-3), 17 * 60, OFFSET);
    let id = MeetingId::new(chance.id(called));
    let first = sheet(Purpose::ProblemSolving, day, reps, &HELD)?;
    act(tx, manager, id, Command::Write { base: None, sheet: first.clone() }, called).await?;
    let mut actions = Vec::new();
    for (turn, what) in (0i32..).zip(TO_DO) {
        let who = reps[usize::try_from(turn).unwrap_or(0) % reps.len()];
        actions.push(ToDo { who, what: Name::new(what)?, due: today.plus(turn - 1) });
    }
    let written = Sheet { notes: Remark::optional(NOTES)?, actions, ..first };
    let noon = Millis::at(day, 11 * 60, OFFSET);
    act(tx, manager, id, Command::Write { base: Some(1), sheet: written.clone() }, noon).await?;
    act(tx, manager, id, Command::Close, noon).await?;
    if let Some(last) = written.actions.last()
        && let Some(rep) = tx.org().actor(last.who)
    {
        let place = u16::try_from(written.actions.len() - 1).unwrap_or(0);
        let evening = Millis::at(day.plus(1), 18 * 60, OFFSET);
        act(tx, &rep, id, Command::Done { place, done: true }, evening).await?;
    }
    Ok(())
}

fn sheet(
    purpose: Purpose,
    day: Day,
    people: &[PersonId],
    items: &[(Content, Form, u16, &str)],
) -> Result<Sheet, DemoError> {
    let item = |(content, form, minutes, about): &(Content, Form, u16, &str)| {
        let about = Some(Name::new(about)?);
        Ok(Item { content: *content, form: *form, minutes: *minutes, about })
    };
    let agenda = items.iter().map(item).collect::<Result<_, DemoError>>()?;
    let (people, actions) = (people.to_vec(), Vec::new());
    Ok(Sheet { day, minute: Some(NINE), purpose, people, agenda, notes: None, actions })
}

async fn act(
    tx: &mut Tx,
    by: &Actor,
    id: MeetingId,
    command: Command,
    at: Millis,
) -> Result<(), DemoError> {
    match act_in(tx, by, id, &command, at).await {
        Ok(_) => Ok(()),
        Err(MeetingRefused::Refused(refusal)) => Err(refusal.into()),
        Err(MeetingRefused::Store(error)) => Err(error.into()),
    }
}
