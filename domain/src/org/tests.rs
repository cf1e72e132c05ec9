//! Who sees whom.

mod changes;
mod sequences;

use super::*;
use uuid::Uuid;

fn person(n: u128, team: u128, roles: &[Role]) -> Person {
    Person {
        id: PersonId::new(Uuid::from_u128(n)),
        login: Login::new(&format!("p{n}")).unwrap(),
        name: Name::new(&format!("P{n}")).unwrap(),
        roles: roles.iter().copied().collect(),
        team: Some(TeamId::new(Uuid::from_u128(team))),
        active: true,
    }
}

fn team(n: u128, parent: Option<u128>, manager: u128) -> Team {
    Team {
        id: TeamId::new(Uuid::from_u128(n)),
        name: Name::new(&format!("T{n}")).unwrap(),
        parent: parent.map(|n| TeamId::new(Uuid::from_u128(n))),
        manager: Some(PersonId::new(Uuid::from_u128(manager))),
    }
}

fn sees(org: &Org, who: u128) -> Vec<u128> {
    match org.actor(PersonId::new(Uuid::from_u128(who))).unwrap().sight {
        Sight::Everyone => vec![u128::MAX],
        Sight::People(people) => people.iter().map(|id| id.uuid().as_u128()).collect(),
    }
}

#[test]
fn h1_who_left_from_one_day_to_the_next_acts_no_more_and_holds_what_they_held() {
    let who = PersonId::new(Uuid::from_u128(1));
    let org = company().with_leaving([who]);
    assert!(org.actor(who).is_some_and(|actor| actor.is(Role::Leaving)));
    let org = org.with_gone([who]);
    assert_eq!(org.actor(who), None);
    assert!(org.holds_deals(who) && !org.takes_over(who));
}

fn company() -> Org {
    Org::new(
        [
            person(1, 10, &[Role::Manager]),
            person(2, 20, &[Role::Manager, Role::Rep]),
            person(3, 20, &[Role::Rep]),
            person(4, 30, &[Role::Rep]),
            person(5, 30, &[Role::Manager]),
            person(6, 10, &[Role::Administrator]),
            person(7, 10, &[Role::Marketing]),
        ],
        [team(10, None, 1), team(20, Some(10), 2), team(30, Some(10), 5)],
    )
}

#[test]
fn t7_a_rep_sees_their_own_and_a_manager_downwards() {
    let org = company();
    assert_eq!(sees(&org, 3), [3]);
    assert_eq!(sees(&org, 2), [2, 3]);
    assert_eq!(sees(&org, 1), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(sees(&org, 6), [u128::MAX]);
    assert_eq!(sees(&org, 7), [] as [u128; 0]);
}

#[test]
fn t7_to_lead_a_team_on_paper_gives_nothing_without_the_role() {
    let mut rep = person(3, 20, &[Role::Rep]);
    rep.team = None;
    let org = Org::new([rep, person(4, 20, &[Role::Rep])], [team(20, None, 3)]);
    assert_eq!(sees(&org, 3), [3]);
}

#[test]
fn t7_someone_switched_off_does_not_act() {
    let mut gone = person(1, 10, &[Role::Administrator]);
    gone.active = false;
    assert_eq!(Org::new([gone], []).actor(PersonId::new(Uuid::from_u128(1))), None);
}

#[test]
fn a_tree_that_bites_its_tail_ends() {
    let org = Org::new([person(1, 10, &[])], [team(10, Some(20), 1), team(20, Some(10), 1)]);
    assert_eq!(org.subtree(TeamId::new(Uuid::from_u128(10))).len(), 2);
}
