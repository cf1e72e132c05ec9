//! Joint visits of the demo company: of each team one that was talked over and signed, one whose
//! debrief is under way, and one to come. Said and written through the same doors as by people.

use domain::coaching::debrief::Field;
use domain::coaching::joint::{Command as Say, Ground, Kind, decide};
use domain::coaching::{Sale, talk};
use domain::day::{Day, Millis};
use domain::deal;
use domain::id::{OpId, PersonId, SittingId, SkillId};
use domain::op::{Answer, Op};
use domain::policy::Actor;
use domain::sitting::{self, Command, Sitting, Typed};
use domain::text::Remark;
use domain::visit::Way;

use super::DemoError;
use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::{Scene, actor};
use super::visits::Going;
use crate::coaching::{begin, joint};
use crate::journal::{self, Fact};
use crate::op;
use crate::sitting::{SittingRefused, read as sittings};
use crate::writer::Tx;

/// After the talks, so that these stay the same.
const COACHING: u64 = 0x636f_6163;
/// Minutes after the visit was told of.
const LATER: i64 = 20 * 60_000;

const TOLD: [(bool, Field, &str); 13] = [
    (true, Field::Goal, "請劉經理說出還有誰參與決定"),
    (true, Field::Approach, "先談三號線漏油，再問停機一天的損失"),
    (true, Field::Reasons, "上個月他們才停過一次線，他自己提過"),
    (true, Field::Feelings, "鬆了一口氣，比想像中順利，不過最後有點急"),
    (false, Field::Listening, "說到價格時語速變快"),
    (true, Field::Aim, "本來想請劉經理說出還有誰決定，並定下技術交流的日期"),
    (false, Field::Aim, "日期有了，名單還沒有"),
    (true, Field::Happened, "他說漏油早就知道了，直接問價格"),
    (true, Field::Buyer, "他怕主管問起預算，所以先要數字"),
    (true, Field::Best, "開場很自然，讓客戶先說"),
    (true, Field::Better, "聽到價格就跟著談價格，沒有問後果"),
    (true, Field::Found, "先問停機一天損失多少，再談價格"),
    (false, Field::Suggested, "問完之後數到三，等客戶說"),
];
const ACTION: &str = "每次拜訪先問一個後果問題，再談價格";

pub(super) async fn coach(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    let org = scene.cast.org();
    let mut chance = Chance::new(COACHING);
    let skills = sqlx::query_scalar::<_, uuid::Uuid>(
        "SELECT id FROM skill WHERE area = 'visits' ORDER BY position",
    );
    let skills = skills.fetch_all(tx.conn()).await.map_err(crate::StoreError::from)?;
    let skills: Vec<SkillId> = skills.into_iter().map(SkillId::new).collect();
    for team in &scene.cast.teams {
        let Some(coach) = team.manager.and_then(|manager| org.actor(manager)) else { continue };
        let reps = scene.cast.reps();
        let reps = reps.into_iter().filter(|one| one.team == Some(team.id));
        let reps = reps.filter(|one| one.id != coach.person);
        for (turn, rep) in reps.take(3).enumerate() {
            let rep = actor(&org, rep)?;
            let skill = skills[chance.below(skills.len())];
            let two = (&rep, &coach);
            match turn {
                0 | 1 => told(tx, scene, &mut chance, two, skill, turn == 0).await?,
                _ => to_come(tx, scene, two, skill).await?,
            }
        }
    }
    Ok(())
}

/// Of the visits of a rep, the latest that was planned, made and told of.
fn made(scene: &Scene, rep: PersonId) -> Option<(&Going, &Going)> {
    let theirs = |going: &&Going| going.visit.by == rep;
    let mut made = scene.goings.iter().filter(theirs).rev();
    let made =
        made.find(|one| one.visit.report().is_some() && one.visit.plan.way == Way::FaceToFace)?;
    let planned = scene.goings.iter().find(|one| one.visit.id == made.visit.id)?;
    Some((planned, made))
}

fn ahead(scene: &Scene, rep: PersonId) -> Option<&Going> {
    let theirs = scene.goings.iter().filter(|one| one.visit.by == rep && !one.goes_on);
    theirs.filter(|one| one.visit.is_open()).max_by_key(|one| (one.visit.plan.day, one.visit.id))
}

