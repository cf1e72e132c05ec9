//! Where the coaching of a rep in a skill stands: moved on by visits and their debriefs, and by
//! what the two say.

use domain::coaching::cycle::{Cycle, Said, Standing, Step, say};
use domain::coaching::debrief::{Phase, Side};
use domain::coaching::joint::{Joint, Kind};
use domain::coaching::talk;
use domain::day::Millis;
use domain::deal::{Context, Refusal};
use domain::id::{PersonId, SkillId};
use domain::policy::{Action, Actor};
use domain::sitting::{Change, Entry, Field, Sitting};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{joint, read};
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, maybe_word};
use crate::sitting::SittingRefused;
use crate::writer::Tx;

/// Keeps C1: what was done in a debrief moves the cycle on. The first word of the rep about the
/// visit says that it was made, the one about its plan that it is prepared; the coach's word about
/// the plan reviews it; both signatures are the feedback.
pub(crate) async fn after(
    tx: &mut Tx,
    at: &Context<'_>,
    sitting: &Sitting,
    changes: &[Change],
) -> Result<(), StoreError> {
    let company = tx.company()?;
    let Some(joint) = read::of_debrief(tx.conn(), &company, sitting.head.id).await? else {
        return Ok(());
    };
    for change in changes {
        let step = match change {
            Change::Written(entry) => first_word(sitting, entry, joint.kind),
            Change::Closed { .. } => Some(Step::Feedback),
            _ => None,
        };
        let Some(step) = step else { continue };
        let stands = one(tx.conn(), joint.rep, joint.skill).await?;
        let before = stands.as_ref().map_or(Cycle::NEW, |stands| stands.cycle);
        let cycle = match step {
            // What is said about a plan out of turn leaves the cycle where it is.
            Step::Prepare | Step::Review => before.step(step).unwrap_or(before),
            step if before.done == Some(step) && !before.learned => before,
            step => before.met(step),
        };
        if cycle != before {
            keep(tx, &joint, cycle, (at.actor.person, at.now)).await?;
        }
    }
    Ok(())
}

fn first_word(sitting: &Sitting, entry: &Entry, kind: Kind) -> Option<Step> {
    let Field::Debrief(field) = entry.field else { return None };
    // The second version and later are no first word.
    entry.words.as_ref().filter(|_| entry.version == 1)?;
    match (talk::side(&sitting.head, entry.author)?, field.phase()) {
        (Side::Rep, Phase::Planning) => Some(Step::Prepare),
        (Side::Coach, Phase::Planning) => Some(Step::Review),
        (Side::Rep, Phase::Feelings) => Some(match kind {
            Kind::Coaching => Step::Observe,
            Kind::Demonstration => Step::Demonstrate,
        }),
        _ => None,
    }
}

async fn keep(
    tx: &mut Tx,
    joint: &Joint,
    cycle: Cycle,
    (by, at): (PersonId, Millis),
) -> Result<(), StoreError> {
    let Joint { rep, coach, skill, .. } = *joint;
    put(tx, &Standing { rep, coach, skill, cycle, at }).await?;
    let fact = Fact::CoachingStepped { rep, coach, skill, cycle };
    journal::fact(tx, Some(by), &fact, at).await?;
    Ok(())
}

async fn put(tx: &mut Tx, standing: &Standing) -> Result<(), StoreError> {
    let cycle = standing.cycle;
    sqlx::query(
        "INSERT OR REPLACE INTO coaching_cycle (rep, skill, coach, round, done, learned, stepped_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(standing.rep.uuid())
    .bind(standing.skill.uuid())
    .bind(standing.coach.uuid())
    .bind(i64::from(cycle.round))
    .bind(cycle.done.map(Step::word))
    .bind(cycle.learned)
    .bind(standing.at.0)
    .execute(tx.conn())
    .await?;
    tx.tell_visits(joint::between(standing.rep, standing.coach, None));
    Ok(())
}

async fn one(
    conn: &mut SqliteConnection,
    rep: PersonId,
    skill: SkillId,
) -> Result<Option<Standing>, StoreError> {
    let select = sqlx::query("SELECT * FROM coaching_cycle WHERE rep = $1 AND skill = $2");
    let row = select.bind(rep.uuid()).bind(skill.uuid()).fetch_optional(conn).await?;
    row.as_ref().map(from_row).transpose()
}

/// Keeps C8: the cycles that someone is in, as rep or as coach, the latest first.
pub(super) async fn of_person(
    conn: &mut SqliteConnection,
    person: PersonId,
) -> Result<Vec<Standing>, StoreError> {
    let select = sqlx::query(
        "SELECT * FROM coaching_cycle WHERE rep = $1 OR coach = $1 ORDER BY stepped_at DESC",
    );
    let rows = select.bind(person.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &SqliteRow) -> Result<Standing, StoreError> {
    let round = u16::try_from(get::<i64>(row, "round")?);
    Ok(Standing {
        rep: id(row, "rep", PersonId::new)?,
        coach: id(row, "coach", PersonId::new)?,
        skill: id(row, "skill", SkillId::new)?,
        cycle: Cycle {
            round: round.map_err(|_| StoreError::unreadable("round"))?,
            done: maybe_word(row, "done", Step::from_word)?,
            learned: get(row, "learned")?,
        },
        at: Millis(get(row, "stepped_at")?),
    })
}

/// Keeps C1: what rep or coach say of a cycle of theirs.
///
/// # Errors
/// `NotJoint` for whose it is not to say, `OutOfStep` where another step comes first.
pub async fn step(
    store: &Store,
    actor: &Actor,
    (rep, skill): (PersonId, SkillId),
    said: Said,
    now: Millis,
) -> Result<(), SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let stands = one(tx.conn(), rep, skill).await?.ok_or(Refusal::NotJoint)?;
                let Standing { rep, coach, skill, .. } = stands;
                let shares = actor.may(Action::SeeCoaching { rep, coach });
                shares.map_err(|_| Refusal::NotJoint)?;
                let cycle = say(&stands, said, actor.person)?;
                put(tx, &Standing { cycle, at: now, ..stands }).await?;
                let fact = Fact::CoachingStepped { rep, coach, skill, cycle };
                journal::fact(tx, Some(actor.person), &fact, now).await?;
                Ok(())
            })
        })
        .await
}
