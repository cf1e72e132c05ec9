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
    /// Move band borders and rates, name the company.
    SetUpCompany,
    /// Read who works in which team, as what.
    SeePeople,
    /// Add, place and switch off people and teams, and invite people.
    KeepPeople,
    /// One's own name, password, devices, language, theme and number style.
    KeepOwnSettings,
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
            Action::SeePeople => self.leads(),
            Action::SetUpCompany | Action::KeepPeople => self.is(Role::Administrator),
        };
        if allowed { Ok(()) } else { Err(Denied) }
    }

    /// Keeps T7: whose deals the heads of the board count. Marketing counts all and reads none.
    pub fn counts(&self) -> Sight {
        if self.is(Role::Marketing) { Sight::Everyone } else { self.sight.clone() }
    }

    fn sells(&self) -> bool {
        self.is(Role::Rep) || self.leads()
    }

    fn leads(&self) -> bool {
        self.is(Role::Manager) || self.is(Role::Administrator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    fn actor(role: Role, sees: &[u128]) -> Actor {
        let sight = match role {
            Role::Administrator => Sight::Everyone,
            _ => Sight::People(sees.iter().map(|n| id(*n)).collect()),
        };
        Actor { person: id(1), roles: BTreeSet::from([role]), sight }
    }

    #[test]
    fn t7_a_table_of_roles_and_actions() {
        let own = id(1);
        let other = id(2);
        let table = [
            // role, sees, see own, see other, change own, change other, pass, set up
            (Role::Rep, vec![1], [true, false, true, false, false, false]),
            (Role::Manager, vec![1, 2], [true, true, true, true, true, false]),
            (Role::Administrator, vec![], [true, true, true, true, true, true]),
            (Role::Support, vec![], [false; 6]),
            (Role::OrderDesk, vec![], [false; 6]),
            (Role::Marketing, vec![], [false; 6]),
        ];
        for (role, sees, expected) in table {
            let actor = actor(role, &sees);
            let actions = [
                Action::SeeDeal { owner: own },
                Action::SeeDeal { owner: other },
                Action::ChangeDeal { owner: own },
                Action::ChangeDeal { owner: other },
                Action::PassDeal { from: own, to: other },
                Action::SetUpCompany,
            ];
            assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
            assert_eq!(actor.may(Action::KeepPeople), actor.may(Action::SetUpCompany));
            assert!(actor.may(Action::KeepOwnSettings).is_ok());
            let leads = matches!(role, Role::Manager | Role::Administrator);
            assert_eq!(actor.may(Action::SeePeople).is_ok(), leads, "{role:?}");
        }
    }

    #[test]
    fn t7_marketing_counts_all_and_reads_none() {
        let marketing = actor(Role::Marketing, &[]);
        assert_eq!(marketing.counts(), Sight::Everyone);
        assert_eq!(marketing.may(Action::SeeDeal { owner: id(1) }), Err(Denied));
    }

    #[test]
    fn t7_a_manager_cannot_pass_a_deal_out_of_sight() {
        let manager = actor(Role::Manager, &[1, 2]);
        assert_eq!(manager.may(Action::PassDeal { from: id(1), to: id(9) }), Err(Denied));
        assert_eq!(manager.may(Action::PassDeal { from: id(9), to: id(1) }), Err(Denied));
    }
}
