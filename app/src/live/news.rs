//! What the board has to tell: once each, to be said aloud and shown.

use domain::board::Card;
use domain::deal::Command;
use domain::funnel::Place;
use domain::id::{OpId, PersonId};
use domain::journal::Entry;

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// The reader's own move, shown at once; `after` can be undone by naming `op`.
    Moved {
        op: OpId,
        card: Card,
        after: Box<Card>,
        to: Place,
    },
    Undone {
        card: Card,
    },
    Listed {
        card: Card,
    },
    /// The server did not do it; the board shows again what is.
    Refused {
        card: Option<Card>,
        command: Command,
        problem: Problem,
    },
    /// Keeps F6: someone was faster; the reader decides.
    Conflict {
        card: Card,
        command: Command,
        since: Vec<Entry>,
    },
    /// A colleague's move.
    Theirs {
        by: PersonId,
        card: Card,
        to: Place,
    },
}
