//! What the journal tells of a person.

use domain::day::Millis;
use domain::id::PersonId;
use sqlx::{QueryBuilder, Sqlite};

use super::Fact;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, maybe_id};

/// A fact, when it was, and who made it so; `None`: the command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub at: Millis,
    pub by: Option<PersonId>,
    pub fact: Fact,
}

/// The kinds of facts that name people.
const KINDS: [&str; 11] = [
    "person_added",
    "password_set",
    "person_switched",
    "post_set",
    "deals_passed",
    "link_made",
    "link_used",
    "devices_signed_out",
    "team_added",
    "manager_set",
    "handover_opened",
];

/// What a person's history tells of what they did themselves.
const DONE: [&str; 2] = ["exported", "handover_seen"];

/// What happened to a person or through whom a team is led, what they hand over or take over, what
/// they took out, and to what they have seen; the newest first, `limit` at most.
pub async fn of_person(
    store: &Store,
    person: PersonId,
    limit: u32,
) -> Result<Vec<Told>, StoreError> {
    let mut query =
        QueryBuilder::<Sqlite>::new("SELECT at, actor, payload FROM journal WHERE deal IS NULL");
    query.push(" AND (actor = ").push_bind(person.uuid()).push(" AND kind IN (");
    let mut done = query.separated(", ");
    for kind in DONE {
        done.push_bind(kind);
    }
    query.push(") OR kind IN (");
    let mut kinds = query.separated(", ");
    for kind in KINDS {
        kinds.push_bind(kind);
    }
    query.push(") AND instr(payload, ").push_bind(person.to_string());
    query.push(") > 0) ORDER BY seq DESC LIMIT ").push_bind(i64::from(limit));
    let rows = query.build().persistent(false).fetch_all(store.readers()).await?;
    let told = rows.iter().map(|row| {
        Ok(Told {
            at: Millis(get(row, "at")?),
            by: maybe_id(row, "actor", PersonId::new)?,
            fact: serde_json::from_str(get(row, "payload")?)?,
        })
    });
    told.collect()
}
