//! Activity: the stream of what was done with a customer, and the form on top of it. A part for
//! the sheet of a deal and the page of an account; what is about to be sent is in `live`.

mod api;
mod came_back;
mod composer;
mod due;
mod facts;
mod form;
mod item;
mod line;
mod own;
mod stream;

pub use composer::{Compose, ComposeBar};
pub use item::{Past, Way};
pub use stream::ActivityStream;
