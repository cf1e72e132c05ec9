//! Who may do what. One function answers; every server function and every stream asks it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::org::Role;

/// Someone who acts: made from the company's own tables by `Org::actor`, never from a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    pub person: PersonId,
    pub roles: BTreeSet<Role>,
    pub sight: Sight,
}

/// Keeps T7: whose deals someone sees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sight {
    Everyone,
    People(BTreeSet<PersonId>),
}

impl Sight {
    pub fn takes_in(&self, owner: PersonId) -> bool {
        match self {
            Self::Everyone => true,
            Self::People(people) => people.contains(&owner),
        }
    }
}

/// What decides who sees an account: who looks after it, and whose deals it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    pub owner: Option<PersonId>,
    pub dealt: Dealt,
}

impl Hold {
    /// Nobody looks after it and nobody deals with it: there is nobody to ask.
    fn is_free(self) -> bool {
        self.owner.is_none() && self.dealt == Dealt::Nobody
    }
}

/// The deals of an account, as far as one person sees them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dealt {
    Nobody,
    OutOfSight,
    /// One of them at least is in sight.
    InSight,
}

/// How much of what hangs on an account someone sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// The account is out of their sight.
    Nothing,
    /// Others work on it too.
    Something,
    /// Every deal of it.
    Everything,
}

/// What someone wants to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Open the board: its heads for marketing too, its cards by sight.
    OpenBoard,
    SeeDeal {
        owner: PersonId,
    },
    /// List, move, edit, undo.
    ChangeDeal {
        owner: PersonId,
    },
    /// Pass a deal from one owner to another.
    PassDeal {
        from: PersonId,
        to: PersonId,
    },
    /// Open the archive of accounts, and search; what is in it is by sight.
    OpenAccounts,
    SeeAccount {
        hold: Hold,
    },
    /// Edit an account and its people.
    ChangeAccount {
        hold: Hold,
    },
    /// Put a deal on an account, and so work on it from then on. It gives sight of the account,
    /// so one out of sight is nobody's to take by its name; only one that nobody has taken up
    /// yet is anyone's who sells.
    DealWith {
        hold: Hold,
    },
    AddAccount {
        owner: Option<PersonId>,
    },
    /// Have another look after an account, or nobody in particular.
    GiveAccount {
        hold: Hold,
        to: Option<PersonId>,
    },
    /// Take out what one sees, as a file or on paper. Who counts without reading takes out nothing.
    TakeOut,
    /// Go through deals together, and be invited to it; which deals each sees is by sight.
    SitTogether,
    /// Open handovers at all; of whom is asked with [`Action::LeadHandover`].
    OpenHandovers,
    /// Keeps H1: open a handover of someone who leaves, and lead it.
    LeadHandover {
        leaver: PersonId,
    },
    /// Keeps H5: be told what becomes of customers that passed from one to another: for who leads
    /// the one or the other. Of which deals is by sight.
    WatchHandover {
        leaver: PersonId,
        heir: PersonId,
    },
    /// Plan visits of one's own, and tell of them.
    KeepVisits,
    /// Keeps T7: read what someone planned and told; of which accounts is by sight.
    SeeVisits {
        by: PersonId,
    },
    /// Keep a week of one's own as a manager; nobody else reads it.
    KeepAgenda,
    /// Keeps C7: call one's team to a meeting, and lead it.
    HoldMeetings,
    /// Read how the sales of those in sight rest on them.
    WeighPeople,
    /// Keeps C1: go with a rep to their customer, and coach them.
    Coach {
        rep: PersonId,
    },
    /// Keeps C8: read what is between a rep and who coaches them. Nobody else does, whatever
    /// their role.
    SeeCoaching {
        rep: PersonId,
        coach: PersonId,
    },
    /// Keep the lists that deals choose from: products, campaigns.
    KeepLists,
    /// Learn while typing that a customer is listed already, and whose it is.
    LookForDuplicates,
    /// Make one account of two: `from` becomes part of `into`.
    MergeAccounts {
        into: Reach,
        from: Reach,
    },
    /// Bring in deals from files, for whoever they may list deals.
    BringIn,
    /// Take back an import, or that in turn; `by` is who brought it in, `None` the program.
    TakeBack {
        by: Option<PersonId>,
    },
    /// Move band borders and rates, name the company.
    SetUpCompany,
    /// Read who works in which team, as what.
    SeePeople,
    /// Add, place and switch off people and teams, and invite people.
    KeepPeople,
    /// One's own name, password, devices, language, theme and number style.
    KeepOwnSettings,
}

