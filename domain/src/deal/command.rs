//! What people can ask of a deal.

use serde::{Deserialize, Serialize};

use super::{CustomerStatus, LostReason, NextStep};
use crate::activity;
use crate::day::Day;
use crate::funnel::{Place, Stage};
use crate::id::{AccountId, ContactId, DealId, OpId, PersonId, ProductId, SourceId};
use crate::money::Money;
use crate::sitting;
use crate::text::{Name, Note, Phone};
use crate::visit;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    List(Box<Listing>),
    Move {
        deal: DealId,
        to: Destination,
        reason: Option<Note>,
    },
    /// Puts the latest move back; `of` says which that was when the person saw it.
    Undo {
        deal: DealId,
        of: OpId,
    },
    Edit {
        deal: DealId,
        edits: Vec<Edit>,
    },
    /// Something done with the customer, with the next step where one was set beside it. It
    /// stands beside whatever others did: no version of the deal is in its way.
    Activity(Box<activity::Command>),
    /// What someone does in a sitting; it changes no deal.
    Sitting(Box<sitting::Command>),
    /// What someone plans or tells of a visit; it changes no deal.
    Visit(Box<visit::Command>),
}

impl Command {
    /// The deal that it changes, if it changes one.
    pub fn deal(&self) -> Option<DealId> {
        match self {
            Self::List(listing) => Some(listing.deal),
            Self::Move { deal, .. } | Self::Undo { deal, .. } | Self::Edit { deal, .. } => {
                Some(*deal)
            }
            Self::Activity(command) => command.deal(),
            Self::Sitting(_) | Self::Visit(_) => None,
        }
    }
}

/// Where to, with what each place asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    Stage(Stage),
    /// `None` stands for what the person left open; it is refused with what is wanted.
    Won {
        value: Option<Money>,
        on: Option<Day>,
    },
    Lost {
        reason: Option<LostReason>,
        note: Option<Note>,
    },
    Parked {
        note: Option<Note>,
    },
}

impl Destination {
    pub fn place(&self) -> Place {
        match self {
            Self::Stage(stage) => Place::Stage(*stage),
            Self::Won { .. } => Place::Won,
            Self::Lost { .. } => Place::Lost,
            Self::Parked { .. } => Place::Parked,
        }
    }
}

/// A new deal; only the account is wanted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listing {
    pub deal: DealId,
    pub account: AccountPick,
    pub product: Option<ProductId>,
    pub source: Option<SourceId>,
    /// `None`: the one who lists it.
    pub owner: Option<PersonId>,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub status: Option<CustomerStatus>,
    pub next_step: Option<NextStep>,
    pub contact: Option<NewContact>,
    pub stage: Stage,
}

/// An account that is there, or one to be made under an identity the browser chose. Where an
/// account of the same name is there already, that one is taken: a customer is listed once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountPick {
    Known(AccountId),
    Named { id: AccountId, name: Name },
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewContact {
    pub id: ContactId,
    pub name: Name,
    pub phone: Option<Phone>,
}

/// One field of a deal set anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    Account(AccountPick),
    Product(Option<ProductId>),
    Source(Option<SourceId>),
    Owner(PersonId),
    Amount(Option<Money>),
    Expected(Option<Day>),
    Status(Option<CustomerStatus>),
    NextStep(Option<NextStep>),
    /// A person of the account who was not known before.
    MeetContact(NewContact),
    /// Name and phone of a known contact set right.
    CorrectContact(NewContact),
    /// A known contact has nothing to do with this deal any more; the account keeps them.
    DropContact(ContactId),
}
