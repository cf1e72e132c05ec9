//! Drills: the built program, under load, in the ways that things go wrong in earnest. Each is
//! short here; `bin/test --long` runs them at length.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that breaks off fails where it should, and tells what it did"
)]

mod chance;
mod client;
mod full;
mod kill;
mod many;
mod served;
#[path = "../site/empty.rs"]
mod site;
mod truth;
