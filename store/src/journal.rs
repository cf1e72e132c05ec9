//! The journal: written in the transaction of what it tells, read as history and live feed.

mod fact;
mod handed;
mod noted;
mod person;
mod read;
mod sat;
mod shown;
mod visited;
mod write;

use domain::board::Card;
use domain::id::OpId;
use domain::journal::Entry;

pub use fact::Fact;
pub(crate) use handed::handed;
pub(crate) use noted::{Deed, Noted, keep_noted, noted};
pub use person::{Told, of_person};
pub(crate) use read::{about, at, desk, entries, last};
pub use read::{last_seq, since};
pub(crate) use sat::sat;
pub(crate) use shown::{Shown, shown};
pub(crate) use visited::{arranged, visited};
pub use write::note;
pub(crate) use write::{Happened, bind, concerns, fact, happened, keep, made, moved};

/// An entry about a deal with the whole card before and after it. Not for people as it is: who
/// may see which of the cards is for the policy to say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    pub entry: Entry,
    /// The operation it came of, if a tablet sent one.
    pub op: Option<OpId>,
    /// `None`: the deal was listed only now.
    pub before: Option<Card>,
    pub after: Card,
}
