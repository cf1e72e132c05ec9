//! Changes to people and teams, and what each refuses.

use super::super::{Held, OrgChange, OrgRefused, Post, Shared};
use super::*;
use crate::id::{AccountId, DealId};

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn team_id(n: u128) -> TeamId {
    TeamId::new(Uuid::from_u128(n))
}

fn post(login: &str, roles: &[Role]) -> Post {
    Post {
        login: Login::new(login).unwrap(),
        name: Name::new("Name").unwrap(),
        roles: roles.iter().copied().collect(),
        team: None,
    }
}

const NOTHING: Held = Held { deals: 0, accounts: 0 };

fn refused(change: OrgChange, deals: u32) -> Option<OrgRefused> {
    company().after(&change, Some(id(6)), Held { deals, accounts: 0 }).err()
}

#[test]
fn a_team_cannot_stand_under_itself_or_its_own() {
    for parent in [10, 20, 30] {
        let under = OrgChange::MoveTeam { team: team_id(10), parent: Some(team_id(parent)) };
        assert_eq!(refused(under, 0), Some(OrgRefused::TeamUnderItself));
    }
    let beside = OrgChange::MoveTeam { team: team_id(20), parent: Some(team_id(30)) };
    assert_eq!(refused(beside, 0), None);
}

#[test]
fn teams_side_by_side_have_two_names() {
    let named = |team, name: &str| OrgChange::RenameTeam { team, name: Name::new(name).unwrap() };
    assert_eq!(refused(named(team_id(20), " t30 "), 0), Some(OrgRefused::TeamNameTaken));
    assert_eq!(refused(named(team_id(20), "T10"), 0), None, "elsewhere in the tree is no matter");
    assert_eq!(refused(named(team_id(20), "t20"), 0), None, "its own name is free to it");
}

#[test]
fn only_an_empty_team_is_removed() {
    let full = OrgRefused::TeamNotEmpty { people: 3, teams: 2 };
    assert_eq!(refused(OrgChange::RemoveTeam { team: team_id(10) }, 0), Some(full));
    let added = OrgChange::AddTeam {
        team: team_id(40),
        name: Name::new("New").unwrap(),
        parent: Some(team_id(30)),
        manager: None,
    };
    let org = company().after(&added, None, NOTHING).unwrap();
    assert!(org.after(&OrgChange::RemoveTeam { team: team_id(40) }, None, NOTHING).is_ok());
}

#[test]
fn t7_a_team_is_led_with_the_managers_role_and_the_role_stays_while_it_is() {
    let lead = |manager| OrgChange::SetManager { team: team_id(30), manager: Some(id(manager)) };
    assert_eq!(refused(lead(3), 0), Some(OrgRefused::ManagerRoleWanted));
    assert_eq!(refused(lead(1), 0), None);
    let less = OrgChange::SetPost { person: id(5), post: post("p5", &[Role::Rep]) };
    assert_eq!(refused(less, 0), Some(OrgRefused::StillLeads));
}

#[test]
fn the_company_keeps_an_administrator_and_nobody_switches_themselves_off() {
    let less = OrgChange::SetPost { person: id(6), post: post("p6", &[Role::Rep]) };
    assert_eq!(refused(less, 0), Some(OrgRefused::LastAdministrator));
    let off = OrgChange::SwitchOff { person: id(6) };
    assert_eq!(company().after(&off, None, NOTHING).err(), Some(OrgRefused::LastAdministrator));
    assert_eq!(refused(off, 0), Some(OrgRefused::Oneself));
}

#[test]
fn open_deals_must_go_somewhere_before_their_owner_does() {
    let off = OrgChange::SwitchOff { person: id(3) };
    assert_eq!(refused(off.clone(), 12), Some(OrgRefused::DealsLeft { count: 12 }));
    let support = OrgChange::SetPost { person: id(3), post: post("p3", &[Role::Support]) };
    assert_eq!(refused(support.clone(), 1), Some(OrgRefused::DealsLeft { count: 1 }));
    assert_eq!(refused(off.clone(), 0), None);
    let held = Held { deals: 0, accounts: 2 };
    for change in [off, support] {
        let refused = company().after(&change, Some(id(6)), held).err();
        assert_eq!(refused, Some(OrgRefused::AccountsLeft { count: 2 }));
    }
}

#[test]
fn the_team_of_a_manager_switched_off_waits_for_another() {
    let org = company().after(&OrgChange::SwitchOff { person: id(5) }, None, NOTHING).unwrap();
    assert_eq!(org.team(team_id(30)).unwrap().manager, None);
}

