//! Other currencies than the company's: their rates by date, kept by administrators.

pub mod api;
#[cfg(feature = "ssr")]
mod keep;
mod page;

pub use page::RatesPage;
