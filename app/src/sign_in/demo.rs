//! The people of a demo company. Everything here first asks whether it is one.

use domain::id::PersonId;
use domain::org::{Org, Person, Team};
use domain::text::fold;
use store::Store;

use super::api::{DemoPerson, DemoTeam};
use crate::problem::Problem;

/// By team, the uppermost first; in a team its manager first.
pub fn people(store: &Store) -> Result<Vec<DemoTeam>, Problem> {
    must_be_demo(store)?;
    let org = store.org();
    let mut teams: Vec<&Team> = org.teams().collect();
    teams.sort_by_key(|team| (depth(&org, team), team.name.clone()));
    let mut shown: Vec<DemoTeam> = teams
        .into_iter()
        .map(|team| DemoTeam { name: Some(team.name.clone()), people: members(&org, Some(team)) })
        .collect();
    shown.push(DemoTeam { name: None, people: members(&org, None) });
    shown.retain(|team| !team.people.is_empty());
    Ok(shown)
}

/// Someone of the demo company who may act.
pub fn find(store: &Store, login: &str) -> Result<PersonId, Problem> {
    must_be_demo(store)?;
    let wanted = fold(login);
    let org = store.org();
    let person = org.people().find(|person| person.active && fold(person.login.as_str()) == wanted);
    person.map(|person| person.id).ok_or(Problem::NotFound)
}

fn must_be_demo(store: &Store) -> Result<(), Problem> {
    let demo = store.company().as_ref().as_ref().is_some_and(|company| company.demo);
    if demo { Ok(()) } else { Err(Problem::NotADemo) }
}

fn members(org: &Org, team: Option<&Team>) -> Vec<DemoPerson> {
    let id = team.map(|team| team.id);
    let manager = team.and_then(|team| team.manager);
    let mut members: Vec<&Person> =
        org.people().filter(|person| person.active && person.team == id).collect();
    members.sort_by_key(|person| (Some(person.id) != manager, person.login.clone()));
    let shown = |person: &Person| DemoPerson {
        login: person.login.clone(),
        name: person.name.clone(),
        roles: person.roles.iter().copied().collect(),
    };
    members.into_iter().map(shown).collect()
}

/// How many teams stand above; a tree that bites its own tail ends somewhere.
fn depth(org: &Org, team: &Team) -> usize {
    let above = |team: &Team| team.parent.and_then(|parent| org.team(parent)).cloned();
    std::iter::successors(above(team), above).take(16).count()
}
