//! Writing a sitting down: its rows when it is opened, and what changes in it.

use domain::day::Millis;
use domain::id::{DealId, PersonId, SittingId};
use domain::sitting::{About, Change, Entry, Head, Kind, Participant};

use super::deal_of;
use crate::error::StoreError;
use crate::writer::Tx;

/// Writes a new one down; who opens it has come and leads, at the first item. `rep` is whose words
/// open the parts of a debrief.
pub(crate) async fn insert(
    tx: &mut Tx,
    (id, kind, rep): (SittingId, Kind, Option<PersonId>),
    by: PersonId,
    invited: &[PersonId],
    items: &[About],
    at: Millis,
) -> Result<Head, StoreError> {
    sqlx::query(
        "INSERT INTO sitting (id, kind, opened_by, opened_at, leader, place, rep)
         VALUES ($1, $2, $3, $4, $3, 0, $5)",
    )
    .bind(id.uuid())
    .bind(kind.word())
    .bind(by.uuid())
    .bind(at.0)
    .bind(rep.map(PersonId::uuid))
    .execute(tx.conn())
    .await?;
    let mut people = Vec::with_capacity(invited.len() + 1);
    for (position, person) in (0..).zip(std::iter::once(&by).chain(invited)) {
        let joined = *person == by;
        add(tx, id, *person, (position, joined)).await?;
        people.push(Participant { person: *person, joined, signed_at: None });
    }
    for (place, about) in (0i64..).zip(items) {
        let part = match about {
            About::Part(word) => Some(word.as_str()),
            About::Deal(_) => None,
        };
        sqlx::query(
            "INSERT INTO sitting_item (sitting, place, deal, part, reached)
             VALUES ($1, $2, $3, $4, $2 = 0)",
        )
        .bind(id.uuid())
        .bind(place)
        .bind(deal_of(about).map(DealId::uuid))
        .bind(part)
        .execute(tx.conn())
        .await?;
    }
    let (opened_by, leader, opened_at) = (by, by, at);
    let (place, revision, signed_at) = (0, 0, None);
    Ok(Head { id, kind, opened_by, opened_at, people, leader, rep, place, revision, signed_at })
}

/// One who takes part, behind those who do already.
pub(super) async fn add(
    tx: &mut Tx,
    sitting: SittingId,
    person: PersonId,
    (position, joined): (usize, bool),
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO sitting_person (sitting, person, position, joined) VALUES ($1, $2, $3, $4)",
    )
    .bind(sitting.uuid())
    .bind(person.uuid())
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(joined)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn apply(
    tx: &mut Tx,
    sitting: SittingId,
    changes: &[Change],
) -> Result<(), StoreError> {
    for change in changes {
        match change {
            Change::Joined { person } => {
                let update = "UPDATE sitting_person SET joined = 1
                              WHERE sitting = $1 AND person = $2";
                let update = sqlx::query(update).bind(sitting.uuid()).bind(person.uuid());
                update.execute(tx.conn()).await?;
            }
            Change::Led { leader, place } => lead(tx, sitting, *leader, *place).await?,
            Change::Written(entry) => put(tx, sitting, entry).await?,
            Change::Revised => {
                for update in [
                    "UPDATE sitting SET revision = revision + 1 WHERE id = $1",
                    "UPDATE sitting_person SET signed_at = NULL WHERE sitting = $1",
                ] {
                    sqlx::query(update).bind(sitting.uuid()).execute(tx.conn()).await?;
                }
            }
            Change::Signed { person, at } => {
                let update = "UPDATE sitting_person SET signed_at = $3
                              WHERE sitting = $1 AND person = $2";
                let update = sqlx::query(update).bind(sitting.uuid()).bind(person.uuid());
                update.bind(at.0).execute(tx.conn()).await?;
            }
            Change::Closed { at } => {
                let update = sqlx::query("UPDATE sitting SET signed_at = $2 WHERE id = $1");
                update.bind(sitting.uuid()).bind(at.0).execute(tx.conn()).await?;
            }
        }
    }
    Ok(())
}

async fn lead(
    tx: &mut Tx,
    sitting: SittingId,
    leader: PersonId,
    place: u16,
) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE sitting SET leader = $2, place = $3 WHERE id = $1");
    let update = update.bind(sitting.uuid()).bind(leader.uuid()).bind(i64::from(place));
    update.execute(tx.conn()).await?;
    let reached = "UPDATE sitting_item SET reached = 1 WHERE sitting = $1 AND place = $2";
    let reached = sqlx::query(reached).bind(sitting.uuid()).bind(i64::from(place));
    reached.execute(tx.conn()).await?;
    Ok(())
}

async fn put(tx: &mut Tx, sitting: SittingId, entry: &Entry) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO sitting_entry (sitting, place, field, author, words, version, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (sitting, place, field, author) DO UPDATE SET
         words = excluded.words, version = excluded.version, at = excluded.at",
    )
    .bind(sitting.uuid())
    .bind(i64::from(entry.place))
    .bind(entry.field.word())
    .bind(entry.author.uuid())
    .bind(entry.words.as_ref().map(|words| words.as_str().to_owned()))
    .bind(i64::from(entry.version))
    .bind(entry.at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}
