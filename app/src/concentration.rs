//! How the sales of a company rest on its people, before anyone leaves.

pub mod api;
mod page;
mod shares;

pub use page::ConcentrationPage;
