//! Rows of a sitting.

use domain::day::Millis;
use domain::id::{DealId, PersonId, SittingId};
use domain::sitting::{About, Entry, Field, Head, Item, Kind, Participant};
use domain::text::{Name, Remark};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::{get, id, maybe_id, maybe_text, maybe_word, text};

pub(crate) async fn head(
    conn: &mut SqliteConnection,
    sitting: SittingId,
) -> Result<Option<Head>, StoreError> {
    let select = sqlx::query("SELECT * FROM sitting WHERE id = $1").bind(sitting.uuid());
    let Some(row) = select.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let people = sqlx::query(
        "SELECT person, joined, signed_at FROM sitting_person WHERE sitting = $1
         ORDER BY position",
    );
    let people = people.bind(sitting.uuid()).fetch_all(conn).await?;
    let participant = |row: &SqliteRow| {
        Ok::<_, StoreError>(Participant {
            person: id(row, "person", PersonId::new)?,
            joined: get(row, "joined")?,
            signed_at: get::<Option<i64>>(row, "signed_at")?.map(Millis),
        })
    };
    Ok(Some(Head {
        id: sitting,
        kind: word(&row, "kind", Kind::from_word)?,
        opened_by: id(&row, "opened_by", PersonId::new)?,
        opened_at: Millis(get(&row, "opened_at")?),
        people: people.iter().map(participant).collect::<Result<_, _>>()?,
        leader: id(&row, "leader", PersonId::new)?,
        place: number(&row, "place")?,
        revision: number(&row, "revision")?,
        signed_at: get::<Option<i64>>(&row, "signed_at")?.map(Millis),
    }))
}

/// In their order.
pub(crate) async fn items(
    conn: &mut SqliteConnection,
    sitting: SittingId,
) -> Result<Vec<Item>, StoreError> {
    let select = sqlx::query(
        "SELECT place, deal, part, reached FROM sitting_item WHERE sitting = $1 ORDER BY place",
    );
    let rows = select.bind(sitting.uuid()).fetch_all(conn).await?;
    rows.iter().map(item_of).collect()
}

/// One item, and whose deal it is about.
pub(crate) async fn item(
    conn: &mut SqliteConnection,
    sitting: SittingId,
    place: u16,
) -> Result<Option<(Item, Option<PersonId>)>, StoreError> {
    let select = sqlx::query(
        "SELECT i.place, i.deal, i.part, i.reached, d.owner FROM sitting_item i
         LEFT JOIN deal d ON d.id = i.deal WHERE i.sitting = $1 AND i.place = $2",
    );
    let select = select.bind(sitting.uuid()).bind(i64::from(place));
    let Some(row) = select.fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some((item_of(&row)?, maybe_id(&row, "owner", PersonId::new)?)))
}

/// Of each item whose deal it is about, and whether a leader has been there.
pub(crate) async fn owned(
    conn: &mut SqliteConnection,
    sitting: SittingId,
) -> Result<Vec<(Option<PersonId>, bool)>, StoreError> {
    let select = sqlx::query(
        "SELECT d.owner, i.reached FROM sitting_item i LEFT JOIN deal d ON d.id = i.deal
         WHERE i.sitting = $1",
    );
    let rows = select.bind(sitting.uuid()).fetch_all(conn).await?;
    let owned = |row| Ok((maybe_id(row, "owner", PersonId::new)?, get(row, "reached")?));
    rows.iter().map(owned).collect()
}

/// In the order of items, each author's own.
pub(crate) async fn entries(
    conn: &mut SqliteConnection,
    sitting: SittingId,
) -> Result<Vec<Entry>, StoreError> {
    let select = sqlx::query(
        "SELECT e.place, e.field, e.author, e.words, e.version, e.at FROM sitting_entry e
         JOIN sitting_person p ON p.sitting = e.sitting AND p.person = e.author
         WHERE e.sitting = $1 ORDER BY e.place, e.field, p.position",
    );
    let rows = select.bind(sitting.uuid()).fetch_all(conn).await?;
    rows.iter().map(entry_of).collect()
}

pub(crate) async fn entry(
    conn: &mut SqliteConnection,
    sitting: SittingId,
    (place, field, author): (u16, Field, PersonId),
) -> Result<Option<Entry>, StoreError> {
    let select = sqlx::query(
        "SELECT place, field, author, words, version, at FROM sitting_entry
         WHERE sitting = $1 AND place = $2 AND field = $3 AND author = $4",
    );
    let select = select.bind(sitting.uuid()).bind(i64::from(place)).bind(field.word());
    let row = select.bind(author.uuid()).fetch_optional(conn).await?;
    row.as_ref().map(entry_of).transpose()
}

/// Those someone takes part in; what is not signed yet first, then the newest.
pub(crate) async fn of_person(
    conn: &mut SqliteConnection,
    person: PersonId,
    waiting: bool,
    limit: u32,
) -> Result<Vec<SittingId>, StoreError> {
    let select = sqlx::query_scalar::<_, Uuid>(
        "SELECT s.id FROM sitting_person p JOIN sitting s ON s.id = p.sitting
         WHERE p.person = $1 AND iif($2, p.joined = 0 AND s.signed_at IS NULL, s.kind = 'walk')
         ORDER BY s.signed_at IS NOT NULL, s.opened_at DESC, s.id LIMIT $3",
    );
    let select = select.bind(person.uuid()).bind(waiting).bind(i64::from(limit));
    Ok(select.fetch_all(conn).await?.into_iter().map(SittingId::new).collect())
}

fn item_of(row: &SqliteRow) -> Result<Item, StoreError> {
    let about = match maybe_id(row, "deal", DealId::new)? {
        Some(deal) => About::Deal(deal),
        None => About::Part(text(row, "part", Name::new)?),
    };
    Ok(Item { place: number(row, "place")?, about, reached: get(row, "reached")? })
}

fn entry_of(row: &SqliteRow) -> Result<Entry, StoreError> {
    Ok(Entry {
        place: number(row, "place")?,
        field: word(row, "field", Field::from_word)?,
        author: id(row, "author", PersonId::new)?,
        words: maybe_text(row, "words", Remark::new)?,
        version: number(row, "version")?,
        at: Millis(get(row, "at")?),
    })
}

fn number<T: TryFrom<i64>>(row: &SqliteRow, column: &'static str) -> Result<T, StoreError> {
    T::try_from(get(row, column)?).map_err(|_| StoreError::unreadable(column))
}

fn word<T>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(&str) -> Option<T>,
) -> Result<T, StoreError> {
    maybe_word(row, column, make)?.ok_or(StoreError::unreadable(column))
}
