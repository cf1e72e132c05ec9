//! Making one account of two that are the same customer, and taking them apart again.

pub mod api;
mod choose;
mod compare;
mod page;
mod parts;

pub use page::MergePage;
