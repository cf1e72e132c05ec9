//! Bringing in through the page, without the page: both practice sheets row by row, and that an
//! import taken back leaves nothing behind.

#![expect(clippy::unwrap_used, reason = "a test says so by breaking off")]

#[path = "exchange/office.rs"]
mod office;
#[path = "exchange/others.rs"]
mod others;
#[path = "exchange/sheets.rs"]
mod sheets;
#[path = "exchange/taking_back.rs"]
mod taking_back;
