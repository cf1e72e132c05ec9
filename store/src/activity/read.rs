//! A row of an activity.

use domain::activity::{About, Activity, Kind, Told, Way};
use domain::day::Millis;
use domain::id::{AccountId, ActivityId, ContactId, DealId, PersonId};
use domain::text::Remark;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::row::{get, id, maybe_id, maybe_text, maybe_word};

pub(crate) async fn activity(
    conn: &mut SqliteConnection,
    activity: ActivityId,
) -> Result<Option<Activity>, StoreError> {
    let select = sqlx::query("SELECT * FROM activity WHERE id = $1").bind(activity.uuid());
    select.fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

pub(crate) fn from_row(row: &SqliteRow) -> Result<Activity, StoreError> {
    let about = match maybe_id(row, "deal", DealId::new)? {
        Some(deal) => About::Deal(deal),
        None => About::Account(id(row, "account", AccountId::new)?),
    };
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Activity {
        id: id(row, "id", ActivityId::new)?,
        about,
        kind: kind(row)?,
        by: id(row, "author", PersonId::new)?,
        happened: Millis(get(row, "happened")?),
        written_at: Millis(get(row, "written_at")?),
        contact: maybe_id(row, "contact", ContactId::new)?,
        told: told(row)?,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

fn kind(row: &SqliteRow) -> Result<Kind, StoreError> {
    let way = || maybe_word(row, "way", Way::from_word)?.ok_or(StoreError::unreadable("way"));
    match get::<&str>(row, "kind")? {
        "note" => Ok(Kind::Note),
        "call" => Ok(Kind::Call { way: way()?, reached: get(row, "reached")? }),
        "mail" => Ok(Kind::Mail { way: way()? }),
        _ => Err(StoreError::unreadable("kind")),
    }
}

fn told(row: &SqliteRow) -> Result<Told, StoreError> {
    if get(row, "withdrawn")? {
        return Ok(Told::Withdrawn);
    }
    let words = maybe_text(row, "words", Remark::new)?;
    Ok(words.map_or(Told::Nothing, Told::Words))
}