impl Action {
    /// Keeps H1: what ends for someone as soon as they hand over.
    fn is_over(self) -> bool {
        matches!(
            self,
            Self::ChangeDeal { .. }
                | Self::PassDeal { .. }
                | Self::ChangeAccount { .. }
                | Self::DealWith { .. }
                | Self::AddAccount { .. }
                | Self::GiveAccount { .. }
                | Self::TakeOut
                | Self::MergeAccounts { .. }
                | Self::BringIn
                | Self::TakeBack { .. }
                | Self::OpenHandovers
                | Self::LeadHandover { .. }
                | Self::WatchHandover { .. }
                | Self::HoldMeetings
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[error("not allowed")]
pub struct Denied;

impl Actor {
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Keeps T7.
    pub fn may(&self, action: Action) -> Result<(), Denied> {
        let allowed = match action {
            Action::OpenBoard | Action::KeepOwnSettings => true,
            Action::SeeDeal { owner } => self.sight.takes_in(owner),
            Action::ChangeDeal { owner } => self.sells() && self.sight.takes_in(owner),
            Action::PassDeal { from, to } => {
                self.leads() && self.sight.takes_in(from) && self.sight.takes_in(to)
            }
            Action::LeadHandover { leaver } => {
                self.leads() && self.sight.takes_in(leaver) && leaver != self.person
            }
            Action::WatchHandover { leaver, heir } => {
                let others = [leaver, heir].into_iter().filter(|one| *one != self.person);
                self.leads() && others.into_iter().any(|one| self.sight.takes_in(one))
            }
            Action::SeePeople
            | Action::WeighPeople
            | Action::OpenHandovers
            | Action::HoldMeetings
            | Action::KeepAgenda => self.leads(),
            Action::OpenAccounts => self.sells(),
            Action::SeeAccount { hold } | Action::ChangeAccount { hold } => self.sees(hold),
            Action::DealWith { hold } => self.sells() && (self.sees(hold) || hold.is_free()),
            Action::AddAccount { owner: Some(owner) } => self.sells() && self.sight.takes_in(owner),
            Action::AddAccount { owner: None } => self.leads(),
            Action::GiveAccount { hold, to } => {
                let mut both = [hold.owner, to].into_iter().flatten();
                self.leads() && self.sees(hold) && both.all(|one| self.sight.takes_in(one))
            }
            Action::SetUpCompany | Action::KeepPeople | Action::KeepLists => {
                self.is(Role::Administrator)
            }
            Action::LookForDuplicates => self.sells(),
            // As with a deal that is passed: nobody moves what they do not see.
            Action::MergeAccounts { into, from } => {
                self.leads() && into != Reach::Nothing && from == Reach::Everything
            }
            Action::BringIn | Action::TakeOut | Action::SitTogether | Action::KeepVisits => {
                self.sells()
            }
            Action::SeeVisits { by } => self.sells() && self.sight.takes_in(by),
            Action::Coach { rep } => {
                self.is(Role::Manager) && rep != self.person && self.sight.takes_in(rep)
            }
            Action::SeeCoaching { rep, coach } => {
                self.sells() && [rep, coach].contains(&self.person)
            }
            Action::TakeBack { by: Some(by) } if by == self.person => self.sells(),
            Action::TakeBack { by } => {
                self.leads()
                    && by.map_or(self.sight == Sight::Everyone, |by| self.sight.takes_in(by))
            }
        };
        if allowed && !(self.is(Role::Leaving) && action.is_over()) { Ok(()) } else { Err(Denied) }
    }

    /// Keeps T7: whose deals the heads of the board count. Marketing counts all and reads none.
    pub fn counts(&self) -> Sight {
        if self.is(Role::Marketing) { Sight::Everyone } else { self.sight.clone() }
    }

    /// Keeps T7: accounts are seen by who looks after them or works on them, and by their
    /// managers; one that nobody has taken up yet by those who lead.
    fn sees(&self, hold: Hold) -> bool {
        let owned = hold.owner.is_some_and(|owner| self.sight.takes_in(owner));
        let free = hold.is_free() && self.leads();
        self.sells() && (owned || hold.dealt == Dealt::InSight || free)
    }

    fn sells(&self) -> bool {
        self.is(Role::Rep) || self.leads()
    }

    /// Whether they lead others: a team, or the house.
    pub fn leads(&self) -> bool {
        self.is(Role::Manager) || self.is(Role::Administrator)
    }
}

#[cfg(test)]
mod tests;
