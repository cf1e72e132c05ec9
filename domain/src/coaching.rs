//! Coaching on joint visits: the five steps, the talk after a visit, what to train.

pub mod cycle;
pub mod debrief;
pub mod skill;
mod why;

pub use why::asks_why_you;
