//! Taking out what one sees: files of board, table and accounts, and the classic page on paper. Each
//! leaves an entry in the journal before it leaves.

#[cfg(feature = "ssr")]
mod account_cells;
mod accounts;
#[cfg(feature = "ssr")]
mod acts;
pub mod api;
#[cfg(feature = "ssr")]
mod cells;
mod kinds;
mod page;
mod paper;
#[cfg(feature = "ssr")]
mod rows;
mod send;
mod sheet;

pub use accounts::ExportAccounts;
#[cfg(feature = "ssr")]
pub use acts::{Made, file};
pub use page::ExportPage;
pub use sheet::ExportSheet;
