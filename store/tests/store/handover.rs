//! Handovers: all that someone holds passes on item by item, to whom it should, and nothing is
//! changed or lost by it.

mod close;
mod ground;
mod keeps;
mod many;
mod meanwhile;
mod open;
mod pass;
mod sight;
mod sudden;
mod undone;
mod watch;
