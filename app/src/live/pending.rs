//! An operation that waits for its answer, or for the stream to bring what it did; and one that
//! did not go through.

use domain::board::Card;
use domain::day::Millis;
use domain::deal::{AccountPick, Command};
use domain::op::Op;
use domain::text::Name;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pending {
    pub op: Op,
    /// The card that the person acted on; `None` for a deal that is only now listed.
    pub before: Option<Card>,
    /// The name of the account it is listed for or given to.
    pub account: Option<Name>,
    /// The journal's entry, once the server has answered that it is done.
    pub done: Option<i64>,
}

/// What did not go through: it stays till its person settles it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    pub pending: Pending,
    /// When it came back.
    pub at: Millis,
    pub why: Why,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Keeps F6: someone was faster; the reader decides.
    Conflict,
    /// It was built upon one that did not go through.
    Behind,
    /// It waited for longer than what it says can be taken for granted.
    Old,
    Refused(Problem),
}

/// After this long, in milliseconds, nobody's move or edit goes without being looked at again.
const OLD: i64 = 30 * 86_400_000;

impl Pending {
    pub fn new(op: Op, before: Option<Card>) -> Self {
        let account = match &op.command {
            Command::List(listing) => match &listing.account {
                AccountPick::Named { name, .. } => Some(name.clone()),
                AccountPick::Known(_) => None,
            },
            _ => before.as_ref().map(|card| card.account.clone()),
        };
        Self { op, before, account, done: None }
    }

    /// Whether its person should look at it again before it goes. What stands by itself, a note
    /// or a deal that is only now listed, is never too old.
    pub fn is_old(&self, now: Millis) -> bool {
        self.op.base.is_some() && now.0 - self.op.at.0 > OLD
    }
}
