//! The sales method as rules without I/O.
//!
//! Everything here is a pure function of its arguments: the same code answers in the browser
//! (at once, before the server has spoken) and on the server (for good). Times, identities and
//! the person who acts are handed in; words for people are made elsewhere.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod account;
pub mod activity;
pub mod agenda;
pub mod alter;
pub mod board;
pub mod check;
pub mod coaching;
pub mod company;
pub mod day;
pub mod deal;
pub mod duplicate;
pub mod export;
pub mod funnel;
pub mod handover;
pub mod id;
pub mod import;
pub mod journal;
pub mod mark;
pub mod meeting;
pub mod merge;
pub mod money;
pub mod op;
pub mod org;
pub mod policy;
pub mod rates;
pub mod read;
pub mod search;
pub mod sitting;
pub mod skills;
pub mod table;
pub mod text;
pub mod view;
pub mod visit;