/// Declared after it was planned, for what the rule says of it then.
async fn declare(
    tx: &mut Tx,
    planned: &Going,
    (by, coach): (&Actor, &Actor),
    kind: Kind,
    skill: SkillId,
) -> Result<(), DemoError> {
    let at = Millis(planned.at.0 + LATER);
    let say = Say::Declare { coach: coach.person, kind, skill };
    let ground = Ground {
        visit: &planned.visit,
        coach: Some(coach),
        offered: true,
        sale: Sale::Small,
        today: at.day(OFFSET),
    };
    let Some(declared) = decide(None, &say, ground, by)? else { return Ok(()) };
    joint::put(tx, &declared, at).await?;
    journal::fact(tx, Some(by.person), &Fact::JointDeclared { joint: declared }, at).await?;
    Ok(())
}

async fn to_come(
    tx: &mut Tx,
    scene: &Scene,
    (rep, coach): (&Actor, &Actor),
    skill: SkillId,
) -> Result<(), DemoError> {
    let Some(planned) = ahead(scene, rep.person) else { return Ok(()) };
    declare(tx, planned, (rep, coach), Kind::Demonstration, skill).await
}

/// A debrief to its end and signed, or half of it.
async fn told(
    tx: &mut Tx,
    scene: &Scene,
    chance: &mut Chance,
    (rep, coach): (&Actor, &Actor),
    skill: SkillId,
    whole: bool,
) -> Result<(), DemoError> {
    let Some((planned, made)) = made(scene, rep.person) else { return Ok(()) };
    declare(tx, planned, (coach, coach), Kind::Coaching, skill).await?;
    let mut at = Millis(made.at.0 + LATER);
    let id = SittingId::new(chance.id(at));
    begin::begin_in(tx, coach, (id, made.visit.id), at).await.map_err(refused)?;
    for by in [coach, rep] {
        at = Millis(at.0 + 60_000);
        send(tx, chance, by, Command::Join { sitting: id }, at).await?;
    }
    let next = next_day(made.visit.day(), at);
    let end = [(true, Field::Action, ACTION.to_owned()), (true, Field::Next, next.iso())];
    let words = TOLD.into_iter().map(|(by, field, words)| (by, field, words.to_owned()));
    let many = if whole { TOLD.len() } else { 8 };
    let end = end.into_iter().filter(|_| whole);
    for (by_rep, field, words) in words.take(many).chain(end) {
        at = Millis(at.0 + 2 * 60_000);
        // A small sale has no planning.
        let sitting = sitting(tx, id).await?;
        let mut items = sitting.items.iter();
        let Some(item) = items.find(|item| talk::phase(item) == Some(field.phase())) else {
            continue;
        };
        let (place, field) = (item.place, sitting::Field::Debrief(field));
        let typed = Typed { place, field, words: Remark::optional(&words)?, version: 1 };
        let by = if by_rep { rep } else { coach };
        send(tx, chance, by, Command::Write { sitting: id, typed }, at).await?;
    }
    if whole {
        for by in [rep, coach] {
            at = Millis(at.0 + 60_000);
            let seen = sitting(tx, id).await?.head.revision;
            send(tx, chance, by, Command::Sign { sitting: id, seen }, at).await?;
        }
    }
    Ok(())
}

/// A week on, and no Sunday.
fn next_day(day: Day, at: Millis) -> Day {
    let after = at.day(OFFSET).plus(7).max(day.plus(7));
    let monday = domain::visit::monday(after);
    after.min(monday.plus(4))
}

async fn sitting(tx: &mut Tx, id: SittingId) -> Result<Sitting, DemoError> {
    let head = sittings::head(tx.conn(), id).await?.ok_or(DemoError::NotEmpty)?;
    let items = sittings::items(tx.conn(), id).await?;
    let entries = sittings::entries(tx.conn(), id).await?;
    Ok(Sitting { head, items, entries })
}

pub(super) async fn send(
    tx: &mut Tx,
    chance: &mut Chance,
    by: &Actor,
    command: Command,
    at: Millis,
) -> Result<(), DemoError> {
    let command = deal::Command::Sitting(Box::new(command));
    let op = Op { id: OpId::new(chance.id(at)), at, base: None, command };
    match op::apply_in(tx, by, &op, at).await? {
        Answer::Refused { refusal } => Err(refusal.into()),
        _ => Ok(()),
    }
}

fn refused(refused: SittingRefused) -> DemoError {
    match refused {
        SittingRefused::Refused(refusal) => refusal.into(),
        SittingRefused::Store(error) => error.into(),
    }
}
