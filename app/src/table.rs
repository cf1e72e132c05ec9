//! The table: the deals of a filter in rows, sorted by any heading, edited in place, changed many
//! at a time.

mod alter_sheet;
pub mod api;
mod cell;
mod columns;
mod editor;
mod foot;
mod grid;
mod keys;
mod page;
mod row;
mod rows;
mod selection;

pub use page::TablePage;
