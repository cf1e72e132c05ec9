//! Keeps T7: what is nearest to what someone looks for, among what they see.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::policy::{Actor, Sight};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::needle::Needle;
use super::{DEAL, PRODUCT};
use crate::account::{push_owners, sight};
use crate::error::StoreError;
use crate::row::get;

/// How many of the nearest are asked whether they are in sight, one by one.
const LOOKED_AT: i64 = 300;

/// Of one kind, the nearest few in sight. What is hit may be many, and what is in sight, too: a
/// glance at the nearest suffices mostly. Where it does not, what is in sight is little.
pub(super) async fn nearest(
    conn: &mut SqliteConnection,
    needle: &Needle,
    kind: i64,
    actor: &Actor,
    limit: u32,
) -> Result<Vec<Uuid>, StoreError> {
    let Sight::People(people) = &actor.sight else {
        return ids(conn, near(needle, kind, limit)).await;
    };
    let mut glance = ids(conn, of_the_nearest(needle, kind, people, actor, limit)).await?;
    let more = glance.iter().any(Uuid::is_nil);
    glance.retain(|id| !id.is_nil());
    let enough = usize::try_from(limit).unwrap_or(usize::MAX);
    if glance.len() >= enough || !more {
        return Ok(glance);
    }
    ids(conn, of_all_in_sight(needle, kind, people, actor, limit)).await
}

async fn ids(
    conn: &mut SqliteConnection,
    mut query: QueryBuilder<Sqlite>,
) -> Result<Vec<Uuid>, StoreError> {
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(|row| get(row, "id")).collect()
}

/// The nearest few of the nearest [`LOOKED_AT`] that are in sight. Where there are as many as are
/// looked at, and maybe more, a nil id says so.
fn of_the_nearest(
    needle: &Needle,
    kind: i64,
    people: &BTreeSet<PersonId>,
    actor: &Actor,
    limit: u32,
) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new("WITH near (id, account) AS MATERIALIZED (");
    push_near(&mut query, needle, kind, |_| {});
    query.push_bind(LOOKED_AT).push(") SELECT zeroblob(16) AS id WHERE ");
    query.push_bind(LOOKED_AT).push(" <= (SELECT count(*) FROM near)");
    query.push(" UNION ALL SELECT id FROM (SELECT near.id FROM near WHERE true");
    match kind {
        PRODUCT => {}
        DEAL => {
            query.push(" AND EXISTS (SELECT 1 FROM deal d WHERE d.id = near.id");
            push_owners(&mut query, "d.owner", people.iter());
            query.push(")");
        }
        _ => sight::push_seen_each(&mut query, "near.account", actor),
    }
    query.push(" LIMIT ").push_bind(i64::from(limit)).push(")");
    query
}

/// The nearest few of all that are in sight: what is not is left out first.
fn of_all_in_sight(
    needle: &Needle,
    kind: i64,
    people: &BTreeSet<PersonId>,
    actor: &Actor,
    limit: u32,
) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new("");
    push_near(&mut query, needle, kind, |query| match kind {
        PRODUCT => {}
        DEAL => {
            query.push(" AND s.id IN (SELECT d.id FROM deal d WHERE true");
            push_owners(query, "d.owner", people.iter());
            query.push(")");
        }
        _ => sight::push_seen(query, "s.account", actor),
    });
    query.push_bind(i64::from(limit));
    query
}

fn near(needle: &Needle, kind: i64, limit: u32) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new("");
    push_near(&mut query, needle, kind, |_| {});
    query.push_bind(i64::from(limit));
    query
}

/// `SELECT … LIMIT `: the lines of a kind that hold what is looked for, under a further
/// condition, the nearest first.
fn push_near(
    query: &mut QueryBuilder<Sqlite>,
    needle: &Needle,
    kind: i64,
    condition: impl FnOnce(&mut QueryBuilder<Sqlite>),
) {
    query.push("SELECT s.id, s.account");
    needle.push_lines(query, kind..=kind);
    condition(query);
    query.push(" ORDER BY ");
    needle.push_rank(query);
    query.push(", length(s.text), s.number LIMIT ");
}
