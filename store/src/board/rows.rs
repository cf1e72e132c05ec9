//! The cards of a column, in order.

use domain::board::{Card, Order};
use domain::funnel::{Place, Stage};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::scope::Scope;
use crate::deal::read::{card_sql, from_row};
use crate::error::StoreError;
use crate::row::stage_number;

pub(super) async fn read(
    conn: &mut SqliteConnection,
    scope: &Scope,
    order: Order,
    stage: Stage,
    from: u32,
    len: u32,
) -> Result<Vec<Card>, StoreError> {
    let nobody = scope.read.as_ref().is_some_and(|owners| owners.is_empty());
    if nobody || len == 0 || !scope.takes_in(Place::Stage(stage)) {
        return Ok(Vec::new());
    }
    let mut query = window(scope, order, stage, from, len);
    query.build().fetch_all(conn).await?.iter().map(from_row).collect()
}

pub(super) fn window(
    scope: &Scope,
    order: Order,
    stage: Stage,
    from: u32,
    len: u32,
) -> QueryBuilder<Sqlite> {
    // The window is cut from the index first; names are joined to what is left of it.
    let mut query =
        QueryBuilder::<Sqlite>::new(card_sql!(" WHERE d.id IN (SELECT d.id FROM deal d"));
    scope.push_joins(&mut query);
    query.push(" WHERE d.place = ").push_bind(stage_number(stage));
    scope.push_conditions(&mut query, &scope.read);
    query.push(" ORDER BY ").push(key(order));
    query.push(" LIMIT ").push_bind(i64::from(len));
    query.push(" OFFSET ").push_bind(i64::from(from));
    query.push(") ORDER BY ").push(key(order));
    query
}

/// As `domain::board::Order::compare` orders, by columns of the index `deal_board`.
fn key(order: Order) -> &'static str {
    match order {
        Order::NextStep => "coalesce(d.due, 2147483647), d.id",
        Order::Expected => "coalesce(d.expected, 2147483647), d.id",
        Order::Amount => "coalesce(d.worth, -1) DESC, d.id",
        Order::TimeInStage => "d.since, d.id",
    }
}
