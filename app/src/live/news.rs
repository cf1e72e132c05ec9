//! What the board has to tell: once each, to be said aloud and shown.

use domain::board::Card;
use domain::deal::Command;
use domain::funnel::Place;
use domain::id::{OpId, PersonId};
use domain::journal::Entry;
use domain::text::Note;

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// The reader's own move, shown at once; `after` can be undone by naming `op`.
    Moved {
        op: OpId,
        card: Card,
        after: Box<Card>,
        to: Place,
        reason: Option<Note>,
    },
    Undone {
        before: Card,
        card: Box<Card>,
    },
    Listed {
        card: Card,
    },
    /// It was not done; the board shows again what is. `left` is where it is kept.
    Refused {
        card: Option<Card>,
        command: Command,
        problem: Problem,
        left: Option<OpId>,
    },
    /// Keeps F6: someone was faster; the reader decides.
    Conflict {
        card: Card,
        command: Command,
        since: Vec<Entry>,
        left: Option<OpId>,
    },
    /// Something of a while ago did not go through.
    Left,
    /// A colleague's move.
    Theirs {
        by: PersonId,
        card: Card,
        to: Place,
    },
}
