//! No sequence of changes leaves a cycle, a company without an administrator, a team led
//! without the role, or an open deal or an account with someone who is switched off.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::subsequence;

use super::super::{Held, OrgChange, Post};
use super::*;
use crate::id::{AccountId, DealId};
use crate::text::fold;

/// What is tried, over a few identities so that changes meet one another.
#[derive(Clone, Debug)]
enum Step {
    Change(OrgChange),
    /// A deal is listed for someone.
    List(u128),
    /// Someone begins to look after an account.
    LookAfter(u128, u128),
    /// Someone is switched off, their deals shared between others.
    PassAndSwitchOff(u128, Vec<u128>),
}

fn person_id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn team_id(n: u128) -> TeamId {
    TeamId::new(Uuid::from_u128(n))
}

fn one() -> impl Strategy<Value = PersonId> {
    (1u128..8).prop_map(person_id)
}

fn a_team() -> impl Strategy<Value = TeamId> {
    (1u128..6).prop_map(|n| team_id(n * 10))
}

fn a_post() -> impl Strategy<Value = Post> {
    let roles = subsequence(Role::ALL.to_vec(), 0..4);
    (1u128..9, 1u128..9, roles, proptest::option::of(a_team())).prop_map(|(n, m, roles, team)| {
        Post {
            login: Login::new(&format!("p{n}")).unwrap(),
            name: Name::new(&format!("P{m}")).unwrap(),
            roles: roles.into_iter().collect(),
            team,
        }
    })
}

fn a_change() -> impl Strategy<Value = OrgChange> {
    let name = || (1u8..9).prop_map(|n| Name::new(&format!("T{n}")).unwrap());
    let maybe_team = || proptest::option::of(a_team());
    let maybe_person = || proptest::option::of(one());
    prop_oneof![
        (a_team(), name(), maybe_team(), maybe_person()).prop_map(
            |(team, name, parent, manager)| { OrgChange::AddTeam { team, name, parent, manager } }
        ),
        (a_team(), maybe_team()).prop_map(|(team, parent)| OrgChange::MoveTeam { team, parent }),
        (a_team(), maybe_person())
            .prop_map(|(team, manager)| OrgChange::SetManager { team, manager }),
        a_team().prop_map(|team| OrgChange::RemoveTeam { team }),
        (one(), a_post()).prop_map(|(person, post)| OrgChange::AddPerson { person, post }),
        (one(), a_post()).prop_map(|(person, post)| OrgChange::SetPost { person, post }),
        one().prop_map(|person| OrgChange::SwitchOn { person }),
        one().prop_map(|person| OrgChange::SwitchOff { person }),
    ]
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => a_change().prop_map(Step::Change),
        2 => (1u128..8).prop_map(Step::List),
        1 => (1u128..8, 0u128..6).prop_map(|(n, account)| Step::LookAfter(n, account)),
        1 => (1u128..8, proptest::collection::vec(1u128..8, 0..3))
            .prop_map(|(n, heirs)| Step::PassAndSwitchOff(n, heirs)),
    ]
}

struct Company {
    org: Org,
    deals: BTreeMap<DealId, PersonId>,
    accounts: BTreeMap<AccountId, PersonId>,
}

impl Company {
    fn held(&self, person: PersonId) -> Vec<(DealId, AccountId)> {
        let held = self.deals.iter().filter(|(_, owner)| **owner == person);
        held.map(|(deal, _)| (*deal, AccountId::new(deal.uuid()))).collect()
    }

    fn looked_after(&self, person: PersonId) -> Vec<AccountId> {
        let theirs = self.accounts.iter().filter(|(_, owner)| **owner == person);
        theirs.map(|(account, _)| *account).collect()
    }

    fn change(&mut self, change: &OrgChange) {
        let held = change.asks_what_is_held_by().map(|person| Held {
            deals: u32::try_from(self.held(person).len()).unwrap(),
            accounts: u32::try_from(self.looked_after(person).len()).unwrap(),
        });
        if let Ok(org) = self.org.after(change, None, held.unwrap_or_default()) {
            self.org = org;
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Change(change) => self.change(&change),
            Step::List(owner) if self.org.holds_deals(person_id(owner)) => {
                let deal = DealId::new(Uuid::from_u128(self.deals.len() as u128));
                self.deals.insert(deal, person_id(owner));
            }
            Step::LookAfter(owner, account) if self.org.holds_deals(person_id(owner)) => {
                self.accounts.insert(AccountId::new(Uuid::from_u128(account)), person_id(owner));
            }
            Step::List(_) | Step::LookAfter(..) => {}
            Step::PassAndSwitchOff(leaver, heirs) => {
                let leaver = person_id(leaver);
                let heirs: Vec<PersonId> = heirs.into_iter().map(person_id).collect();
                let (deals, accounts) = (self.held(leaver), self.looked_after(leaver));
                let shared = self.org.share_out(leaver, &deals, &accounts, &heirs);
                let off = OrgChange::SwitchOff { person: leaver };
                // Both or neither, as in one transaction.
                if let (Ok(shared), Ok(org)) = (shared, self.org.after(&off, None, Held::default()))
                {
                    self.deals.extend(shared.deals);
                    self.accounts.extend(shared.accounts);
                    self.org = org;
                }
            }
        }
    }

    fn is_sound(&self) {
        let org = &self.org;
        for team in org.teams() {
            let above = std::iter::successors(team.parent, |id| org.team(*id).unwrap().parent);
            assert!(above.take(100).count() < 100, "a cycle");
            if let Some(manager) = team.manager.map(|manager| org.person(manager).unwrap()) {
                assert!(manager.active && manager.roles.contains(&Role::Manager));
            }
        }
        let administers = |p: &Person| p.active && p.roles.contains(&Role::Administrator);
        assert!(org.people().any(administers), "no administrator");
        for owner in self.deals.values().chain(self.accounts.values()) {
            assert!(org.holds_deals(*owner), "a deal or an account of someone who left");
        }
        let logins: BTreeSet<&Login> = org.people().map(|person| &person.login).collect();
        assert_eq!(logins.len(), org.people().count());
        let active = || org.people().filter(|person| person.active);
        for person in active() {
            let name = fold(person.name.as_str());
            let mut others = active().filter(|other| other.id != person.id);
            assert!(!others.any(|other| fold(other.login.as_str()) == name), "a name is a login");
        }
    }
}

proptest! {
    #[test]
    fn no_sequence_of_changes_breaks_the_company(steps in proptest::collection::vec(a_step(), 1..60)) {
        let mut company = Company { org: company(), deals: BTreeMap::new(), accounts: BTreeMap::new() };
        for step in steps {
            company.step(step);
            company.is_sound();
        }
    }
}
