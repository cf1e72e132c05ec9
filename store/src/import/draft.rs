//! What someone is about to bring in, for a day.

use domain::day::Millis;
use domain::id::{DraftId, ImportId, PersonId};
use domain::import::Choices;
use sqlx::SqliteConnection;

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id};
use crate::writer::Tx;

/// How long it is kept.
const DAY: i64 = 86_400_000;

#[derive(Clone, Debug)]
pub struct Draft {
    pub id: DraftId,
    /// Opaque here: the rows as they were read.
    pub file: String,
    pub choices: Choices,
    /// The import under way, and how many rows it has gone through.
    pub run: Option<ImportId>,
    pub done: u32,
}

/// Someone's draft, if they have one.
pub async fn draft(store: &Store, person: PersonId) -> Result<Option<Draft>, StoreError> {
    let mut conn = store.readers().acquire().await?;
    read(&mut conn, person).await
}

/// As [`draft`], as part of other work.
pub async fn drafted(tx: &mut Tx, person: PersonId) -> Result<Option<Draft>, StoreError> {
    read(tx.conn(), person).await
}

async fn read(conn: &mut SqliteConnection, person: PersonId) -> Result<Option<Draft>, StoreError> {
    let select = "SELECT id, file, choices, run, done FROM import_draft WHERE person = $1";
    let row = sqlx::query(select).bind(person.uuid()).fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(None) };
    let done = u32::try_from(get::<i64>(&row, "done")?);
    Ok(Some(Draft {
        id: id(&row, "id", DraftId::new)?,
        file: get(&row, "file")?,
        choices: serde_json::from_str(get(&row, "choices")?)?,
        run: maybe_id(&row, "run", ImportId::new)?,
        done: done.map_err(|_| StoreError::unreadable("done"))?,
    }))
}

/// Begins a draft with a file; one that was there goes.
pub async fn put(
    store: &Store,
    person: PersonId,
    file: String,
    choices: Choices,
    now: Millis,
) -> Result<(), StoreError> {
    let choices = serde_json::to_string(&choices)?;
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO import_draft (person, id, file, choices, at)
                     VALUES ($1, $2, $3, $4, $5)
                     ON CONFLICT (person) DO UPDATE SET id = excluded.id, file = excluded.file,
                     choices = excluded.choices, at = excluded.at, run = NULL, done = 0",
                )
                .bind(person.uuid())
                .bind(new_id())
                .bind(file)
                .bind(choices)
                .bind(now.0)
                .execute(tx.conn())
                .await?;
                Ok(())
            })
        })
        .await
}

/// Keeps what was chosen, where nothing has been brought in yet.
pub async fn keep(
    store: &Store,
    person: PersonId,
    choices: Choices,
    now: Millis,
) -> Result<(), StoreError> {
    let choices = serde_json::to_string(&choices)?;
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                sqlx::query(
                    "UPDATE import_draft SET choices = $1, at = $2
                     WHERE person = $3 AND run IS NULL",
                )
                .bind(choices)
                .bind(now.0)
                .bind(person.uuid())
                .execute(tx.conn())
                .await?;
                Ok(())
            })
        })
        .await
}

/// Gives a draft up.
pub async fn discard(store: &Store, person: PersonId) -> Result<(), StoreError> {
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                let delete = sqlx::query("DELETE FROM import_draft WHERE person = $1");
                delete.bind(person.uuid()).execute(tx.conn()).await?;
                Ok(())
            })
        })
        .await
}

/// Removes drafts that nobody has touched for a day; tells how many.
pub async fn sweep(store: &Store, now: Millis) -> Result<u64, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let delete = sqlx::query("DELETE FROM import_draft WHERE at <= $1");
                Ok(delete.bind(now.0 - DAY).execute(tx.conn()).await?.rows_affected())
            })
        })
        .await
}

/// What was chosen before for files with these headings: by this person, else by whoever last.
pub async fn chosen(
    store: &Store,
    person: PersonId,
    headings: &str,
) -> Result<Option<Choices>, StoreError> {
    let row = sqlx::query(
        "SELECT choices FROM import_choice WHERE headings = $1
         ORDER BY person = $2 DESC, at DESC LIMIT 1",
    )
    .bind(headings.to_owned())
    .bind(person.uuid())
    .fetch_optional(store.readers())
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(serde_json::from_str(get(&row, "choices")?)?))
}

/// Remembers what was chosen for files with these headings.
pub async fn remember(
    tx: &mut Tx,
    person: PersonId,
    headings: String,
    choices: &Choices,
    now: Millis,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_choice (headings, person, choices, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (headings, person) DO UPDATE SET
         choices = excluded.choices, at = excluded.at",
    )
    .bind(headings)
    .bind(person.uuid())
    .bind(serde_json::to_string(choices)?)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}
