//! The board, read as of one moment: totals and rows of one transaction.

mod rows;
pub(crate) mod scope;
pub(crate) mod tallies;

use domain::board::{Board, Column, Filter, Order, Tally};
use domain::day::Millis;
use domain::funnel::{Place, Stage};
use domain::policy::Actor;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal;
use scope::Scope;

/// The board as an actor sees it through a filter: true totals, and the first cards of each
/// column. Who counts deals that they may not read (T7, marketing) gets totals without cards.
pub async fn page(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    order: Order,
    rows_per_column: u32,
    now: Millis,
) -> Result<Board, StoreError> {
    let age = store.age();
    let scope = Scope::of(store, actor, filter, now)?;
    let asked = Asked { scope, order, rows_per_column };
    let board = store.recent().boards.told(age, asked.clone(), read(store, asked)).await?;
    Ok(Board::clone(&board))
}

/// Which board is meant: who is shown the same of it is told the same.
#[derive(Clone, PartialEq)]
pub(crate) struct Asked {
    scope: Scope,
    order: Order,
    rows_per_column: u32,
}

async fn read(store: &Store, asked: Asked) -> Result<Board, StoreError> {
    let Asked { scope, order, rows_per_column } = asked;
    let mut snapshot = store.readers().begin().await?;
    let seq = journal::last(&mut snapshot).await?;
    let tallies = tallies::read(&mut snapshot, &scope, None).await?;
    let mut columns = Vec::with_capacity(Stage::COUNT);
    for stage in Stage::ALL {
        let tally = tallies.of(Place::Stage(stage));
        let len = rows_per_column.min(tally.count);
        let rows = rows::read(&mut snapshot, &scope, order, stage, 0, len).await?;
        columns.push(Column { tally, from: 0, rows, seq });
    }
    let outcomes: [Tally; 3] = [Place::Won, Place::Lost, Place::Parked].map(|p| tallies.of(p));
    Ok(Board { lens: scope.into_lens(), order, columns, outcomes, seq })
}

/// One column, of it the cards from `from` on, `len` at most.
pub async fn column(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    order: Order,
    stage: Stage,
    (from, len): (u32, u32),
    now: Millis,
) -> Result<Column, StoreError> {
    let scope = Scope::of(store, actor, filter, now)?;
    let mut snapshot = store.readers().begin().await?;
    let seq = journal::last(&mut snapshot).await?;
    let tally = tallies::read(&mut snapshot, &scope, Some(stage)).await?.of(Place::Stage(stage));
    let from = from.min(tally.count);
    let len = len.min(tally.count - from);
    let rows = rows::read(&mut snapshot, &scope, order, stage, from, len).await?;
    Ok(Column { tally, from, rows, seq })
}

#[cfg(test)]
mod tests;
