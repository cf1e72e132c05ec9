//! What a coach's own time shows: to them, and to nobody else.

use domain::coaching::{Coached, Glass, Seen, Tries, mirror};
use domain::day::{Day, Millis};
use domain::deal::Change;
use domain::funnel::Place;
use domain::id::{PersonId, SkillId};
use domain::policy::{Action, Actor};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id};

/// Who stands in the middle is told by what was ordered in so many days.
const RESULT: i32 = 90;
/// So many days at most are looked at before coaching began, and as many after.
const LONGEST: i32 = 90;

/// Keeps C8: a month of the actor's coaching against the gauge, what came of the actions, and how
/// visits and moves of each rep went before and after; `None` for who coaches nobody.
pub async fn own_mirror(
    store: &Store,
    actor: &Actor,
    now: Millis,
) -> Result<Option<Glass>, StoreError> {
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let (today, offset) = (clock::today(&company, now), clock::offset(&company, now));
    let org = store.org();
    let reps: Vec<PersonId> = org
        .people()
        .map(|person| person.id)
        .filter(|rep| org.holds_deals(*rep) && actor.may(Action::Coach { rep: *rep }).is_ok())
        .collect();
    if reps.is_empty() {
        return Ok(None);
    }
    let mut snapshot = store.readers().begin().await?;
    let (year, number, _) = today.civil();
    let month = Day::from_civil(year, number, 1).unwrap_or(today);
    let (mut team, mut seen) = (Vec::new(), Vec::new());
    for rep in reps {
        let coach = actor.person;
        let skills = minutes(&mut snapshot, (rep, coach), (month, today)).await?;
        let minutes = skills.iter().map(|(_, minutes)| minutes).sum();
        let result = result(&mut snapshot, rep, today).await?;
        team.push(Coached { rep, result, minutes });
        let (agreed, practised) = actions(&mut snapshot, (rep, coach)).await?;
        let since = since(&mut snapshot, (rep, coach), offset).await?;
        let (mut visited, mut moved) = ([Tries::default(); 2], [Tries::default(); 2]);
        if let Some(since) = since {
            let days = since.until(today).clamp(0, LONGEST - 1) + 1;
            for (at, from) in [since.plus(-days), since].into_iter().enumerate() {
                let span = (from, from.plus(days - 1));
                visited[at] = visits(&mut snapshot, rep, span).await?;
                moved[at] = moves(&mut snapshot, rep, span, offset).await?;
            }
        }
        seen.push(Seen { rep, minutes, skills, agreed, practised, since, visited, moved });
    }
    Ok(Some(Glass { month, mirror: mirror(&team), reps: seen }))
}

/// The length of their joint visits of the month for each skill, by the plan of those that were
/// talked over, the longest first.
async fn minutes(
    conn: &mut SqliteConnection,
    (rep, coach): (PersonId, PersonId),
    (from, until): (Day, Day),
) -> Result<Vec<(SkillId, u32)>, StoreError> {
    let sums = sqlx::query(
        "SELECT j.skill, sum(v.minutes) AS minutes
         FROM joint_visit j JOIN visit v ON v.id = j.visit
         WHERE j.rep = $1 AND j.coach = $2 AND j.debrief IS NOT NULL AND v.state <> 'dropped'
         AND v.day BETWEEN $3 AND $4 GROUP BY j.skill ORDER BY minutes DESC, j.skill",
    );
    let sums = sums.bind(rep.uuid()).bind(coach.uuid()).bind(from.0).bind(until.0);
    let of = |row: &SqliteRow| {
        let minutes = u32::try_from(get::<i64>(row, "minutes")?).unwrap_or(u32::MAX);
        Ok((id(row, "skill", SkillId::new)?, minutes))
    };
    sums.fetch_all(conn).await?.iter().map(of).collect()
}

/// What was ordered of them lately, in minor units of the company's money.
async fn result(
    conn: &mut SqliteConnection,
    rep: PersonId,
    today: Day,
) -> Result<i128, StoreError> {
    let rows = sqlx::query_scalar::<_, Option<i64>>(
        "SELECT worth FROM deal WHERE owner = $1 AND place = 9 AND closed > $2",
    );
    let rows = rows.bind(rep.uuid()).bind(today.plus(-RESULT).0).fetch_all(conn).await?;
    Ok(rows.into_iter().flatten().map(i128::from).sum())
}

/// How many actions the two agreed, and how many of them were practised.
async fn actions(
    conn: &mut SqliteConnection,
    (rep, coach): (PersonId, PersonId),
) -> Result<(u32, u32), StoreError> {
    let row = sqlx::query(
        "SELECT count(*) AS agreed, count(done_at) AS practised FROM follow_up
         WHERE rep = $1 AND coach = $2",
    );
    let row = row.bind(rep.uuid()).bind(coach.uuid()).fetch_one(conn).await?;
    let count =
        |column| Ok::<_, StoreError>(u32::try_from(get::<i64>(&row, column)?).unwrap_or(u32::MAX));
    Ok((count("agreed")?, count("practised")?))
}

/// The day on which the two signed their first debrief.
async fn since(
    conn: &mut SqliteConnection,
    (rep, coach): (PersonId, PersonId),
    offset: i32,
) -> Result<Option<Day>, StoreError> {
    let first = sqlx::query_scalar::<_, Option<i64>>(
        "SELECT min(agreed_at) FROM follow_up WHERE rep = $1 AND coach = $2",
    );
    let first = first.bind(rep.uuid()).bind(coach.uuid()).fetch_one(conn).await?;
    Ok(first.map(|at| Millis(at).day(offset)))
}

/// Visits made, and those of them that ended with something agreed.
async fn visits(
    conn: &mut SqliteConnection,
    rep: PersonId,
    (from, until): (Day, Day),
) -> Result<Tries, StoreError> {
    let row = sqlx::query(
        "SELECT count(*) AS tried, count(action) AS came_off FROM visit
         WHERE person = $1 AND state = 'made' AND day BETWEEN $2 AND $3",
    );
    let row = row.bind(rep.uuid()).bind(from.0).bind(until.0).fetch_one(conn).await?;
    let count =
        |column| Ok::<_, StoreError>(u32::try_from(get::<i64>(&row, column)?).unwrap_or(u32::MAX));
    Ok(Tries { tried: count("tried")?, came_off: count("came_off")? })
}

/// Moves out of a stage that they made, and those of them that led on.
async fn moves(
    conn: &mut SqliteConnection,
    rep: PersonId,
    (from, until): (Day, Day),
    offset: i32,
) -> Result<Tries, StoreError> {
    let (begins, ends) = (Millis::at(from, 0, offset), Millis::at(until.plus(1), 0, offset));
    let rows = sqlx::query_scalar::<_, String>(
        "SELECT payload FROM journal WHERE kind = 'deal_moved' AND actor = $1
         AND at >= $2 AND at < $3",
    );
    let rows = rows.bind(rep.uuid()).bind(begins.0).bind(ends.0).fetch_all(conn).await?;
    let mut tries = Tries::default();
    for payload in rows {
        for change in serde_json::from_str::<Vec<Change>>(&payload)? {
            let Change::Moved { from, to, .. } = change else { continue };
            let Place::Stage(stage) = from.place() else { continue };
            tries.tried += 1;
            let on = match to.place() {
                Place::Stage(to) => to > stage,
                Place::Won => true,
                Place::Lost | Place::Parked => false,
            };
            tries.came_off += u32::from(on);
        }
    }
    Ok(tries)
}
