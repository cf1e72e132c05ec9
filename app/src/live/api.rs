//! Reading the board, and the one way in for everything that changes a deal.

use crate::wire::Json;
use domain::board::{Board, Column, Filter, Order};
use domain::funnel::Stage;
use domain::id::PersonId;
use domain::op::{Answer, Op};
#[cfg(feature = "ssr")]
use domain::policy::Action;
use domain::table::{Sort, Table};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::problem::Problem;

/// How many cards of each column a page begins with.
pub const FIRST: u32 = 7;
/// The most cards of a column that are read at once.
pub const MOST: u32 = 200;

/// What the board page begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    pub desk: Desk,
    pub board: Board,
}

/// The page's beginning: who reads, the names, and the board through a filter.
#[server(Open, endpoint = "open", input = Json, output = Json)]
pub async fn open(filter: Filter, order: Order) -> Result<Opening, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenBoard)?;
    let board = store::board::page(&at.store, &at.actor, &filter, order, FIRST, at.now).await?;
    let desk = crate::desk::read(&at).await?;
    Ok(Opening { desk, board })
}

/// The board through a filter.
#[server(ReadBoard, endpoint = "board", input = Json, output = Json)]
pub async fn board(filter: Filter, order: Order) -> Result<Board, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenBoard)?;
    Ok(store::board::page(&at.store, &at.actor, &filter, order, FIRST, at.now).await?)
}

/// Cards `from .. from + len` of a column, `len` at most [`MOST`].
#[server(ReadColumn, endpoint = "column", input = Json, output = Json)]
pub async fn column(
    filter: Filter,
    order: Order,
    stage: Stage,
    from: u32,
    len: u32,
) -> Result<Column, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenBoard)?;
    let window = (from, len.min(MOST));
    Ok(store::board::column(&at.store, &at.actor, &filter, order, stage, window, at.now).await?)
}

/// Rows `from .. from + len` of the table of a filter, `len` at most [`MOST`], and the sums of all
/// that it takes in.
#[server(ReadTable, endpoint = "table", input = Json, output = Json)]
pub async fn table(filter: Filter, sort: Sort, from: u32, len: u32) -> Result<Table, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenBoard)?;
    let window = (from, len.min(MOST));
    Ok(store::table::page(&at.store, &at.actor, &filter, sort, window, at.now).await?)
}

/// Does one operation, or answers once more what the same operation was answered before. What
/// the actor may do is asked of the rules inside the transaction, about the deal as it is then.
///
/// `by` is who did it, where the tablet says so: what waited for one person is not done by
/// another who has signed in there meanwhile. For the first it is as if signed out.
#[server(Operate, endpoint = "ops", input = Json, output = Json)]
pub async fn ops(op: Op, #[server(default)] by: Option<PersonId>) -> Result<Answer, Problem> {
    let at = crate::acting::acting().await?;
    if by.is_some_and(|by| by != at.actor.person) {
        return Err(Problem::SignedOut);
    }
    Ok(store::op::apply(&at.store, &at.actor, op, at.now).await?)
}
