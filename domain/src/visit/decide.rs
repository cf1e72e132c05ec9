//! Planning a visit, planning it anew, telling of it, dropping it.

use super::{Command, New, Notes, Plan, Report, State, Visit};
use crate::activity::Ground;
use crate::day::{DAY, Day, Millis};
use crate::deal::{Context, Refusal};
use crate::policy::Action;

/// How far back a tablet's own clock is believed: it may have been without a line for so long.
const BELIEVED: i64 = 30 * DAY;
/// What is sent within so many milliseconds did not wait.
const AT_ONCE: i64 = 10 * 60_000;
/// Minutes of a day.
const MINUTES: u16 = 1_440;

/// The visit after a command. `found` is what is known under its identity, `ground` decides who
/// sees the deal or the account that a new one is about (`None`: there is none), `said_at` is the
/// tablet's time, `base` the version that the person saw.
///
/// # Errors
/// `NoSuchVisit` for one out of the actor's sight: they learn nothing of it.
pub fn decide(
    found: Option<&Visit>,
    command: &Command,
    ground: Option<Ground>,
    (said_at, base): (Millis, Option<u32>),
    at: &Context<'_>,
) -> Result<Visit, Refusal> {
    at.actor.may(Action::KeepVisits)?;
    let Command::Add { new, report } = command else {
        let visit = found.ok_or(Refusal::NoSuchVisit)?;
        return change(visit, command, (said_at, base), at);
    };
    if found.is_some() {
        return Err(Refusal::AlreadyPlanned);
    }
    if !ground.is_some_and(|ground| ground.is_seen_by(at.actor)) {
        return Err(Refusal::NoSuchAccount);
    }
    add(new, report.as_ref(), said_at, at)
}

fn add(
    new: &New,
    report: Option<&Report>,
    said_at: Millis,
    at: &Context<'_>,
) -> Result<Visit, Refusal> {
    let New { id, account, deal, plan, notes } = new.clone();
    let (plan, state) = match report {
        None => (fit(plan, None, said_at, at)?, State::Planned),
        // Nobody planned it: the aim is what they say it was.
        Some(report) => {
            let report = told(report, at)?;
            (timed(Plan { day: report.on, ..plan })?, State::Made(report))
        }
    };
    Ok(Visit {
        id,
        by: at.actor.person,
        account,
        deal,
        plan,
        planned: report.is_none(),
        notes,
        state,
        written_at: at.now,
        version: 1,
    })
}

fn change(
    visit: &Visit,
    command: &Command,
    (said_at, base): (Millis, Option<u32>),
    at: &Context<'_>,
) -> Result<Visit, Refusal> {
    if at.actor.may(Action::SeeVisits { by: visit.by }).is_err() {
        return Err(Refusal::NoSuchVisit);
    }
    if visit.by != at.actor.person {
        return Err(Refusal::NotTheirVisit);
    }
    let seen = base == Some(visit.version);
    let changed = match (command, &visit.state) {
        (Command::Add { .. }, _) => return Err(Refusal::AlreadyPlanned),
        (_, State::Dropped { .. }) => return Err(Refusal::VisitDropped),
        // What came of a visit is told, however its plan was changed meanwhile.
        (Command::Report { report, notes, .. }, State::Planned) => made(visit, report, notes, at)?,
        (Command::Report { report, notes, .. }, State::Made(_)) if seen => {
            made(visit, report, notes, at)?
        }
        // Keeps V2: the aim was set before the visit, and stays what it was.
        (Command::Change { .. } | Command::Drop { .. }, State::Made(_)) => {
            return Err(Refusal::VisitMade);
        }
        (Command::Drop { why, .. }, State::Planned) => {
            Visit { state: State::Dropped { why: why.clone() }, ..visit.clone() }
        }
        (Command::Change { plan, notes, .. }, State::Planned) if seen => {
            let plan = fit(plan.clone(), Some(&visit.plan), said_at, at)?;
            Visit { plan, notes: notes.clone(), ..visit.clone() }
        }
        (Command::Report { .. } | Command::Change { .. }, _) => return Err(Refusal::VisitChanged),
    };
    if changed == *visit {
        return Err(Refusal::NothingToChange);
    }
    Ok(Visit { version: visit.version + 1, ..changed })
}

fn made(visit: &Visit, report: &Report, notes: &Notes, at: &Context<'_>) -> Result<Visit, Refusal> {
    let state = State::Made(told(report, at)?);
    Ok(Visit { state, notes: notes.clone(), ..visit.clone() })
}

fn told(report: &Report, at: &Context<'_>) -> Result<Report, Refusal> {
    if report.on > at.today { Err(Refusal::HappenedAhead) } else { Ok(report.clone()) }
}

/// Keeps V1 and V2: what is planned has an aim, and lies ahead. A plan whose day has passed may
/// keep it.
fn fit(
    plan: Plan,
    before: Option<&Plan>,
    said_at: Millis,
    at: &Context<'_>,
) -> Result<Plan, Refusal> {
    if plan.aim.is_none() {
        return Err(Refusal::AimWanted);
    }
    let same_day = before.is_some_and(|before| before.day == plan.day);
    if !same_day && plan.day < said_on(said_at, at) {
        return Err(Refusal::PlannedBehind);
    }
    timed(plan)
}

fn timed(plan: Plan) -> Result<Plan, Refusal> {
    let begins = plan.minute.is_none_or(|minute| minute < MINUTES);
    if begins && (1..=MINUTES).contains(&plan.minutes) {
        Ok(plan)
    } else {
        Err(Refusal::NoSuchTime)
    }
}

/// The day on which it was said, or the one before: which of the two, the zone would tell.
fn said_on(said_at: Millis, at: &Context<'_>) -> Day {
    let waited = at.now.0.saturating_sub(said_at.0);
    if !(AT_ONCE..BELIEVED).contains(&waited) {
        return at.today;
    }
    let days = (waited + DAY - 1) / DAY;
    at.today.plus(-i32::try_from(days).unwrap_or(0))
}