#[test]
fn a_login_is_plain_and_nobody_elses() {
    let add = |login| OrgChange::AddPerson { person: id(50), post: post(login, &[Role::Rep]) };
    assert_eq!(refused(add("P3"), 0), Some(OrgRefused::LoginTaken));
    assert_eq!(refused(add("p 50"), 0), Some(OrgRefused::LoginUnclear));
    assert_eq!(refused(add("mei.lin@example.com"), 0), None);
    let nobody = OrgChange::AddPerson { person: id(50), post: post("x", &[]) };
    assert_eq!(refused(nobody, 0), Some(OrgRefused::RoleWanted));
}

fn called(login: &str, name: &str) -> Post {
    Post { name: Name::new(name).unwrap(), ..post(login, &[Role::Rep]) }
}

#[test]
fn who_works_here_has_nobody_elses_login_for_a_name() {
    let set = |post| OrgChange::SetPost { person: id(3), post };
    assert_eq!(refused(set(called("p3", "Ｐ4")), 0), Some(OrgRefused::NameIsALogin));
    assert_eq!(refused(set(called("p3", "p3")), 0), None, "one's own login is free to one");
    let company = Org::new(
        company().people().cloned().map(|mut person| {
            if person.id == id(4) {
                person.name = Name::new("Mei").unwrap();
            }
            person
        }),
        [],
    );
    let add = OrgChange::AddPerson { person: id(50), post: called("mei", "Mei Lin") };
    assert_eq!(company.after(&add, None, NOTHING).err(), Some(OrgRefused::LoginTaken));
    // Someone who left stands in nobody's way, and asks again on coming back.
    let company = company.after(&OrgChange::SwitchOff { person: id(4) }, None, NOTHING).unwrap();
    let company = company.after(&add, None, NOTHING).unwrap();
    let back = company.after(&OrgChange::SwitchOn { person: id(4) }, None, NOTHING);
    assert_eq!(back.err(), Some(OrgRefused::NameIsALogin));
}

#[test]
fn nobody_takes_a_colleagues_name_and_an_administrator_lets_two_have_it() {
    let set = OrgChange::SetPost { person: id(3), post: called("p3", "twin") };
    let twin = OrgChange::SetPost { person: id(4), post: called("p4", "Twin") };
    let company = company().after(&twin, Some(id(6)), NOTHING).unwrap();
    let by = |by| company.after(&set, by, NOTHING).err();
    assert_eq!(by(Some(id(3))), Some(OrgRefused::NameOfColleague));
    assert_eq!((by(Some(id(6))), by(None)), (None, None));
    let both = company.after(&set, Some(id(6)), NOTHING).unwrap();
    let again = OrgChange::SetPost { person: id(3), post: called("p3", "TWIN") };
    assert_eq!(both.after(&again, Some(id(3)), NOTHING).err(), None, "a name one has is one's own");
}

#[test]
fn deals_are_shared_evenly_and_a_customer_stays_in_one_hand() {
    let deal = |n: u128, account: u128| {
        (DealId::new(Uuid::from_u128(n)), AccountId::new(Uuid::from_u128(account)))
    };
    let deals = [deal(1, 1), deal(2, 2), deal(3, 2), deal(4, 3), deal(5, 3), deal(6, 3)];
    let org = company();
    let share = |heirs: &[PersonId]| org.share_out(id(3), &deals, &[], heirs);
    let shared = share(&[id(4), id(2)]).unwrap().deals;
    let of = |n: u128| shared[&DealId::new(Uuid::from_u128(n))];
    assert_eq!(of(2), of(3));
    assert!(of(4) == of(5) && of(5) == of(6) && of(4) != of(2));
    assert_eq!(shared.values().filter(|heir| **heir == id(2)).count(), 3);
    assert_eq!(share(&[]), Err(OrgRefused::DealsLeft { count: 6 }));
    assert_eq!(share(&[id(3)]), Err(OrgRefused::NoSuchHeir));
    assert_eq!(share(&[id(7)]), Err(OrgRefused::NoSuchHeir));
}

#[test]
fn accounts_go_with_their_deals_and_those_without_are_shared_too() {
    let account = |n: u128| AccountId::new(Uuid::from_u128(n));
    let deals = [1, 2].map(|n| (DealId::new(Uuid::from_u128(n)), account(1)));
    let accounts = [1, 2, 3, 4].map(account);
    let org = company();
    let shared = org.share_out(id(3), &deals, &accounts, &[id(4), id(2)]).unwrap();
    assert_eq!(shared.accounts.keys().copied().collect::<Vec<_>>(), accounts);
    let with_deals = shared.accounts[&account(1)];
    assert!(shared.deals.values().all(|heir| *heir == with_deals));
    let theirs = shared.accounts.values().filter(|heir| **heir == with_deals).count();
    assert_eq!(theirs, 2, "two deals, then one of three accounts");
    let none = org.share_out(id(3), &[], &accounts, &[]);
    assert_eq!(none, Err(OrgRefused::AccountsLeft { count: 4 }));
    assert_eq!(org.share_out(id(3), &[], &[], &[]), Ok(Shared::default()));
}
