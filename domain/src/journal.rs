//! The journal: everything that happened, in order, for good.

use serde::{Deserialize, Serialize};

use crate::board::Card;
use crate::day::Millis;
use crate::deal::Change;
use crate::id::{DealId, OpId, PersonId};

/// One entry about a deal, as its history tells it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Grows with time and never repeats.
    pub seq: i64,
    pub at: Millis,
    /// `None`: the program itself, as when an import is run from the command line.
    pub by: Option<PersonId>,
    pub deal: DealId,
    /// The version that the deal had afterwards.
    pub version: u32,
    pub changes: Vec<Change>,
}

/// What other tablets hear of an entry. `before` and `after` are each `None` where the hearer
/// may not see the deal at that time: what leaves someone's sight is gone for them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Event {
    pub seq: i64,
    pub at: Millis,
    pub by: Option<PersonId>,
    pub op: Option<OpId>,
    pub before: Option<Box<Card>>,
    pub after: Option<Box<Card>>,
}
