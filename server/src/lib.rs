//! The web server of Loudou and the commands around it, as a library: the program `loudou`
//! starts it, tests talk to it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod assets;
mod calendar;
pub mod cli;
mod compression;
mod connections;
mod export;
mod failed;
mod functions;
mod health;
mod import;
mod live;
mod offline;
mod pages;
mod peer;
mod preferences;
mod rates;
pub mod router;
mod security;
mod sessions;
mod shutdown;
pub mod state;
mod visit;
