//! Files in and out: the sheets that people keep elsewhere, read, judged row by row by the rules
//! of `domain`, and brought in through `store`; and what people take out.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod calendar;
pub mod csv_out;
pub mod export;
pub mod file;
pub mod import;
