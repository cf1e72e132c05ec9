//! An import that was carried out.

use serde::{Deserialize, Serialize};

use super::Counts;
use crate::day::Millis;
use crate::deal::Field;
use crate::id::{DealId, ImportId, PersonId};
use crate::text::Name;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    pub id: ImportId,
    /// `None`: from the command line.
    pub by: Option<PersonId>,
    pub file: String,
    pub at: Millis,
    pub counts: Counts,
    /// Keeps F5.5: the claimed dates of these deals count as their listing dates.
    pub opening: bool,
    /// Still under way, or broken off.
    pub unfinished: bool,
    pub taken_back: Option<Millis>,
    /// What stayed because people had changed it.
    pub kept: Vec<Kept>,
}

/// A deal that stayed, in whole or in part, when its import was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub deal: DealId,
    pub account: Name,
    /// Empty: the whole deal.
    pub fields: Vec<Field>,
}

/// A row that was not brought in, and why: for the person to mend in their own file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    pub line: u32,
    pub cells: Vec<String>,
    pub verdict: super::Verdict,
}
