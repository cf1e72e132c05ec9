//! The door: signing in, the first visit to an empty database, and the people of a demo.

pub mod api;
mod choices;
#[cfg(feature = "ssr")]
mod demo;
#[cfg(feature = "ssr")]
pub mod door;
#[cfg(feature = "ssr")]
mod founding;
mod next;
#[cfg(feature = "ssr")]
pub mod password;
#[cfg(feature = "ssr")]
pub mod tries;

pub use next::{local, sign_in_address};
