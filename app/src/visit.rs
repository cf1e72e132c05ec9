//! Visits: the week planned beside made, what is worth planning, and each visit step by step.

pub mod api;
mod calendar;
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

pub use page::VisitsPage;
