//! Visits: the week planned beside made, what is worth planning, and each visit step by step.

pub mod api;
mod asked;
mod calendar;
mod day;
mod feed;
mod figures;
mod fold;
mod form;
mod joint;
mod offer;
mod page;
mod read;
mod report;
mod rows;
mod sheet;
mod steps;
mod suggestions;
mod time;
mod weekly;
mod whom;
mod year;

pub use day::DayPage;
pub use page::VisitsPage;
