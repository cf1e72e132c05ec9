//! Imports that were carried out, and what each did to which deal.

use domain::day::Millis;
use domain::deal::Told;
use domain::id::{DealId, ImportId, PersonId};
use domain::import::{Counts, Kept, Left, Run};
use sqlx::sqlite::SqliteRow;

use super::Taken;
use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id};
use crate::writer::Tx;

/// How many of the latest are listed.
const LISTED: i64 = 100;

const SELECT: &str = "SELECT id, by, file, at, counts, opening, finished, taken_back, kept
     FROM import_run";

/// An import that begins.
#[derive(Clone, Debug)]
pub struct Start {
    pub by: Option<PersonId>,
    pub file: String,
    pub head: Vec<String>,
    pub opening: bool,
}

/// What an import did to one deal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Did {
    pub deal: DealId,
    /// The entry of the journal that tells of it.
    pub version: u32,
    pub key: String,
    /// What the row had said before; `None` where the deal was listed.
    pub before: Option<Told>,
    pub told: Told,
    /// The entry that took it back, while it is.
    pub back: Option<u32>,
}

/// What a batch of an import has come to.
#[derive(Clone, Default, Debug)]
pub struct Rows {
    /// Of all batches so far.
    pub counts: Counts,
    /// The rows of this one that were not brought in.
    pub left: Vec<Left>,
}

