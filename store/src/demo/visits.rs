//! The visits of the demo company: three weeks behind, this one and the next, planned each Friday
//! before. Made after the deals are told, by a chance of its own: the deals are the same without.

use std::collections::BTreeMap;

use domain::activity::Ground;
use domain::day::{Day, Millis};
use domain::deal::{Context, Deal, NextStep};
use domain::funnel::Stage;
use domain::id::{DealId, OpId, PersonId, VisitId};
use domain::text::{Name, Note};
use domain::visit::{Command, New, Notes, Plan, Report, Step, Visit, Way, decide, monday};

use super::DemoError;
use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::{Scene, actor};
use super::{phrases, words};

/// One entry about a visit, as the journal is to tell it.
pub(super) struct Going {
    pub at: Millis,
    pub op: OpId,
    pub visit: Visit,
    /// Whether more is told of it later.
    pub goes_on: bool,
}

/// In the order of time. Nothing is told of today or later.
pub(super) fn goings(scene: &Scene, seed: u64, today: Day) -> Result<Vec<Going>, DemoError> {
    let mut chance = Chance::new(seed ^ 0x7669_7369);
    let mut last: BTreeMap<DealId, &Deal> = BTreeMap::new();
    for happening in &scene.happened {
        last.insert(happening.deal.id, &happening.deal);
    }
    let mut theirs: BTreeMap<PersonId, Vec<&Deal>> = BTreeMap::new();
    for deal in last.into_values().filter(|deal| deal.position.place().stage().is_some()) {
        theirs.entry(deal.owner).or_default().push(deal);
    }
    let mut all = Vec::new();
    for (person, deals) in &theirs {
        for week in -3..=1 {
            let monday = monday(today).plus(week * 7);
            for day in (0..5).map(|day| monday.plus(day)) {
                let most = if week == 1 { 1 } else { 2 };
                for turn in 0..chance.between(0, most) {
                    let deal = chance.pick(deals);
                    let planned = Millis::at(monday.plus(-3), 17 * 60, OFFSET);
                    if deal.listed_at < planned && planned.day(OFFSET) < today {
                        let slot = (day, turn, planned);
                        one(&mut chance, scene, (*person, deal), slot, today, &mut all)?;
                    }
                }
            }
        }
    }
    all.sort_by_key(|going| (going.at, going.op));
    Ok(all)
}

fn one(
    chance: &mut Chance,
    scene: &Scene,
    (person, deal): (PersonId, &Deal),
    (day, turn, planned): (Day, i32, Millis),
    today: Day,
    all: &mut Vec<Going>,
) -> Result<(), DemoError> {
    let Some(stage) = deal.position.place().stage() else { return Ok(()) };
    let aim = chance.pick(phrases::next_steps(stage));
    let minute = 9 * 60 + 30 + turn * 270 + chance.between(0, 5) * 15;
    let plan = Plan {
        day,
        minute: u16::try_from(minute).ok(),
        minutes: chance.pick(&[30, 60, 60, 90]),
        way: way(chance, stage),
        aim: Some(Name::new(aim)?),
        second: None,
        fallback: None,
        contact: deal.contacts.first().copied(),
    };
    let id = VisitId::new(chance.id(planned));
    let new = New { id, account: deal.account, deal: Some(deal.id), plan, notes: Notes::new() };
    let add = Command::Add { new, report: None };
    let mut tell = |command: &Command, found: Option<&Visit>, at: Millis| {
        let op = OpId::new(chance.id(at));
        let org = scene.cast.org();
        let by = org.person(person).ok_or(DemoError::NotEmpty)?;
        let by = actor(&org, by)?;
        let (funnel, rates) = (&scene.company.funnel, &scene.company.rates);
        let context = Context { actor: &by, op, now: at, today: at.day(OFFSET), funnel, rates };
        let ground = Some(Ground::Deal { owner: deal.owner });
        let base = found.map(|visit| visit.version);
        let visit = decide(found, command, ground, (at, base), &context)?;
        Ok::<_, DemoError>(Going { at, op, visit, goes_on: false })
    };
    let mut first = tell(&add, None, planned)?;
    if day >= today {
        all.push(first);
        return Ok(());
    }
    let evening = Millis::at(day, 17 * 60 + 30 + u16::try_from(turn).unwrap_or(0), OFFSET);
    let luck = first.visit.id.uuid().as_u128() % 100;
    let command = match luck {
        0..8 => None,
        8..16 => {
            Some(Command::Drop { visit: id, why: Some(Note::new("客戶臨時開會，改期")?) })
        }
        _ => Some(Command::Report {
            visit: id,
            report: report(stage, day, luck)?,
            notes: notes(stage)?,
        }),
    };
    let then = command.map(|command| tell(&command, Some(&first.visit), evening)).transpose()?;
    first.goes_on = then.is_some();
    all.push(first);
    all.extend(then);
    Ok(())
}

fn report(stage: Stage, day: Day, luck: u128) -> Result<Report, DemoError> {
    let pick = |from: &'static [&'static str]| {
        from[usize::try_from(luck).unwrap_or(0) % from.len().max(1)]
    };
    let what = Name::new(pick(phrases::next_steps(stage)))?;
    let action = Some(NextStep { what, due: day.plus(5) });
    let result = Note::new(pick(words::calls(stage)))?;
    Ok(Report { on: day, result, action, next: luck.is_multiple_of(3).then(|| day.plus(14)) })
}

fn notes(stage: Stage) -> Result<Notes, DemoError> {
    let told = words::notes(stage).first().copied().unwrap_or_default();
    Ok(Notes::from([(Step::Explore, Note::new(told)?)]))
}

fn way(chance: &mut Chance, stage: Stage) -> Way {
    let calls = if stage == Stage::FIRST { 60 } else { 20 };
    match chance.between(1, 100) {
        share if share <= calls => Way::Phone,
        share if share <= calls + 10 => Way::Online,
        share if share <= calls + 14 => Way::Mail,
        _ => Way::FaceToFace,
    }
}
