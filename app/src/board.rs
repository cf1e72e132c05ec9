//! The board: stages under their bands, cards that are lifted and set down.

mod again;
mod attention;
mod card;
mod carry;
mod column;
mod conflict;
mod drag;
#[cfg(feature = "ssr")]
mod drawn;
mod drop_sheet;
mod glide;
mod ground;
mod hand;
mod keys;
mod marks;
mod move_menu;
mod moves;
mod outcomes;
mod page;
mod refused;
mod strip;
mod toasts;
mod told;

#[cfg(feature = "ssr")]
pub use drawn::Drawn;
pub use moves::Moves;
pub use page::BoardPage;
