//! An operation that waits for its answer, or for the stream to bring what it did; and a deal
//! that came back unlisted.

use domain::board::Card;
use domain::deal::{AccountPick, Command, Listing};
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

/// A deal that the server did not list, as it was typed: the form shows it again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unlisted {
    pub listing: Listing,
    pub account: Option<Name>,
    pub problem: Problem,
}

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
}
