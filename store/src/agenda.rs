//! The weeks of managers: each their own, and nobody else's.

use domain::agenda::{Agenda, AgendaRefused};
use domain::day::{Day, Millis};
use domain::id::PersonId;
use domain::policy::{Action, Actor, Denied};
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;

#[derive(Clone, Debug, thiserror::Error)]
pub enum AgendaUnkept {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Refused(#[from] AgendaRefused),
    /// It was kept elsewhere since it was read; here is how it stands.
    #[error("changed meanwhile")]
    Changed(Box<Agenda>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps V5: the actor's own week that holds a day. One that was not written yet begins with what
/// was not done in the latest before it.
///
/// # Errors
/// `Denied` for who leads nobody.
pub async fn week(store: &Store, actor: &Actor, day: Day) -> Result<Agenda, AgendaUnkept> {
    actor.may(Action::KeepAgenda)?;
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    let empty = Agenda::empty(actor.person, day);
    if let Some(kept) = read(&mut conn, actor.person, empty.monday).await? {
        return Ok(kept);
    }
    let before = latest_before(&mut conn, actor.person, empty.monday).await?;
    let tasks = before.map(|before| before.carried_on()).unwrap_or_default();
    Ok(Agenda { tasks, ..empty })
}

/// Keeps a week of the actor's as it is now; `agenda.version` says upon which it was written.
///
/// # Errors
/// Named after what is wrong; nothing is kept then.
pub async fn keep(
    store: &Store,
    actor: &Actor,
    agenda: Agenda,
    now: Millis,
) -> Result<Agenda, AgendaUnkept> {
    agenda.check()?;
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepAgenda)?;
                let (by, week) = (actor.person, agenda.monday);
                let stands = read(tx.conn(), by, week).await?;
                let version = stands.as_ref().map_or(0, |stands| stands.version);
                if let Some(stands) = stands.filter(|_| version != agenda.version) {
                    return Err(AgendaUnkept::Changed(Box::new(stands)));
                }
                let kept = Agenda { by, version: version + 1, ..agenda };
                write(tx.conn(), &kept).await?;
                let tasks = u32::try_from(kept.tasks.len()).unwrap_or(u32::MAX);
                let done = kept.tasks.iter().filter(|task| task.done).count();
                let done = u32::try_from(done).unwrap_or(u32::MAX);
                let fact = Fact::AgendaKept { week, tasks, done };
                journal::fact(tx, Some(by), &fact, now).await?;
                Ok(kept)
            })
        })
        .await
}

const COLUMNS: &str = "SELECT week, tasks, time, version FROM agenda WHERE person = $1";

async fn read(
    conn: &mut SqliteConnection,
    by: PersonId,
    week: Day,
) -> Result<Option<Agenda>, StoreError> {
    one(conn, by, week, " AND week = $2").await
}

async fn latest_before(
    conn: &mut SqliteConnection,
    by: PersonId,
    week: Day,
) -> Result<Option<Agenda>, StoreError> {
    one(conn, by, week, " AND week < $2 ORDER BY week DESC LIMIT 1").await
}

async fn one(
    conn: &mut SqliteConnection,
    by: PersonId,
    week: Day,
    which: &'static str,
) -> Result<Option<Agenda>, StoreError> {
    let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new(COLUMNS);
    query.push(which);
    let select = query.build().bind(by.uuid()).bind(week.0);
    let Some(row) = select.fetch_optional(conn).await? else { return Ok(None) };
    let version: i64 = get(&row, "version")?;
    Ok(Some(Agenda {
        by,
        monday: Day(get(&row, "week")?),
        tasks: serde_json::from_str(get(&row, "tasks")?)?,
        time: serde_json::from_str(get(&row, "time")?)?,
        version: u32::try_from(version).map_err(|_| StoreError::unreadable("a version"))?,
    }))
}

async fn write(conn: &mut SqliteConnection, agenda: &Agenda) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT OR REPLACE INTO agenda (person, week, tasks, time, version)
         VALUES ($1, $2, $3, $4, $5)",
    );
    let insert = insert.bind(agenda.by.uuid()).bind(agenda.monday.0);
    let insert = insert.bind(serde_json::to_string(&agenda.tasks)?);
    let insert = insert.bind(serde_json::to_string(&agenda.time)?);
    insert.bind(i64::from(agenda.version)).execute(conn).await?;
    Ok(())
}
