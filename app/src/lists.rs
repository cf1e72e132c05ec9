//! The lists that deals choose from, kept by administrators: products, and where prospects come
//! from.

pub mod api;
mod large;
mod page;
mod panel;

pub use page::ListsPage;