pub async fn begin(tx: &mut Tx, start: Start, now: Millis) -> Result<ImportId, StoreError> {
    let run = ImportId::new(new_id());
    sqlx::query(
        "INSERT INTO import_run (id, by, file, at, counts, opening, head)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(run.uuid())
    .bind(start.by.map(PersonId::uuid))
    .bind(start.file)
    .bind(now.0)
    .bind(serde_json::to_string(&Counts::default())?)
    .bind(start.opening)
    .bind(serde_json::to_string(&start.head)?)
    .execute(tx.conn())
    .await?;
    Ok(run)
}

/// Writes down what was done to a deal.
pub async fn did(
    tx: &mut Tx,
    run: ImportId,
    version: u32,
    key: &str,
    before: Option<&Told>,
    what: &Taken,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_deal (run, deal, version, key, before, told)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(run.uuid())
    .bind(what.deal.uuid())
    .bind(i64::from(version))
    .bind(key.to_owned())
    .bind(before.map(serde_json::to_string).transpose()?)
    .bind(serde_json::to_string(&what.told)?)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Writes down what a batch came to: the counts of all so far, and the rows that it left.
pub async fn came(tx: &mut Tx, run: ImportId, rows: &Rows) -> Result<(), StoreError> {
    sqlx::query("UPDATE import_run SET counts = $1 WHERE id = $2")
        .bind(serde_json::to_string(&rows.counts)?)
        .bind(run.uuid())
        .execute(tx.conn())
        .await?;
    for left in &rows.left {
        sqlx::query(
            "INSERT INTO import_left (run, position, row) SELECT $1,
             (SELECT coalesce(max(position), -1) + 1 FROM import_left WHERE run = $1), $2",
        )
        .bind(run.uuid())
        .bind(serde_json::to_string(left)?)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// How far an import has come in someone's draft.
pub async fn reached(
    tx: &mut Tx,
    run: ImportId,
    person: PersonId,
    done: u32,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE import_draft SET run = $1, done = $2 WHERE person = $3")
        .bind(run.uuid())
        .bind(i64::from(done))
        .bind(person.uuid())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Ends an import, and the draft with it.
pub async fn finish(tx: &mut Tx, run: ImportId) -> Result<(), StoreError> {
    for end in [
        "UPDATE import_run SET finished = 1 WHERE id = $1",
        "DELETE FROM import_draft WHERE run = $1",
    ] {
        sqlx::query(end).bind(run.uuid()).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Whether the rest of an import is still to come: someone has its file before them.
pub async fn is_under_way(tx: &mut Tx, run: ImportId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM import_draft WHERE run = $1)");
    Ok(found.bind(run.uuid()).fetch_one(tx.conn()).await?)
}

/// An import, as part of other work.
pub async fn of(tx: &mut Tx, run: ImportId) -> Result<Option<Run>, StoreError> {
    let select = format!("{SELECT} WHERE id = $1");
    let row =
        sqlx::query(sqlx::AssertSqlSafe(select)).bind(run.uuid()).fetch_optional(tx.conn()).await?;
    row.as_ref().map(from_row).transpose()
}

/// One import.
pub async fn run(store: &Store, run: ImportId) -> Result<Option<Run>, StoreError> {
    let select = format!("{SELECT} WHERE id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(select))
        .bind(run.uuid())
        .fetch_optional(store.readers())
        .await?;
    row.as_ref().map(from_row).transpose()
}

/// The latest imports, the newest first.
pub async fn runs(store: &Store) -> Result<Vec<Run>, StoreError> {
    let select = format!("{SELECT} ORDER BY at DESC, id DESC LIMIT {LISTED}");
    let rows = sqlx::query(sqlx::AssertSqlSafe(select)).fetch_all(store.readers()).await?;
    rows.iter().map(from_row).collect()
}

/// Whether an import stands as the opening balance.
pub async fn opening(store: &Store) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM import_run WHERE opening = 1 AND taken_back IS NULL)",
    );
    Ok(found.fetch_one(store.readers()).await?)
}

/// The head of a file and the rows of it that were not brought in.
pub async fn left(store: &Store, run: ImportId) -> Result<(Vec<String>, Vec<Left>), StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let head = sqlx::query("SELECT head FROM import_run WHERE id = $1").bind(run.uuid());
    let Some(row) = head.fetch_optional(&mut *snapshot).await? else {
        return Ok((Vec::new(), Vec::new()));
    };
    let rows = sqlx::query("SELECT row FROM import_left WHERE run = $1 ORDER BY position");
    let rows = rows.bind(run.uuid()).fetch_all(&mut *snapshot).await?;
    let left = rows.iter().map(|row| Ok(serde_json::from_str(get(row, "row")?)?));
    let left: Result<Vec<Left>, StoreError> = left.collect();
    Ok((serde_json::from_str(get(&row, "head")?)?, left?))
}

/// All that an import did, deal by deal.
pub async fn told_again(tx: &mut Tx, run: ImportId) -> Result<Vec<Did>, StoreError> {
    let rows = sqlx::query(
        "SELECT deal, version, key, before, told, back FROM import_deal WHERE run = $1",
    )
    .bind(run.uuid())
    .fetch_all(tx.conn())
    .await?;
    let version =
        |number: i64| u32::try_from(number).map_err(|_| StoreError::unreadable("a version"));
    let did = |row: &SqliteRow| {
        let before: Option<&str> = get(row, "before")?;
        Ok(Did {
            deal: id(row, "deal", DealId::new)?,
            version: version(get(row, "version")?)?,
            key: get(row, "key")?,
            before: before.map(serde_json::from_str).transpose()?,
            told: serde_json::from_str(get(row, "told")?)?,
            back: get::<Option<i64>>(row, "back")?.map(version).transpose()?,
        })
    };
    rows.iter().map(did).collect()
}

/// Writes down that an import is taken back (`at`), or that it stands again, and which entry
/// did so to each deal.
pub async fn set_back(
    tx: &mut Tx,
    run: ImportId,
    at: Option<Millis>,
    kept: &[Kept],
    entries: &[(DealId, Option<u32>)],
) -> Result<(), StoreError> {
    sqlx::query("UPDATE import_run SET taken_back = $1, kept = $2 WHERE id = $3")
        .bind(at.map(|at| at.0))
        .bind(serde_json::to_string(kept)?)
        .bind(run.uuid())
        .execute(tx.conn())
        .await?;
    for (deal, entry) in entries {
        sqlx::query("UPDATE import_deal SET back = $1 WHERE run = $2 AND deal = $3")
            .bind(entry.map(i64::from))
            .bind(run.uuid())
            .bind(deal.uuid())
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

fn from_row(row: &SqliteRow) -> Result<Run, StoreError> {
    Ok(Run {
        id: id(row, "id", ImportId::new)?,
        by: maybe_id(row, "by", PersonId::new)?,
        file: get(row, "file")?,
        at: Millis(get(row, "at")?),
        counts: serde_json::from_str(get(row, "counts")?)?,
        opening: get(row, "opening")?,
        unfinished: !get::<bool>(row, "finished")?,
        taken_back: get::<Option<i64>>(row, "taken_back")?.map(Millis),
        kept: serde_json::from_str(get(row, "kept")?)?,
    })
}
