//! A manager's own week: what they want done, in priority, and where their time goes.

pub mod api;
mod hours;
mod page;
mod tasks;
mod time;
mod written;

pub use page::AgendaPage;
