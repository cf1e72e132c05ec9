//! Keeps the lines true. Triggers note what was touched, whoever touched it; here its lines are
//! written anew, before the transaction ends.

use domain::text::digits;
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::needle::first_number;
use super::{ACCOUNT, CONTACT, DEAL};
use crate::error::StoreError;
use crate::row::get;
use crate::script::plain;

/// A line: the account that decides who sees it, and its text.
type Line = (Option<Uuid>, String);

/// Writes the lines anew of all that was touched.
pub(crate) async fn mend(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let select = sqlx::query("SELECT kind, id FROM search_stale");
    let stale = select.fetch_all(&mut *conn).await?;
    if stale.is_empty() {
        return Ok(());
    }
    for row in &stale {
        let (kind, id): (i64, Uuid) = (get(row, "kind")?, get(row, "id")?);
        match line(conn, kind, id).await? {
            Some(line) => keep(conn, kind, id, line).await?,
            None => remove(conn, kind, id).await?,
        }
    }
    sqlx::query("DELETE FROM search_stale").execute(conn).await?;
    Ok(())
}

async fn keep(
    conn: &mut SqliteConnection,
    kind: i64,
    id: Uuid,
    (account, text): Line,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO search_entry (number, kind, id, account, text)
         SELECT coalesce(max(number), $5) + 1, $1, $2, $3, $4 FROM (
             SELECT number FROM search_entry WHERE number BETWEEN $5 AND $6 ORDER BY number DESC LIMIT 1
         ) WHERE true
         ON CONFLICT (kind, id) DO UPDATE SET account = excluded.account, text = excluded.text",
    )
    .bind(kind)
    .bind(id)
    .bind(account)
    .bind(text)
    .bind(first_number(kind))
    .bind(first_number(kind + 1) - 1)
    .execute(conn)
    .await?;
    Ok(())
}

async fn remove(conn: &mut SqliteConnection, kind: i64, id: Uuid) -> Result<(), StoreError> {
    let delete = sqlx::query("DELETE FROM search_entry WHERE kind = $1 AND id = $2");
    delete.bind(kind).bind(id).execute(conn).await?;
    Ok(())
}

/// The line of what is there; `None` for what is gone. Columns: the account, then texts, then
/// telephone numbers.
async fn line(
    conn: &mut SqliteConnection,
    kind: i64,
    id: Uuid,
) -> Result<Option<Line>, StoreError> {
    let (sql, texts) = match kind {
        // The names of what was merged into it are spellings of it.
        ACCOUNT => (
            "WITH RECURSIVE part (id, name) AS (
                 SELECT id, name FROM account WHERE merged_into = $1
                 UNION SELECT a.id, a.name FROM account a JOIN part ON a.merged_into = part.id
             ) SELECT id, name, (SELECT group_concat(name, char(10)) FROM part), phone
             FROM account WHERE id = $1 AND merged_into IS NULL",
            2,
        ),
        CONTACT => (
            "SELECT c.account, c.name, c.position, c.mail, c.phone, c.mobile FROM contact c
             JOIN account a ON a.id = c.account AND a.merged_into IS NULL
             WHERE c.id = $1 AND c.gone = 0",
            3,
        ),
        DEAL => (
            "SELECT d.account, a.name, p.name, d.step FROM deal d
             JOIN account a ON a.id = d.account LEFT JOIN product p ON p.id = d.product
             WHERE d.id = $1",
            3,
        ),
        _ => ("SELECT NULL, name FROM product WHERE id = $1", 1),
    };
    let Some(row) = sqlx::query(sql).bind(id).fetch_optional(conn).await? else { return Ok(None) };
    let mut parts = Vec::with_capacity(row.len());
    for column in 1..row.len() {
        let Some(part) = row.try_get::<Option<&str>, _>(column)? else { continue };
        parts.push(if column <= texts { plain(part) } else { digits(part) });
    }
    Ok(Some((row.try_get(0)?, parts.join("\n"))))
}
