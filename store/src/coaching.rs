//! Coaching: joint visits, their debriefs, and what those lead to. All of it is between a rep and
//! who coaches them; nobody else is told of it.

pub(crate) mod begin;
pub(crate) mod consent;
pub(crate) mod cycle;
pub(crate) mod follow;
pub(crate) mod joint;
mod mirror;
pub(crate) mod read;
pub(crate) mod skill;

pub use begin::begin;
pub use consent::say_of_reader;
pub use cycle::step;
pub use follow::practised;
pub use joint::{coaches, declare};
pub use mirror::own_mirror;
pub use read::{Debriefed, Listed, Together, debrief, of_rep, together};
pub use skill::{add_skill, large_from, rename_skill, retire_skill, set_large_from, skills};

/// From what a deal is worth on, in major units of the company's money, it is a large sale, till
/// an administrator says otherwise.
const LARGE_FROM: i64 = 1_000_000;
