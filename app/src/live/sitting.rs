//! A sitting on this tablet: what the server told of it with one's own operations laid over it,
//! what others are typing, whom one follows; and the parts that any kind of sitting is made of.

pub mod api;
mod entry;
mod handing;
mod invited;
mod notices;
mod paper;
mod people;
mod seat;
mod seats;
mod sign;
mod steps;

pub use entry::{Aside, Entries};
pub use invited::{Invited, calls};
pub use notices::Notices;
pub use paper::{Paper, signature};
pub use people::{Lead, People};
pub use seat::Seat;
pub use seats::Seats;
pub use sign::{Sign, Signed, names};
pub use steps::Steps;
