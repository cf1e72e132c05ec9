//! What people do about visits. Each goes through the queue of operations, so that planning and
//! reporting wait on the tablet while there is no line.

use serde::{Deserialize, Serialize};

use super::{Notes, Plan, Report};
use crate::id::{AccountId, DealId, VisitId};
use crate::text::Note;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Plan one; or with its report, tell of one that was made unplanned.
    Add { new: New, report: Option<Report> },
    /// Plan it anew, and write to its steps.
    Change { visit: VisitId, plan: Plan, notes: Notes },
    /// Tell what came of it, or set right what was told.
    Report { visit: VisitId, report: Report, notes: Notes },
    /// It will not be made.
    Drop { visit: VisitId, why: Option<Note> },
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct New {
    /// Made on the tablet.
    pub id: VisitId,
    pub account: AccountId,
    pub deal: Option<DealId>,
    pub plan: Plan,
    pub notes: Notes,
}

impl Command {
    pub fn visit(&self) -> VisitId {
        match self {
            Self::Add { new, .. } => new.id,
            Self::Change { visit, .. } | Self::Report { visit, .. } | Self::Drop { visit, .. } => {
                *visit
            }
        }
    }
}
