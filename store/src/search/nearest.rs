//! Keeps T7: what is nearest to what someone looks for, among what they see.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::policy::{Actor, Sight};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::needle::Needle;
use super::{ACCOUNT, CONTACT, DEAL, PRODUCT};
use crate::account::{push_owners, sight};
use crate::error::StoreError;
use crate::row::get;

const KINDS: [i64; 4] = [ACCOUNT, CONTACT, DEAL, PRODUCT];

/// How many of the nearest of a kind are asked whether they are in sight, one by one.
const LOOKED_AT: i64 = 1_000;

const NEAREST_FIRST: &str = " ORDER BY rank, size, number";

/// What is hit may be many, and what is in sight, too: a glance at the nearest suffices mostly.
/// Where it does not, what is in sight is little.
pub(super) async fn nearest(
    conn: &mut SqliteConnection,
    needle: &Needle,
    actor: &Actor,
    limit: u32,
) -> Result<Vec<(i64, Uuid)>, StoreError> {
    if let Sight::People(people) = &actor.sight {
        let mut query = of_the_nearest(needle, people, actor, limit);
        let rows = query.build().persistent(false).fetch_all(&mut *conn).await?;
        let rows = rows.iter().map(|row| Ok((get(row, "kind")?, get(row, "id")?)));
        let rows: Vec<(i64, Option<Uuid>)> = rows.collect::<Result<_, StoreError>>()?;
        let few = |kind| rows.iter().filter(|(of, id)| *of == kind && id.is_some()).count();
        let enough = |kind| few(kind) >= usize::try_from(limit).unwrap_or(usize::MAX);
        if rows.iter().all(|(kind, id)| id.is_some() || enough(*kind)) {
            return Ok(rows.into_iter().filter_map(|(kind, id)| Some((kind, id?))).collect());
        }
    }
    let mut query = of_all_in_sight(needle, actor, limit);
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((get(row, "kind")?, get(row, "id")?))).collect()
}

/// Of each kind the nearest few of the nearest [`LOOKED_AT`] that are in sight. Where more were
/// hit, a row without an id says so.
fn of_the_nearest(
    needle: &Needle,
    people: &BTreeSet<PersonId>,
    actor: &Actor,
    limit: u32,
) -> QueryBuilder<Sqlite> {
    let mut query = hits(needle);
    query.push(")");
    let mut joint = " SELECT kind, id FROM (";
    for kind in KINDS {
        query
            .push(joint)
            .push("SELECT kind, id FROM (SELECT kind, id, account FROM hit WHERE kind = ");
        query.push_bind(kind).push(NEAREST_FIRST).push(" LIMIT ").push_bind(LOOKED_AT);
        query.push(") near WHERE true");
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
        joint = " UNION ALL SELECT kind, id FROM (";
        query.push(joint).push("SELECT kind, NULL AS id FROM hit WHERE kind = ").push_bind(kind);
        query.push(" LIMIT 1 OFFSET ").push_bind(LOOKED_AT).push(")");
    }
    query
}

/// Of each kind the nearest few of all that are in sight: what is not is left out first.
fn of_all_in_sight(needle: &Needle, actor: &Actor, limit: u32) -> QueryBuilder<Sqlite> {
    let mut query = hits(needle);
    if let Sight::People(people) = &actor.sight {
        query.push(" AND CASE s.kind WHEN ").push_bind(PRODUCT).push(" THEN true WHEN ");
        query.push_bind(DEAL).push(" THEN s.id IN (SELECT d.id FROM deal d WHERE true");
        push_owners(&mut query, "d.owner", people.iter());
        query.push(") ELSE true");
        sight::push_seen(&mut query, "s.account", actor);
        query.push(" END");
    }
    query.push(")");
    let mut joint = " SELECT kind, id FROM (";
    for kind in KINDS {
        query.push(joint).push("SELECT kind, id FROM hit WHERE kind = ").push_bind(kind);
        query.push(NEAREST_FIRST).push(" LIMIT ").push_bind(i64::from(limit)).push(")");
        joint = " UNION ALL SELECT kind, id FROM (";
    }
    query
}

/// `WITH hit (…) AS MATERIALIZED (SELECT … WHERE …`: the lines that hold what is looked for.
fn hits(needle: &Needle) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(
        "WITH hit (kind, id, account, rank, size, number) AS MATERIALIZED (SELECT s.kind, s.id, s.account, ",
    );
    needle.push_rank(&mut query);
    query.push(", length(s.text), s.number");
    needle.push_lines(&mut query);
    query
}
