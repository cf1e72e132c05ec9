//! Taking out what one sees: files of board and table, and the classic page on paper. Each
//! leaves an entry in the journal before it leaves.

#[cfg(feature = "ssr")]
mod acts;
pub mod api;
#[cfg(feature = "ssr")]
mod cells;
mod page;
mod paper;
mod send;
mod sheet;
mod unprinted;

#[cfg(feature = "ssr")]
pub use acts::{Made, file};
pub use page::ExportPage;
pub use sheet::ExportSheet;
pub use unprinted::Unprinted;
