//! Bringing in a file: what its columns mean, what a person chose, and what becomes of each row.
//!
//! Only the words of it: reading files is for `exchange`, which judges by the rules of
//! [`crate::deal`].

mod choices;
mod column;
mod file;
mod run;
mod verdict;

pub use choices::{Choices, Decision, Meaning, Mend};
pub use column::Column;
pub use file::FileRefused;
pub use run::{Kept, Left, Run};
pub use verdict::{Ask, Becomes, Count, Counts, Question, Verdict, Why};
