//! Rows of meetings.

use domain::day::{Day, Millis};
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Meeting, Sheet, ToDo};
use domain::text::{Name, Remark};
use domain::visit::Agreed;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::{get, id, maybe_text, text};
use crate::writer::Tx;

pub(super) async fn meeting(
    conn: &mut SqliteConnection,
    meeting: MeetingId,
) -> Result<Option<Meeting>, StoreError> {
    let select = sqlx::query("SELECT * FROM meeting WHERE id = $1").bind(meeting.uuid());
    let Some(row) = select.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let people = sqlx::query("SELECT person FROM meeting_person WHERE meeting = $1 ORDER BY place");
    let people = people.bind(meeting.uuid()).fetch_all(&mut *conn).await?;
    let people =
        people.iter().map(|row| id(row, "person", PersonId::new)).collect::<Result<_, _>>()?;
    let actions = sqlx::query("SELECT * FROM meeting_action WHERE meeting = $1 ORDER BY place");
    let rows = actions.bind(meeting.uuid()).fetch_all(conn).await?;
    let actions = rows.iter().map(to_do).collect::<Result<_, _>>()?;
    let done = rows.iter().map(|row| Ok(get::<Option<i64>>(row, "done_at")?.map(Millis)));
    let done = done.collect::<Result<_, StoreError>>()?;
    let minute = get::<Option<i64>>(&row, "minute")?.map(u16::try_from).transpose();
    let version = u32::try_from(get::<i64>(&row, "version")?);
    let sheet = Sheet {
        day: Day(get(&row, "day")?),
        minute: minute.map_err(|_| StoreError::unreadable("minute"))?,
        purpose: serde_json::from_str(get(&row, "purpose")?)?,
        people,
        agenda: serde_json::from_str(get(&row, "agenda")?)?,
        notes: maybe_text(&row, "notes", Remark::new)?,
        actions,
    };
    Ok(Some(Meeting {
        id: meeting,
        by: id(&row, "person", PersonId::new)?,
        sheet,
        done,
        closed_at: get::<Option<i64>>(&row, "closed_at")?.map(Millis),
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    }))
}

fn to_do(row: &SqliteRow) -> Result<ToDo, StoreError> {
    Ok(ToDo {
        who: id(row, "person", PersonId::new)?,
        what: text(row, "what", Name::new)?,
        due: Day(get(row, "due")?),
    })
}

/// Those of a person, as who makes them or is invited, the latest first.
pub(super) async fn of_person(
    conn: &mut SqliteConnection,
    person: PersonId,
    limit: u32,
) -> Result<Vec<Meeting>, StoreError> {
    let select = sqlx::query_scalar::<_, Uuid>(
        "SELECT m.id FROM meeting m WHERE m.person = $1
             OR m.id IN (SELECT p.meeting FROM meeting_person p WHERE p.person = $1)
         ORDER BY m.day DESC, m.minute DESC, m.id DESC LIMIT $2",
    );
    let ids = select.bind(person.uuid()).bind(i64::from(limit)).fetch_all(&mut *conn).await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(meeting(conn, MeetingId::new(id)).await?);
    }
    Ok(found)
}

/// The meetings with something in them that a person has not done.
pub(super) async fn undone(
    conn: &mut SqliteConnection,
    person: PersonId,
) -> Result<Vec<MeetingId>, StoreError> {
    let select = sqlx::query_scalar::<_, Uuid>(
        "SELECT DISTINCT meeting FROM meeting_action WHERE person = $1 AND done_at IS NULL
         ORDER BY meeting",
    );
    let ids = select.bind(person.uuid()).fetch_all(conn).await?;
    Ok(ids.into_iter().map(MeetingId::new).collect())
}

pub(super) async fn agreed(
    conn: &mut SqliteConnection,
    person: PersonId,
) -> Result<Vec<Agreed>, StoreError> {
    let select = sqlx::query(
        "SELECT a.meeting, a.place, a.what, a.due, m.day FROM meeting_action a
         JOIN meeting m ON m.id = a.meeting WHERE a.person = $1 AND a.done_at IS NULL
         ORDER BY a.due, a.meeting, a.place LIMIT 100",
    );
    let rows = select.bind(person.uuid()).fetch_all(conn).await?;
    let one = |row: &SqliteRow| {
        let place = u16::try_from(get::<i64>(row, "place")?);
        Ok(Agreed {
            meeting: id(row, "meeting", MeetingId::new)?,
            place: place.map_err(|_| StoreError::unreadable("a place"))?,
            what: text(row, "what", Name::new)?,
            due: Day(get(row, "due")?),
            held_on: Day(get(row, "day")?),
        })
    };
    rows.iter().map(one).collect()
}

/// Writes all of it: people and actions anew, for they are few.
pub(super) async fn keep(tx: &mut Tx, meeting: &Meeting, known: bool) -> Result<(), StoreError> {
    let sheet = &meeting.sheet;
    let statement = if known {
        "UPDATE meeting SET person = $2, day = $3, minute = $4, purpose = $5, agenda = $6,
         notes = $7, closed_at = $8, version = $9 WHERE id = $1"
    } else {
        "INSERT INTO meeting (id, person, day, minute, purpose, agenda, notes, closed_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    };
    sqlx::query(statement)
        .bind(meeting.id.uuid())
        .bind(meeting.by.uuid())
        .bind(sheet.day.0)
        .bind(sheet.minute.map(i64::from))
        .bind(serde_json::to_string(&sheet.purpose)?)
        .bind(serde_json::to_string(&sheet.agenda)?)
        .bind(sheet.notes.as_ref().map(ToString::to_string))
        .bind(meeting.closed_at.map(|at| at.0))
        .bind(i64::from(meeting.version))
        .execute(tx.conn())
        .await?;
    for delete in [
        "DELETE FROM meeting_person WHERE meeting = $1",
        "DELETE FROM meeting_action WHERE meeting = $1",
    ] {
        sqlx::query(delete).bind(meeting.id.uuid()).execute(tx.conn()).await?;
    }
    for (place, person) in (0i64..).zip(&sheet.people) {
        let insert =
            sqlx::query("INSERT INTO meeting_person (meeting, place, person) VALUES ($1, $2, $3)");
        let insert = insert.bind(meeting.id.uuid()).bind(place).bind(person.uuid());
        insert.execute(tx.conn()).await?;
    }
    for ((place, action), done) in (0i64..).zip(&sheet.actions).zip(&meeting.done) {
        sqlx::query(
            "INSERT INTO meeting_action (meeting, place, person, what, due, done_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(meeting.id.uuid())
        .bind(place)
        .bind(action.who.uuid())
        .bind(action.what.to_string())
        .bind(action.due.0)
        .bind(done.map(|at| at.0))
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}
