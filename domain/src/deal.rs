//! A deal (商機): what one account may buy, and where that stands on the funnel.

mod again;
mod bring;
mod change;
mod command;
mod edit;
mod moving;
mod position;
mod refusal;
mod take_back;

use serde::{Deserialize, Serialize};

pub use again::back;
pub use bring::{Field, Followed, Told, bring_in, follow};
pub use change::{Change, Opening, Way};
pub use command::{AccountPick, Command, Destination, Edit, Listing, NewContact};
pub use edit::MOST_EDITS;
pub use moving::wants_reason;
pub use position::{LastMove, LostReason, Position, Standing};
pub use refusal::Refusal;
pub use take_back::{TakenBack, take_back};

use crate::activity;
use crate::day::{Day, Millis};
use crate::funnel::Funnel;
use crate::handover::Refused::Leaving;
use crate::id::{AccountId, ContactId, DealId, OpId, PersonId, ProductId, SourceId};
use crate::money::Money;
use crate::org::Role;
use crate::policy::Actor;
use crate::rates::Rates;
use crate::text::Name;

/// Keeps F1: one entry on the funnel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deal {
    pub id: DealId,
    pub account: AccountId,
    pub contacts: Vec<ContactId>,
    pub product: Option<ProductId>,
    pub source: Option<SourceId>,
    pub owner: PersonId,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub status: Option<CustomerStatus>,
    pub next_step: Option<NextStep>,
    pub position: Position,
    /// The move that can still be undone: the latest one.
    pub last_move: Option<LastMove>,
    /// Keeps F5.5: the server's own time, which nobody can set.
    pub listed_at: Millis,
    /// Keeps F5.5: the date an imported file claims, beside the server's.
    pub claimed: Option<Day>,
    /// Taken back with the import that brought it: it stands nowhere, and is kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// Grows by one with every operation that changes the deal.
    pub version: u32,
}

impl Deal {
    /// What it counts for in sums: the order of a won deal, else what is expected.
    pub fn worth(&self) -> Option<Money> {
        match &self.position.standing {
            Standing::Won { value, .. } => Some(*value),
            _ => self.amount,
        }
    }
}

/// Keeps F1: how far the customer is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerStatus {
    Learning,
    Comparing,
    Negotiating,
    Decided,
}

impl CustomerStatus {
    pub const ALL: [Self; 4] = [Self::Learning, Self::Comparing, Self::Negotiating, Self::Decided];

    /// The word used in the store and in mapping files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Comparing => "comparing",
            Self::Negotiating => "negotiating",
            Self::Decided => "decided",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// What the rep does next, and by when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NextStep {
    pub what: Name,
    pub due: Day,
}

/// Who acts, when, and the company's settings they act under.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub actor: &'a Actor,
    pub op: OpId,
    /// The server's instant for good, the browser's for the time till the answer comes.
    pub now: Millis,
    /// The day of `now` in the company's zone.
    pub today: Day,
    pub funnel: &'a Funnel,
    /// What amounts may be in, and what they are worth.
    pub rates: &'a Rates,
}

/// Decides an operation on a deal that stands on the funnel already.
///
/// `Command::List` makes a new deal and is refused here; see [`list`].
pub fn decide(deal: &Deal, command: &Command, at: &Context<'_>) -> Result<Vec<Change>, Refusal> {
    if deal.withdrawn {
        return Err(Refusal::NoSuchDeal);
    }
    stays(at)?;
    match command {
        Command::List(_) => Err(Refusal::AlreadyListed),
        Command::Move { to, reason, .. } => moving::decide(deal, to, reason.as_ref(), at),
        Command::Undo { of, .. } => moving::undo(deal, *of, at),
        Command::Edit { edits, .. } => edit::decide(deal, edits, at),
        Command::Activity(command) => activity::next_step(deal, command, at),
        Command::Sitting(_) | Command::Visit(_) => Err(Refusal::NothingToChange),
    }
}

/// Keeps F1 and F5.5: puts a new deal on the funnel, listed at the server's time.
///
/// `account` is the one that `listing.account` picked or made.
pub fn list(
    listing: &Listing,
    account: AccountId,
    at: &Context<'_>,
) -> Result<Vec<Change>, Refusal> {
    stays(at)?;
    edit::list(listing, account, at)
}

/// Keeps H1: who hands over changes deals nowhere but there, and is told why.
pub(crate) fn stays(at: &Context<'_>) -> Result<(), Refusal> {
    if at.actor.is(Role::Leaving) { Err(Leaving.into()) } else { Ok(()) }
}

/// The deal after its changes. `None` goes in for a deal that is only now listed; `None` comes
/// out where the changes do not begin with its listing.
pub fn evolve(deal: Option<Deal>, op: OpId, changes: &[Change]) -> Option<Deal> {
    let mut deal = changes.iter().fold(deal, |deal, change| change.apply(deal, op))?;
    deal.version += 1;
    Some(deal)
}

#[cfg(test)]
pub(crate) mod tests;
