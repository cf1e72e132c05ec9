//! Bringing in the deals that people keep in files: a file, its columns, every row judged before
//! anything is written, and the whole taken back if it was a mistake.

#[cfg(feature = "ssr")]
mod acts;
mod alike;
pub mod api;
mod bench;
mod carry;
mod columns;
mod file;
mod mend;
mod page;
mod past;
mod rows;
mod say;
mod sheet_words;

#[cfg(feature = "ssr")]
pub use acts::{left, upload};
pub use page::ImportPage;
pub use say::reason;
