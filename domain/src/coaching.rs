//! Coaching on joint visits: the five steps, the talk after a visit, what to train.

pub mod consent;
pub mod cycle;
pub mod debrief;
mod follow;
pub mod joint;
mod mirror;
mod planning;
pub mod skill;
pub mod talk;
mod why;

pub use follow::FollowUp;
pub use joint::Joint;
pub use mirror::{Coached, GAUGE, Glass, Mirror, Seen, Tries, mirror};
pub use planning::Sale;
pub use why::asks_why_you;
