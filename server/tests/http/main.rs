//! The service from outside: what a browser sends, what it gets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod activity;
mod archive;
mod authority;
mod coaching;
mod deals;
mod demo;
mod drawn;
mod duplicates;
mod export;
mod first_visit;
mod house;
mod imports;
mod live;
mod meetings;
mod pages;
mod people;
mod sessions;
mod settings;
mod sign_in;
mod sittings;
mod table;
mod visitor;
mod visits;
