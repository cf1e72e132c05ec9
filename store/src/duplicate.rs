//! Customers and people like the one that is being typed: some are found by pieces of their
//! names, the domain says how alike they are, and what is told of each.

mod find;
mod mend;
mod people;

pub use find::accounts;
pub(crate) use mend::mend;
pub use people::contacts;
