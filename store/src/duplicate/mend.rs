//! Keeps the pieces by which duplicates are found true to the names they are of.

use domain::duplicate::{Core, person, phone_key};
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::get;
use crate::script::plain;

const ACCOUNT: i64 = 1;

/// Makes good what has become stale, inside the open transaction.
pub(crate) async fn mend(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let stale = sqlx::query("SELECT kind, id FROM duplicate_stale").fetch_all(&mut *conn).await?;
    if stale.is_empty() {
        return Ok(());
    }
    for row in &stale {
        let id: Uuid = get(row, "id")?;
        match get::<i64>(row, "kind")? {
            ACCOUNT => account(conn, id).await?,
            _ => contact(conn, id).await?,
        }
    }
    sqlx::query("DELETE FROM duplicate_stale").execute(conn).await?;
    Ok(())
}

async fn account(conn: &mut SqliteConnection, id: Uuid) -> Result<(), StoreError> {
    let forget = sqlx::query("DELETE FROM duplicate_gram WHERE account = $1").bind(id);
    forget.execute(&mut *conn).await?;
    let name = sqlx::query_scalar::<_, String>("SELECT name FROM account WHERE id = $1").bind(id);
    let Some(name) = name.fetch_optional(&mut *conn).await? else { return Ok(()) };
    let plain = plain(&name);
    for gram in Core::of(&plain).grams() {
        let insert = sqlx::query("INSERT INTO duplicate_gram (gram, account) VALUES ($1, $2)");
        insert.bind(gram).bind(id).execute(&mut *conn).await?;
    }
    sqlx::query(
        "INSERT INTO duplicate_name (account, plain) VALUES ($1, $2)
         ON CONFLICT (account) DO UPDATE SET plain = excluded.plain",
    )
    .bind(id)
    .bind(plain)
    .execute(conn)
    .await?;
    Ok(())
}

async fn contact(conn: &mut SqliteConnection, id: Uuid) -> Result<(), StoreError> {
    let forget = sqlx::query("DELETE FROM duplicate_person WHERE contact = $1").bind(id);
    forget.execute(&mut *conn).await?;
    let found = sqlx::query("SELECT name, phone, mobile FROM contact WHERE id = $1").bind(id);
    let Some(row) = found.fetch_optional(&mut *conn).await? else { return Ok(()) };
    let phones: [Option<&str>; 2] = [get(&row, "phone")?, get(&row, "mobile")?];
    for key in keys(get(&row, "name")?, phones.into_iter().flatten()) {
        let insert = sqlx::query(
            "INSERT INTO duplicate_person (key, contact) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        );
        insert.bind(key).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}

/// By what a person is looked for.
pub(super) fn keys<'a>(name: &str, phones: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let name = Some(person(&plain(name))).filter(|name| name.chars().count() > 1);
    let phones = phones.into_iter().filter_map(phone_key).map(|key| format!("p{key}"));
    phones.chain(name.map(|name| format!("n{name}"))).collect()
}
