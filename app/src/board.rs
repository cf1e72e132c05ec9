//! The board: stages under their bands, cards that are lifted and set down.

mod bar;
mod card;
mod carry;
mod column;
mod conflict;
mod drag;
mod drop_sheet;
mod filters;
mod glide;
mod hand;
mod keys;
mod marks;
mod move_menu;
mod outcomes;
mod outdated;
mod page;
mod query;
mod strip;
mod toasts;
mod told;

pub use page::BoardPage;
