//! The door: signing in, the first visit to an empty database, and the people of a demo.

pub mod api;
mod choices;
#[cfg(feature = "ssr")]
mod demo;
pub mod door;
#[cfg(feature = "ssr")]
pub mod entry;
#[cfg(feature = "ssr")]
mod founding;
mod next;
mod page;
#[cfg(feature = "ssr")]
pub mod password;
mod people;
#[cfg(feature = "ssr")]
pub mod tries;
mod welcome;
mod zone;

pub use next::{local, sign_in_address};
pub use page::SignInPage;
pub use people::PeoplePage;
pub use welcome::WelcomePage;
