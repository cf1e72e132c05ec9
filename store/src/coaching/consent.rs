//! To whom a debrief is opened besides the two that it is between.

use domain::coaching::consent::{Opening, consent};
use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{PersonId, SittingId};
use domain::policy::Actor;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{joint, read};
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id};
use crate::sitting::{SittingRefused, read as sittings};
use crate::writer::Tx;

/// Keeps C8: whether both opened it to this person.
pub(crate) async fn is_open_to(
    conn: &mut SqliteConnection,
    debrief: SittingId,
    reader: PersonId,
) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM debrief_reader WHERE debrief = $1 AND reader = $2
         AND rep_at IS NOT NULL AND coach_at IS NOT NULL)",
    );
    Ok(found.bind(debrief.uuid()).bind(reader.uuid()).fetch_one(conn).await?)
}

/// To whom it is opened, or offered to be by one of the two.
pub(super) async fn of_debrief(
    conn: &mut SqliteConnection,
    debrief: SittingId,
) -> Result<Vec<Opening>, StoreError> {
    let select = sqlx::query("SELECT * FROM debrief_reader WHERE debrief = $1 ORDER BY reader");
    let rows = select.bind(debrief.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

fn from_row(row: &SqliteRow) -> Result<Opening, StoreError> {
    Ok(Opening {
        reader: id(row, "reader", PersonId::new)?,
        by_rep: get::<Option<i64>>(row, "rep_at")?.map(Millis),
        by_coach: get::<Option<i64>>(row, "coach_at")?.map(Millis),
    })
}

/// Keeps C8: one of the two says whether someone may read it; answers with all openings.
///
/// # Errors
/// Named by the rule; `NoSuchSitting` for anyone but the two.
pub async fn say_of_reader(
    store: &Store,
    actor: &Actor,
    (debrief, reader): (SittingId, PersonId),
    yes: bool,
    now: Millis,
) -> Result<Vec<Opening>, SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { say_in(tx, &actor, (debrief, reader), yes, now).await })
        })
        .await
}

async fn say_in(
    tx: &mut Tx,
    actor: &Actor,
    (debrief, reader): (SittingId, PersonId),
    yes: bool,
    now: Millis,
) -> Result<Vec<Opening>, SittingRefused> {
    let head = sittings::head(tx.conn(), debrief).await?.ok_or(Refusal::NoSuchSitting)?;
    let all = of_debrief(tx.conn(), debrief).await?;
    let found = all.into_iter().find(|one| one.reader == reader);
    let who = tx.org().actor(reader);
    let after = consent(&head, found, (reader, who.as_ref()), yes, (actor, now))?;
    if after != found {
        put(tx, debrief, reader, after).await?;
        let fact = Fact::DebriefOpened { sitting: debrief, reader, yes };
        journal::fact(tx, Some(actor.person), &fact, now).await?;
        let company = tx.company()?;
        if let Some(found) = read::of_debrief(tx.conn(), &company, debrief).await? {
            tx.tell_visits(joint::between(found.rep, found.coach, Some(reader)));
        }
    }
    Ok(of_debrief(tx.conn(), debrief).await?)
}

async fn put(
    tx: &mut Tx,
    debrief: SittingId,
    reader: PersonId,
    opening: Option<Opening>,
) -> Result<(), StoreError> {
    let statement = match opening {
        Some(_) => {
            "INSERT OR REPLACE INTO debrief_reader (debrief, reader, rep_at, coach_at)
             VALUES ($1, $2, $3, $4)"
        }
        None => "DELETE FROM debrief_reader WHERE debrief = $1 AND reader = $2",
    };
    let mut query = sqlx::query(statement).bind(debrief.uuid()).bind(reader.uuid());
    if let Some(opening) = opening {
        query = query.bind(opening.by_rep.map(|at| at.0)).bind(opening.by_coach.map(|at| at.0));
    }
    query.execute(tx.conn()).await?;
    Ok(())
}
