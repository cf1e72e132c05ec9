//! What happened to a deal: the journal's words. Each change carries what was and what is, so
//! that history can be told from it alone and a state can be replayed or taken back.

use serde::{Deserialize, Serialize};

use super::{CustomerStatus, Deal, LastMove, NextStep, Position};
use crate::day::{Day, Millis};
use crate::id::{AccountId, ContactId, DealId, OpId, PersonId, ProductId, SourceId};
use crate::money::Money;
use crate::text::{Name, Note, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Listed(Box<Opening>),
    Moved {
        from: Position,
        to: Position,
        reason: Option<Note>,
    },
    MoveUndone {
        from: Position,
        to: Position,
    },
    Account {
        from: AccountId,
        to: AccountId,
    },
    Product {
        from: Option<ProductId>,
        to: Option<ProductId>,
    },
    Source {
        from: Option<SourceId>,
        to: Option<SourceId>,
    },
    Owner {
        from: PersonId,
        to: PersonId,
    },
    Amount {
        from: Option<Money>,
        to: Option<Money>,
    },
    Expected {
        from: Option<Day>,
        to: Option<Day>,
    },
    Status {
        from: Option<CustomerStatus>,
        to: Option<CustomerStatus>,
    },
    NextStep {
        from: Option<NextStep>,
        to: Option<NextStep>,
    },
    ContactMet {
        contact: ContactId,
        name: Name,
        phone: Option<Phone>,
    },
    ContactCorrected {
        contact: ContactId,
        name: Name,
        phone: Option<Phone>,
    },
    ContactDropped {
        contact: ContactId,
    },
    /// The account, called `name`, was another listing of the customer `to`; contacts listed
    /// twice became one.
    AccountMerged {
        from: AccountId,
        to: AccountId,
        name: Name,
        contacts: Vec<ContactId>,
    },
    /// That was undone: the account is the one called `name` again.
    AccountParted {
        from: AccountId,
        to: AccountId,
        name: Name,
        contacts: Vec<ContactId>,
    },
    /// Taken back with the import that brought it: off the funnel, out of every sum.
    Withdrawn,
    /// Back where it stood, when taking back was taken back.
    Returned,
}

/// A deal as it came onto the funnel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    pub id: DealId,
    pub account: AccountId,
    pub product: Option<ProductId>,
    pub source: Option<SourceId>,
    pub owner: PersonId,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub status: Option<CustomerStatus>,
    pub next_step: Option<NextStep>,
    pub position: Position,
    /// Keeps F5.5: the server's time.
    pub at: Millis,
    pub way: Way,
}

/// How a deal came onto the funnel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Typed,
    /// Keeps F5.5: the date that the file claims is kept beside the server's.
    Imported {
        claimed: Option<Day>,
    },
}

impl Change {
    /// The deal after this change; changes before its listing leave nothing.
    pub(super) fn apply(&self, deal: Option<Deal>, op: OpId) -> Option<Deal> {
        if let Self::Listed(opening) = self {
            return Some(opening.deal());
        }
        let mut deal = deal?;
        match self {
            Self::Listed(_) | Self::ContactCorrected { .. } => {}
            Self::Moved { from, to, .. } => {
                deal.position = to.clone();
                deal.last_move = Some(LastMove { op, from: from.clone() });
            }
            Self::MoveUndone { to, .. } => {
                deal.position = to.clone();
                deal.last_move = None;
            }
            Self::Account { to, .. } => deal.account = *to,
            Self::AccountMerged { to, contacts, .. } | Self::AccountParted { to, contacts, .. } => {
                deal.account = *to;
                deal.contacts.clone_from(contacts);
            }
            Self::Product { to, .. } => deal.product = *to,
            Self::Source { to, .. } => deal.source = *to,
            Self::Owner { to, .. } => deal.owner = *to,
            Self::Amount { to, .. } => deal.amount = *to,
            Self::Expected { to, .. } => deal.expected = *to,
            Self::Status { to, .. } => deal.status = *to,
            Self::NextStep { to, .. } => deal.next_step = to.clone(),
            Self::ContactMet { contact, .. } => deal.contacts.push(*contact),
            Self::Withdrawn => deal.withdrawn = true,
            Self::Returned => deal.withdrawn = false,
            Self::ContactDropped { contact } => deal.contacts.retain(|c| c != contact),
        }
        Some(deal)
    }
}

impl Opening {
    fn deal(&self) -> Deal {
        Deal {
            id: self.id,
            account: self.account,
            contacts: Vec::new(),
            product: self.product,
            source: self.source,
            owner: self.owner,
            amount: self.amount,
            expected: self.expected,
            status: self.status,
            next_step: self.next_step.clone(),
            position: self.position.clone(),
            last_move: None,
            listed_at: self.at,
            claimed: match self.way {
                Way::Typed => None,
                Way::Imported { claimed } => claimed,
            },
            withdrawn: false,
            version: 0,
        }
    }
}
