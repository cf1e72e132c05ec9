//! Keeps H7: what the customers of a handover bought, after it and the year before.

use domain::day::Day;
use domain::handover::{Kept, spans};
use domain::id::{AccountId, PersonId};
use domain::policy::Actor;
use domain::text::Name;
use sqlx::SqliteConnection;

use super::Closed;
use crate::error::StoreError;
use crate::row::{get, id, text};

/// The customers, as what they have become part of. Their deals are found by them (`+`: not by
/// place, which would read every won deal of the company).
macro_rules! customers_sql {
    ($select:literal) => {
        concat!(
            "WITH RECURSIVE part (id) AS (
                 SELECT account FROM handover_account WHERE handover = $1
                 UNION SELECT a.merged_into FROM account a JOIN part ON a.id = part.id
                 WHERE a.merged_into IS NOT NULL) ",
            $select
        )
    };
}

/// Keeps T7: of the deals in the actor's sight.
pub(super) async fn kept(
    conn: &mut SqliteConnection,
    actor: &Actor,
    closed: &Closed,
) -> Result<Kept, StoreError> {
    let days = (closed.on, closed.today);
    let Some((before, after)) = spans(days.0, days.1) else { return Ok(Kept::default()) };
    let names = sqlx::query(customers_sql!(
        "SELECT a.id, a.name FROM part JOIN account a ON a.id = part.id
         WHERE a.merged_into IS NULL"
    ));
    let names = names.bind(closed.id.uuid()).fetch_all(&mut *conn).await?;
    let name =
        |row| Ok::<_, StoreError>((id(row, "id", AccountId::new)?, text(row, "name", Name::new)?));
    let names = names.iter().map(name).collect::<Result<_, _>>()?;
    let won = sqlx::query(customers_sql!(
        "SELECT d.account, d.owner, d.closed, coalesce(d.worth, 0) AS worth
         FROM part JOIN deal d ON d.account = part.id
         WHERE +d.place = 9 AND d.closed BETWEEN $2 AND $3"
    ));
    let won = won.bind(closed.id.uuid()).bind(before.0.0).bind(after.1.0);
    let mut orders = Vec::new();
    for row in won.fetch_all(conn).await? {
        if actor.sight.takes_in(id(&row, "owner", PersonId::new)?) {
            let account = id(&row, "account", AccountId::new)?;
            orders.push((account, Day(get(&row, "closed")?), get::<i64>(&row, "worth")?));
        }
    }
    Ok(Kept::of(days, names, orders))
}
