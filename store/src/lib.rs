//! All SQL of Loudou: one writer that answers only what is durable, a journal of everything
//! that happened, snapshots of what is small, and a pool of readers.
//!
//! One module a feature, each of plain functions over a [`Store`]. Rules live in `domain`; here
//! is only where things are kept.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod account;
pub mod activity;
pub mod agenda;
pub mod alter;
pub mod board;
pub mod bulk;
pub mod clock;
pub mod coaching;
pub mod company;
pub mod concentration;
pub mod deal;
pub mod demo;
pub mod directory;
pub mod duplicate;
mod error;
pub mod export;
mod handle;
pub mod handover;
pub mod import;
pub mod journal;
pub mod link;
pub mod meeting;
pub mod merge;
pub mod op;
mod open;
pub mod org;
pub mod person;
pub mod product;
pub mod rates;
mod recent;
mod row;
pub mod script;
pub mod search;
pub mod session;
pub mod sitting;
pub mod skills;
pub mod source;
pub mod table;
pub mod team;
pub mod view;
pub mod visit;
mod writer;

pub use error::StoreError;
pub use handle::Store;
pub use open::OpenRefused;
pub use writer::{Tx, Work};
