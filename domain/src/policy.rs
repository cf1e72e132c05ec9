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
    fn h5_told_is_who_leads_the_leaver_or_an_heir_and_no_longer_who_leaves() {
        let (leaver, heir) = (id(2), id(3));
        let watch = Action::WatchHandover { leaver, heir };
        let may = |role, sees: &[u128]| actor(role, sees).may(watch).is_ok();
        assert!(may(Role::Manager, &[1, 2]) && may(Role::Manager, &[1, 3]));
        assert!(may(Role::Administrator, &[]));
        assert!(!may(Role::Manager, &[1, 4]) && !may(Role::Rep, &[1, 2, 3]));
        let own = Action::WatchHandover { leaver, heir: id(1) };
        assert!(actor(Role::Manager, &[1]).may(own).is_err(), "an heir is not their own manager");
        let mut leaving = actor(Role::Manager, &[1, 2]);
        leaving.roles.insert(Role::Leaving);
        assert!(leaving.may(watch).is_err() && leaving.may(Action::OpenHandovers).is_err());
    }

    #[test]
    fn t7_an_import_is_taken_back_by_its_owner_and_those_who_lead_them() {
        let table = [
            // role, sees, brings in, takes back own, another's, the program's
            (Role::Rep, vec![1], [true, true, false, false]),
            (Role::Manager, vec![1, 2], [true, true, true, false]),
            (Role::Manager, vec![1], [true, true, false, false]),
            (Role::Administrator, vec![], [true, true, true, true]),
            (Role::Support, vec![1], [false; 4]),
            (Role::Marketing, vec![], [false; 4]),
        ];
        for (role, sees, expected) in table {
            let actor = actor(role, &sees);
            let actions = [
                Action::BringIn,
                Action::TakeBack { by: Some(id(1)) },
                Action::TakeBack { by: Some(id(2)) },
                Action::TakeBack { by: None },
            ];
            assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
        }
    }

    #[test]
    fn t7_names_are_taken_out_by_those_who_sell() {
        for role in Role::ALL {
            let sells = matches!(role, Role::Rep | Role::Manager | Role::Administrator);
            assert_eq!(actor(role, &[1]).may(Action::TakeOut).is_ok(), sells, "{role:?}");
            assert_eq!(actor(role, &[1]).may(Action::SitTogether).is_ok(), sells, "{role:?}");
        }
    }

    #[test]
    fn h1_who_hands_over_reads_on_and_neither_changes_nor_takes_out() {
        for role in [Role::Rep, Role::Manager, Role::Administrator] {
            let mut leaver = actor(role, &[1]);
            leaver.roles.insert(Role::Leaving);
            let own = id(1);
            let hold = Hold { owner: Some(own), dealt: Dealt::InSight };
            for reads in [
                Action::SeeDeal { owner: own },
                Action::OpenAccounts,
                Action::SeeAccount { hold },
                Action::SitTogether,
                Action::KeepVisits,
                Action::KeepOwnSettings,
            ] {
                assert_eq!(leaver.may(reads), Ok(()), "{role:?} {reads:?}");
            }
            for over in [
                Action::ChangeDeal { owner: own },
                Action::PassDeal { from: own, to: id(2) },
                Action::ChangeAccount { hold },
                Action::DealWith { hold },
                Action::AddAccount { owner: Some(own) },
                Action::GiveAccount { hold, to: None },
                Action::TakeOut,
                Action::BringIn,
                Action::TakeBack { by: Some(own) },
                Action::MergeAccounts { into: Reach::Everything, from: Reach::Everything },
                Action::LeadHandover { leaver: id(2) },
            ] {
                assert_eq!(leaver.may(over), Err(Denied), "{role:?} {over:?}");
            }
        }
    }

    #[test]
    fn h1_a_handover_is_led_by_who_leads_the_leaver_and_not_by_the_leaver() {
        let leads = |actor: Actor, n| actor.may(Action::LeadHandover { leaver: id(n) }).is_ok();
        assert!(leads(actor(Role::Manager, &[1, 2]), 2));
        assert!(!leads(actor(Role::Manager, &[1, 2]), 1));
        assert!(!leads(actor(Role::Manager, &[1, 2]), 3));
        assert!(leads(actor(Role::Administrator, &[]), 3));
        assert!(!leads(actor(Role::Rep, &[1, 2]), 2));
    }

    #[test]
    fn t7_visits_are_seen_by_who_makes_them_and_who_leads_them() {
        let table = [
            // role, sees, keeps, sees own, another's
            (Role::Rep, vec![1], [true, true, false]),
            (Role::Manager, vec![1, 2], [true, true, true]),
            (Role::Manager, vec![1], [true, true, false]),
            (Role::Administrator, vec![], [true, true, true]),
            (Role::Support, vec![1], [false; 3]),
            (Role::Marketing, vec![1], [false; 3]),
        ];
        for (role, sees, expected) in table {
            let actor = actor(role, &sees);
            let actions = [
                Action::KeepVisits,
                Action::SeeVisits { by: id(1) },
                Action::SeeVisits { by: id(2) },
            ];
            assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
        }
    }

    #[test]
    fn c8_coaching_is_between_a_rep_and_who_coaches_them() {
        let (own, other) = (id(1), id(2));
        let table = [
            // role, sees, coaches other, oneself, sees own as rep, as coach, another's
            (Role::Rep, vec![1], [false, false, true, true, false]),
            (Role::Manager, vec![1, 2], [true, false, true, true, false]),
            (Role::Manager, vec![1], [false, false, true, true, false]),
            (Role::Administrator, vec![], [false, false, true, true, false]),
            (Role::Support, vec![1], [false; 5]),
            (Role::Marketing, vec![1], [false; 5]),
        ];
        for (role, sees, expected) in table {
            let actor = actor(role, &sees);
            let actions = [
                Action::Coach { rep: other },
                Action::Coach { rep: own },
                Action::SeeCoaching { rep: own, coach: other },
                Action::SeeCoaching { rep: other, coach: own },
                Action::SeeCoaching { rep: other, coach: id(3) },
            ];
            assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
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

    #[test]
    fn t7_an_account_is_seen_by_who_holds_it_and_who_deals_with_it() {
        use Dealt::{InSight, Nobody, OutOfSight};
        let (own, other) = (Some(id(1)), Some(id(2)));
        let table = [
            // owner, deals, rep, manager of the other, administrator
            (own, Nobody, [true, true, true]),
            (other, Nobody, [false, true, true]),
            (other, InSight, [true, true, true]),
            (None, InSight, [true, true, true]),
            (None, OutOfSight, [false, false, false]),
            (None, Nobody, [false, true, true]),
            (Some(id(9)), OutOfSight, [false, false, true]),
        ];
        let three = [
            actor(Role::Rep, &[1]),
            actor(Role::Manager, &[1, 2]),
            actor(Role::Administrator, &[]),
        ];
        for (owner, dealt, expected) in table {
            let hold = Hold { owner, dealt };
            let sees = |actor: &Actor| actor.may(Action::SeeAccount { hold }).is_ok();
            assert_eq!(three.each_ref().map(sees), expected, "{hold:?}");
            for role in [Role::Support, Role::OrderDesk, Role::Marketing] {
                let outside = actor(role, &[]);
                assert_eq!(outside.may(Action::SeeAccount { hold }), Err(Denied));
                assert_eq!(outside.may(Action::OpenAccounts), Err(Denied));
                assert_eq!(outside.may(Action::KeepLists), Err(Denied));
            }
        }
    }

    #[test]
    fn f5_1_a_deal_on_an_account_opens_none_that_is_out_of_sight() {
        use Dealt::{InSight, Nobody, OutOfSight};
        let (own, other, stranger) = (Some(id(1)), Some(id(2)), Some(id(9)));
        let table = [
            // owner, deals, rep, manager of the other, administrator
            (own, Nobody, [true, true, true]),
            (other, Nobody, [false, true, true]),
            (other, OutOfSight, [false, true, true]),
            (other, InSight, [true, true, true]),
            (stranger, Nobody, [false, false, true]),
            (stranger, InSight, [true, true, true]),
            (None, Nobody, [true, true, true]),
            (None, InSight, [true, true, true]),
            (None, OutOfSight, [false, false, false]),
        ];
        let three = [
            actor(Role::Rep, &[1]),
            actor(Role::Manager, &[1, 2]),
            actor(Role::Administrator, &[]),
        ];
        for (owner, dealt, expected) in table {
            let hold = Hold { owner, dealt };
            let may = |actor: &Actor| actor.may(Action::DealWith { hold }).is_ok();
            assert_eq!(three.each_ref().map(may), expected, "{hold:?}");
            for role in [Role::Support, Role::OrderDesk, Role::Marketing] {
                assert!(!may(&actor(role, &[1])), "{role:?}");
            }
        }
    }

    #[test]
    fn t7_a_new_account_is_ones_own_unless_one_leads() {
        let rep = actor(Role::Rep, &[1]);
        let manager = actor(Role::Manager, &[1, 2]);
        assert_eq!(rep.may(Action::AddAccount { owner: Some(id(1)) }), Ok(()));
        assert_eq!(rep.may(Action::AddAccount { owner: None }), Err(Denied));
        assert_eq!(rep.may(Action::AddAccount { owner: Some(id(2)) }), Err(Denied));
        assert_eq!(manager.may(Action::AddAccount { owner: Some(id(2)) }), Ok(()));
        assert_eq!(manager.may(Action::AddAccount { owner: None }), Ok(()));
        assert_eq!(manager.may(Action::AddAccount { owner: Some(id(9)) }), Err(Denied));
    }

    #[test]
    fn t7_whose_a_customer_is_is_told_to_all_who_sell() {
        for role in Role::ALL {
            let sells = matches!(role, Role::Rep | Role::Manager | Role::Administrator);
            let may = actor(role, &[1]).may(Action::LookForDuplicates).is_ok();
            assert_eq!(may, sells, "{role:?}");
        }
    }
}
