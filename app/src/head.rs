//! The head that board and table share: the filter, its sheet and its chips, saved views, how the
//! tablet stands with the server, who else looks.

mod address;
pub mod api;
mod bar;
mod choices;
mod chosen;
mod filter_sheet;
mod filters;
mod kept;
mod outdated;
mod told;
mod views;
#[cfg(feature = "ssr")]
mod views_kept;

pub use address::{Beside, go, provide_address, use_address};
pub use bar::{Head, LinkState, Offline};
pub use told::told;
