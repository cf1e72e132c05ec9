//! Tests of the demo company, and what its reps are to learn: of each team one rep whose manager
//! and they have answered twice, one of whom each has answered once, and one whose answers wait for
//! the manager's.

use domain::coaching::skill::Grade;
use domain::day::{Day, Millis};
use domain::id::{KnowledgeId, SkillId, TestId};
use domain::policy::Actor;
use domain::skills::knowledge::{Kind, Known};
use domain::skills::{About, Marked};
use domain::text::Name;

use super::DemoError;
use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::{Scene, actor};
use crate::coaching::skill::tested;
use crate::skills::SkillsUnkept;
use crate::skills::answer::answer_in;
use crate::skills::knowledge::{Change, change_in};
use crate::writer::Tx;

/// After the joint visits, so that these stay the same.
const SKILLS: u64 = 0x736b_696c;
const DAY: i64 = 24 * 60 * 60_000;
/// Days ago: the first test, and the second.
const ROUNDS: [i64; 2] = [130, 20];

/// Kind, what, where from, how to get it, how it is told that it was learned.
const TO_LEARN: [(Kind, &str, &str, &str, &str); 4] = [
    (
        Kind::Market,
        "中科擴廠案有哪些，各由誰主辦",
        "園區公告、同業",
        "每週讀一次招標公告",
        "說得出前五案與主辦人",
    ),
    (Kind::Product, "新型變頻泵的節能計算", "產品經理", "跟著算三個實例", "能在客戶面前自己算一遍"),
    (
        Kind::Company,
        "交貨期怎麼排，誰能插單",
        "訂單處理、生管",
        "到生管坐半天",
        "答得出三個交期問題",
    ),
    (
        Kind::Market,
        "兩家對手的價格與弱點",
        "成交與未成交的案子",
        "整理去年的輸贏",
        "說得出各一個真實案例",
    ),
];

pub(super) async fn test(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    let Some(now) = scene.happened.last().map(|happening| happening.at) else { return Ok(()) };
    let org = scene.cast.org();
    let mut chance = Chance::new(SKILLS);
    let (asked, leading) = (tested(tx.conn(), false).await?, tested(tx.conn(), true).await?);
    for team in &scene.cast.teams {
        let Some(coach) = team.manager.and_then(|manager| org.actor(manager)) else { continue };
        let own = About { person: coach.person, leading: true };
        answered(tx, &mut chance, &coach, own, (&leading, &ROUNDS), now).await?;
        let reps = scene.cast.reps();
        let reps = reps.into_iter().filter(|one| one.team == Some(team.id));
        let reps = reps.filter(|one| one.id != coach.person);
        for (turn, rep) in reps.take(3).enumerate() {
            let rep = actor(&org, rep)?;
            let about = About { person: rep.person, leading: false };
            let (theirs, coachs): (&[i64], &[i64]) = match turn {
                0 => (&ROUNDS, &ROUNDS),
                1 => (&ROUNDS[1..], &ROUNDS[1..]),
                _ => (&ROUNDS[1..], &[]),
            };
            answered(tx, &mut chance, &rep, about, (&asked, theirs), now).await?;
            answered(tx, &mut chance, &coach, about, (&asked, coachs), now).await?;
            if turn < 2 {
                to_learn(tx, &mut chance, (&rep, &coach), now).await?;
            }
        }
    }
    Ok(())
}

/// One test after the other, each a little better.
async fn answered(
    tx: &mut Tx,
    chance: &mut Chance,
    by: &Actor,
    about: About,
    (asked, rounds): (&[SkillId], &[i64]),
    now: Millis,
) -> Result<(), DemoError> {
    let mut grades: Vec<(i32, i32)> = asked
        .iter()
        .map(|_| (chance.between(1, 3).max(chance.between(1, 3)), chance.between(1, 3)))
        .collect();
    for days in rounds {
        let marks = asked.iter().zip(&grades).map(|(skill, (importance, ability))| Marked {
            skill: *skill,
            importance: grade(*importance),
            ability: grade(*ability),
        });
        let marks: Vec<Marked> = marks.collect();
        let at = Millis(now.0 - days * DAY + i64::from(chance.between(0, 300)) * 60_000);
        let id = TestId::new(chance.id(at));
        answer_in(tx, by, (id, about), (&marks, true), at).await.map_err(unkept)?;
        for (_, ability) in &mut grades {
            if chance.percent(30) {
                *ability = (*ability + 1).min(3);
            }
        }
    }
    Ok(())
}

fn grade(number: i32) -> Option<Grade> {
    u8::try_from(number).ok().and_then(|number| Grade::try_from(number).ok())
}

async fn to_learn(
    tx: &mut Tx,
    chance: &mut Chance,
    (rep, coach): (&Actor, &Actor),
    now: Millis,
) -> Result<(), DemoError> {
    let first = chance.below(TO_LEARN.len());
    for turn in 0..3 {
        let (kind, what, source, way, proof) = TO_LEARN[(first + turn) % TO_LEARN.len()];
        let at = Millis(now.0 - i64::from(chance.between(8, 16)) * DAY);
        let today: Day = at.day(OFFSET);
        let known = Known {
            id: KnowledgeId::new(chance.id(at)),
            rep: rep.person,
            kind,
            what: Name::new(what)?,
            source: Some(Name::new(source)?),
            way: Some(Name::new(way)?),
            begins: Some(today.plus(chance.between(-2, 24))),
            proof: Some(Name::new(proof)?),
            done: (turn == 0).then_some(today),
            version: 0,
        };
        let by = if turn == 1 { coach } else { rep };
        change_in(tx, by, Change::Put(known), at).await.map_err(unkept)?;
    }
    Ok(())
}

fn unkept(unkept: SkillsUnkept) -> DemoError {
    match unkept {
        SkillsUnkept::Store(error) => error.into(),
        SkillsUnkept::Denied(_) | SkillsUnkept::Refused(_) => {
            DemoError::Rule(domain::deal::Refusal::Denied)
        }
    }
}
