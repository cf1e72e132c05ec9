//! The door: signing in, the first visit to an empty database, and the people of a demo.

pub mod api;
mod choices;
#[cfg(feature = "ssr")]
mod demo;
mod door;
#[cfg(feature = "ssr")]
mod founding;
mod join;
mod join_api;
mod next;
mod page;
mod people;
mod welcome;
mod zone;

pub use join::JoinPage;
pub use next::{local, sign_in_address};
pub use page::SignInPage;
pub use people::PeoplePage;
pub use welcome::WelcomePage;
