//! Sales meetings: the list of those one comes to, each with its agenda, its minutes and what was
//! agreed, and the sheet of paper.

mod agenda;
pub mod api;
mod form;
mod list;
mod one;
mod paper;
mod told;
mod unsaved;

pub use list::MeetingsPage;
pub use one::MeetingPage;
pub use paper::MeetingPaper;
