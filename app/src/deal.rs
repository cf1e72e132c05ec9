//! A deal opened beside the board: where it stands, its fields, its people, its history; and
//! the form for a new one.

pub mod api;
mod contacts;
mod facts;
mod form;
mod history;
mod new;
mod place;
mod sheet;

pub use contacts::Contacts;
pub use history::past;
pub use new::NewDeal;
pub use place::PlacePart;
pub use sheet::DealSheet;
