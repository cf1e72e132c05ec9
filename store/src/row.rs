//! How values of the domain are written as columns, and read back.

use domain::deal::Standing;
use domain::funnel::{Place, Stage};
use domain::money::{Currency, Money};
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Row, Sqlite, Type};
use uuid::Uuid;

use crate::error::StoreError;

pub(crate) const WON: i64 = 9;
pub(crate) const LOST: i64 = 10;
pub(crate) const PARKED: i64 = 11;

pub(crate) fn place_number(place: Place) -> i64 {
    match place {
        Place::Stage(stage) => stage_number(stage),
        Place::Won => WON,
        Place::Lost => LOST,
        Place::Parked => PARKED,
    }
}

pub(crate) fn stage_number(stage: Stage) -> i64 {
    i64::from(stage.number())
}

pub(crate) fn stage(number: i64) -> Result<Stage, StoreError> {
    let number = u8::try_from(number).map_err(|_| StoreError::unreadable("a stage"))?;
    Stage::new(number).map_err(|_| StoreError::unreadable("a stage"))
}

pub(crate) fn money(minor: i64, currency: Currency) -> Result<Money, StoreError> {
    Money::new(minor, currency).map_err(|_| StoreError::unreadable("an amount"))
}

/// What was ordered of a won deal.
pub(crate) fn won_value(standing: &Standing) -> Option<Money> {
    match standing {
        Standing::Won { value, .. } => Some(*value),
        _ => None,
    }
}

/// One column.
pub(crate) fn get<'r, T>(row: &'r SqliteRow, column: &'static str) -> Result<T, StoreError>
where
    T: Decode<'r, Sqlite> + Type<Sqlite>,
    &'static str: ColumnIndex<SqliteRow>,
{
    Ok(row.try_get(column)?)
}

/// An identity.
pub(crate) fn id<T>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(Uuid) -> T,
) -> Result<T, StoreError> {
    Ok(make(get::<Uuid>(row, column)?))
}

/// An identity that may be missing.
pub(crate) fn maybe_id<T>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(Uuid) -> T,
) -> Result<Option<T>, StoreError> {
    Ok(get::<Option<Uuid>>(row, column)?.map(make))
}

/// Text that the domain checks again.
pub(crate) fn text<T, E>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, StoreError> {
    make(get::<&str>(row, column)?).map_err(|_| StoreError::unreadable(column))
}

/// Text that may be missing.
pub(crate) fn maybe_text<T, E>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, StoreError> {
    let text = get::<Option<&str>>(row, column)?;
    text.map(make).transpose().map_err(|_| StoreError::unreadable(column))
}

/// A word out of a fixed list.
pub(crate) fn maybe_word<T>(
    row: &SqliteRow,
    column: &'static str,
    make: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    maybe_text(row, column, |word| make(word).ok_or(()))
}
