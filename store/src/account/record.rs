//! The row of an account, read and written whole.

use domain::account::{Class, Fields, Hours, Record};
use domain::day::Millis;
use domain::id::{AccountId, PersonId};
use domain::text::{Name, Note, Phone, Website, fold};
use sqlx::sqlite::SqliteRow;
use sqlx::{Sqlite, SqliteConnection};

use crate::error::StoreError;
use crate::row::{get, id, maybe_id, maybe_text, maybe_word, text};
use crate::writer::Tx;

/// An account that stands by itself: one that was merged is not there.
pub(crate) async fn read(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Option<Record>, StoreError> {
    let standing = "SELECT merged_into IS NULL AS standing FROM account WHERE id = $1";
    let row = sqlx::query(standing).bind(account.uuid()).fetch_optional(&mut *conn).await?;
    match row.map(|row| get::<bool>(&row, "standing")).transpose()? {
        Some(true) => read_even_merged(conn, account).await,
        _ => Ok(None),
    }
}

/// As [`read`], whether it was merged or not.
pub(crate) async fn read_even_merged(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Option<Record>, StoreError> {
    let select = sqlx::query(
        "SELECT id, owner, name, class, industry, region, address, phone, website, condition,
         progress, possible, hours, version FROM account WHERE id = $1",
    );
    let row = select.bind(account.uuid()).fetch_optional(conn).await?;
    row.as_ref().map(record).transpose()
}

fn record(row: &SqliteRow) -> Result<Record, StoreError> {
    let fields = Fields {
        name: text(row, "name", Name::new)?,
        class: maybe_word(row, "class", Class::from_word)?,
        industry: maybe_text(row, "industry", Name::new)?,
        region: maybe_text(row, "region", Name::new)?,
        address: maybe_text(row, "address", Note::new)?,
        phone: maybe_text(row, "phone", Phone::new)?,
        website: maybe_text(row, "website", Website::new)?,
        condition: maybe_text(row, "condition", Note::new)?,
        progress: maybe_text(row, "progress", Note::new)?,
        possible: maybe_text(row, "possible", Note::new)?,
        hours: maybe_word(row, "hours", Hours::from_word)?,
    };
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Record {
        id: id(row, "id", AccountId::new)?,
        owner: maybe_id(row, "owner", PersonId::new)?,
        fields,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

/// Only the row: for who writes the entry that tells of it.
pub(crate) async fn insert(tx: &mut Tx, new: &Record, now: Millis) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO account (name, folded, owner, class, industry, region, address, phone,
         website, condition, progress, possible, hours, version, changed_at, id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    );
    bound(insert, new, now).execute(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn save(tx: &mut Tx, record: &Record, now: Millis) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE account SET name = $1, folded = $2, owner = $3, class = $4, industry = $5,
         region = $6, address = $7, phone = $8, website = $9, condition = $10, progress = $11,
         possible = $12, hours = $13, version = $14, changed_at = $15 WHERE id = $16",
    );
    bound(update, record, now).execute(tx.conn()).await?;
    Ok(())
}

type Statement = sqlx::query::Query<'static, Sqlite, sqlx::sqlite::SqliteArguments>;

fn bound(statement: Statement, record: &Record, now: Millis) -> Statement {
    let fields = record.fields.clone();
    statement
        .bind(fields.name.to_string())
        .bind(fold(fields.name.as_str()))
        .bind(record.owner.map(PersonId::uuid))
        .bind(fields.class.map(Class::word))
        .bind(fields.industry.map(String::from))
        .bind(fields.region.map(String::from))
        .bind(fields.address.map(String::from))
        .bind(fields.phone.map(String::from))
        .bind(fields.website.map(String::from))
        .bind(fields.condition.map(String::from))
        .bind(fields.progress.map(String::from))
        .bind(fields.possible.map(String::from))
        .bind(fields.hours.map(Hours::word))
        .bind(i64::from(record.version))
        .bind(now.0)
        .bind(record.id.uuid())
}
