//! Count and amount of every place.

use std::collections::BTreeMap;

use domain::board::Tally;
use domain::funnel::{Place, Stage};
use domain::money::Total;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::scope::Scope;
use crate::error::StoreError;
use crate::row::{get, place_number, stage_number};

/// By the place's number; a place without deals is not in it.
pub(crate) struct Tallies(BTreeMap<i64, Tally>);

impl Tallies {
    pub(crate) fn of(&self, place: Place) -> Tally {
        self.0.get(&place_number(place)).copied().unwrap_or_default()
    }
}

/// Sums are taken in two halves: the whole of them may be wider than the database's integers.
const HALF: i64 = 1_000_000;

pub(crate) async fn read(
    conn: &mut SqliteConnection,
    scope: &Scope,
    only: Option<Stage>,
) -> Result<Tallies, StoreError> {
    if scope.counted().as_ref().is_some_and(|owners| owners.is_empty()) {
        return Ok(Tallies(BTreeMap::new()));
    }
    let mut tallies = BTreeMap::new();
    for row in sums(scope, only).build().fetch_all(conn).await? {
        let (high, low): (i64, i64) = (get(&row, "high")?, get(&row, "low")?);
        let amount = Total(i128::from(high) * i128::from(HALF) + i128::from(low));
        let (count, rated) = (count(&row, "deals")?, count(&row, "rated")?);
        tallies.insert(get(&row, "place")?, Tally { count, amount, rated });
    }
    Ok(Tallies(tallies))
}

pub(super) fn sums(scope: &Scope, only: Option<Stage>) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT d.place, count(*) AS deals, \
         sum(coalesce(d.worth, 0) / 1000000) AS high, sum(coalesce(d.worth, 0) % 1000000) AS low, \
         sum(d.rated) AS rated FROM deal d",
    );
    scope.push_joins(&mut query);
    query.push(" WHERE true");
    if let Some(stage) = only {
        query.push(" AND d.place = ").push_bind(stage_number(stage));
    }
    scope.push_conditions(&mut query, scope.counted());
    query.push(" GROUP BY d.place");
    query
}

fn count(row: &SqliteRow, column: &'static str) -> Result<u32, StoreError> {
    u32::try_from(get::<i64>(row, column)?).map_err(|_| StoreError::unreadable("a count"))
}
