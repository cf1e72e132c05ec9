//! Operations: what a tablet sends, and what it gets for an answer.

use serde::{Deserialize, Serialize};

use crate::activity::Activity;
use crate::board::Card;
use crate::day::Millis;
use crate::deal::{Command, Refusal};
use crate::id::OpId;
use crate::journal::Entry;
use crate::sitting::Entry as Written;
use crate::visit::Visit;

/// Something a person did, with an identity made where they did it: sent again after a lost
/// connection, it gets its first answer again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Op {
    pub id: OpId,
    /// When the tablet says it was; kept, never trusted.
    pub at: Millis,
    /// The version of the deal that the person saw; `None` for one that is only now listed, and
    /// for an undo, which names the move it takes back instead. Of an activity that is set
    /// right, its own version.
    pub base: Option<u32>,
    pub command: Command,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Done and durable, as entry `seq` of the journal.
    Applied {
        seq: i64,
        card: Box<Card>,
    },
    /// Written down, set right or withdrawn, as entry `seq` of the journal.
    Noted {
        seq: i64,
        activity: Box<Activity>,
    },
    /// Done in a sitting, or done before. `kept` is what stands where the actor wrote, where that
    /// is newer than what came: they wrote it elsewhere meanwhile.
    Sat {
        kept: Option<Box<Written>>,
    },
    /// Planned, told or dropped: the visit as it is now.
    Visited {
        visit: Box<Visit>,
    },
    /// Keeps F6: someone was faster. The deal as it is, and what happened since `base`, oldest
    /// first; nothing was done.
    Conflict {
        card: Box<Card>,
        since: Vec<Entry>,
    },
    Refused {
        refusal: Refusal,
    },
}
