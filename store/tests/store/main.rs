//! The store through its own functions, on real files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says so by breaking off")]

mod activity;
mod agenda;
mod alter;
mod archive;
mod board;
mod bulk;
mod coaching;
mod company;
mod concentration;
mod day;
mod demo;
mod duplicate;
mod export;
mod handover;
mod journal;
mod lists;
mod meanwhile;
mod meeting;
mod merge;
mod opening;
mod operations;
mod order;
mod pairs;

mod people;
mod rates;
mod replay;
mod search;
mod sessions;
mod sight;
mod sitting;
mod skills;
mod table;
mod view;
mod visit;
mod world;
mod writer;
