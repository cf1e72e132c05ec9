//! Keeps T7: who sees which account, for one of them and as a condition over all.

use std::collections::HashMap;

use domain::account::Record;
use domain::id::{AccountId, PersonId};
use domain::policy::{Action, Actor, Dealt, Hold, Sight};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::push_owners;
use crate::error::StoreError;
use crate::row::{get, id};

/// ` AND column IN (…)`: as `Action::SeeAccount` allows.
pub(crate) fn push_seen(query: &mut QueryBuilder<Sqlite>, column: &'static str, actor: &Actor) {
    let Sight::People(people) = &actor.sight else { return };
    query.push(" AND ").push(column).push(" IN (SELECT seen.id FROM account seen WHERE true");
    push_owners(query, "seen.owner", people.iter());
    query.push(" UNION ALL SELECT seen.account FROM deal seen WHERE true");
    push_owners(query, "seen.owner", people.iter());
    if actor.leads() {
        query.push(
            " UNION ALL SELECT seen.id FROM account seen WHERE seen.owner IS NULL \
             AND NOT EXISTS (SELECT 1 FROM deal taken WHERE taken.account = seen.id)",
        );
    }
    query.push(")");
}

/// As [`push_seen`], asked about each account by itself: for a few of very many.
pub(crate) fn push_seen_each(query: &mut QueryBuilder<Sqlite>, id: &'static str, actor: &Actor) {
    let Sight::People(people) = &actor.sight else { return };
    query.push(" AND (EXISTS (SELECT 1 FROM account seen WHERE seen.id = ").push(id);
    push_owners(query, "seen.owner", people.iter());
    query.push(") OR EXISTS (SELECT 1 FROM deal seen WHERE seen.account = ").push(id);
    push_owners(query, "seen.owner", people.iter());
    query.push(")");
    if actor.leads() {
        query
            .push(" OR EXISTS (SELECT 1 FROM account seen WHERE seen.owner IS NULL AND seen.id = ");
        query
            .push(id)
            .push(" AND NOT EXISTS (SELECT 1 FROM deal taken WHERE taken.account = seen.id))");
    }
    query.push(")");
}

/// What decides whether an actor sees an account.
pub(crate) async fn hold(
    conn: &mut SqliteConnection,
    record: &Record,
    actor: &Actor,
) -> Result<Hold, StoreError> {
    let account = record.id;
    let dealt = if dealt(conn, account, Some(actor)).await? {
        Dealt::InSight
    } else if dealt(conn, account, None).await? {
        Dealt::OutOfSight
    } else {
        Dealt::Nobody
    };
    Ok(Hold { owner: record.owner, dealt })
}

async fn dealt(
    conn: &mut SqliteConnection,
    account: AccountId,
    by: Option<&Actor>,
) -> Result<bool, StoreError> {
    let mut query =
        QueryBuilder::<Sqlite>::new("SELECT EXISTS (SELECT 1 FROM deal d WHERE d.account = ");
    query.push_bind(account.uuid());
    if let Some(Sight::People(people)) = by.map(|actor| &actor.sight) {
        push_owners(&mut query, "d.owner", people.iter());
    }
    query.push(") AS dealt");
    get(&query.build().persistent(false).fetch_one(conn).await?, "dealt")
}

/// Whether the actor sees the account.
pub(crate) async fn sees(
    conn: &mut SqliteConnection,
    record: &Record,
    actor: &Actor,
) -> Result<bool, StoreError> {
    let hold = hold(conn, record, actor).await?;
    Ok(actor.may(Action::SeeAccount { hold }).is_ok())
}

/// Whom to ask about an account, as an expression over `account a`: the first that
/// `domain::duplicate::tell` names.
const HOLDER: &str = "coalesce(a.owner, (SELECT d.owner FROM deal d WHERE d.account = a.id
    ORDER BY d.place >= 9, d.listed_at DESC, d.id DESC LIMIT 1))";

/// Keeps F5.1: as `Action::DealWith` allows. Where it does not, whom to ask.
pub(crate) async fn may_deal(
    conn: &mut SqliteConnection,
    record: &Record,
    actor: &Actor,
) -> Result<Result<(), Option<PersonId>>, StoreError> {
    let hold = hold(conn, record, actor).await?;
    if actor.may(Action::DealWith { hold }).is_ok() {
        return Ok(Ok(()));
    }
    let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
    query.push(HOLDER).push(" AS holder FROM account a WHERE a.id = ");
    query.push_bind(record.id.uuid());
    let row = query.build().fetch_one(conn).await?;
    Ok(Err(crate::row::maybe_id(&row, "holder", PersonId::new)?))
}

/// As [`may_deal`], for every account of these folded names that the actor may not deal with.
pub(crate) async fn held_by_others(
    conn: &mut SqliteConnection,
    actor: &Actor,
    folded: &str,
) -> Result<HashMap<AccountId, PersonId>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT held.id, held.holder FROM (SELECT a.id, ");
    query.push(HOLDER).push(" AS holder FROM account a WHERE a.merged_into IS NULL AND a.id IN (");
    query.push("WITH RECURSIVE up (id, next) AS (SELECT id, merged_into FROM account ");
    query.push("WHERE folded IN (SELECT value FROM json_each(").push_bind(folded.to_owned());
    query.push(")) UNION SELECT p.id, p.merged_into FROM account p JOIN up ON p.id = up.next) ");
    query.push("SELECT id FROM up)) held WHERE held.holder IS NOT NULL");
    if let Sight::People(_) = &actor.sight {
        query.push(" AND NOT (true");
        push_seen(&mut query, "held.id", actor);
        query.push(")");
    } else {
        query.push(" AND false");
    }
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    let held = |row| Ok((id(row, "id", AccountId::new)?, id(row, "holder", PersonId::new)?));
    rows.iter().map(held).collect()
}
