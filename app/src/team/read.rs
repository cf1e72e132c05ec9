//! Teams and people as the reader may see them. The company is held whole in memory; what is
//! handed out is filtered and cut here.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{PersonId, TeamId};
use domain::org::{Org, Person, Post, Team};
use domain::policy::Action;
use store::person::Standing;
use store::script::plain;
use store::{journal, org, person, session};

use super::api::{Branch, Crew, Member, Row, State, Wanted};
use super::told::told;
use crate::acting::Acting;
use crate::problem::Problem;

const MOST: u32 = 600;
/// Lines of history that are shown.
const LINES: u32 = 60;

pub async fn crew(at: &Acting, wanted: &Wanted) -> Result<Crew, Problem> {
    let org = at.store.org();
    let standings = person::standings(&at.store, at.now).await?;
    let keeps = at.actor.may(Action::KeepPeople).is_ok();
    let seen = Seen::of(at, &org, keeps);
    let team = wanted.team.map(|team| org.members(team));
    let needle = plain(&wanted.text);
    let state = |one: &Person| state(one, &standings, at.company.demo);
    let mut people: Vec<&Person> = org
        .people()
        .filter(|one| seen.people.contains(&one.id))
        .filter(|one| team.as_ref().is_none_or(|team| team.contains(&one.id)))
        .filter(|one| wanted.role.is_none_or(|role| one.roles.contains(&role)))
        // Who has left is found when asked for.
        .filter(|one| match wanted.state {
            Some(wanted) => state(one) == wanted,
            None => one.active,
        })
        .filter(|one| needle.is_empty() || found(one, &needle, keeps))
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let len = usize::try_from(wanted.len.clamp(1, MOST)).unwrap_or(usize::MAX);
    let row = |one: &Person| Row {
        id: one.id,
        name: one.name.clone(),
        login: keeps.then(|| one.login.clone()),
        roles: one.roles.clone(),
        team: team_name(&org, one.team),
        state: state(one),
    };
    let people = people.into_iter().take(len).map(row).collect();
    let managers = if keeps { managers(&org) } else { Vec::new() };
    Ok(Crew { teams: branches(&org, &seen.teams), people, total, managers })
}

pub async fn member(at: &Acting, id: PersonId) -> Result<Member, Problem> {
    let org = at.store.org();
    let one = org.person(id).ok_or(Problem::NotFound)?;
    let standings = person::standings(&at.store, at.now).await?;
    let standing = standings.get(&id).copied().unwrap_or_default();
    let devices = session::devices(&at.store, id, at.now).await?;
    let history = journal::of_person(&at.store, id, LINES).await?;
    let mut heirs: Vec<_> = org
        .people()
        .filter(|other| other.id != id && org.takes_over(other.id))
        .map(|other| (other.id, other.name.clone(), team_name(&org, other.team)))
        .collect();
    // Those of the same team first.
    heirs.sort_by_key(|(heir, name, _)| {
        (org.person(*heir).and_then(|heir| heir.team) != one.team, name.clone())
    });
    let held = org::held(&at.store, id).await?;
    let Person { login, name, roles, team, .. } = one.clone();
    Ok(Member {
        id,
        state: state(one, &standings, at.company.demo),
        team: team_name(&org, team),
        leads: org.teams().filter(|t| t.manager == Some(id)).map(|t| t.name.clone()).collect(),
        has_password: standing.has_password,
        link: standing.link,
        devices: u32::try_from(devices.len()).unwrap_or(u32::MAX),
        seen: devices.iter().map(|device| device.seen).max().filter(|seen| seen.0 > 0),
        deals: held.deals,
        accounts: held.accounts,
        heirs,
        history: history.into_iter().flat_map(|line| told(&org, id, line)).collect(),
        post: Post { login, name, roles, team },
        me: id == at.actor.person,
        now: at.now,
        offset: at.offset,
    })
}

/// What of the company someone is shown: all of it, or the teams they lead with those below.
struct Seen {
    teams: BTreeSet<TeamId>,
    people: BTreeSet<PersonId>,
}

impl Seen {
    fn of(at: &Acting, org: &Org, keeps: bool) -> Self {
        if keeps {
            let teams = org.teams().map(|team| team.id).collect();
            return Self { teams, people: org.people().map(|one| one.id).collect() };
        }
        let me = at.actor.person;
        let led = org.teams().filter(|team| team.manager == Some(me)).map(|team| team.id);
        let led: Vec<TeamId> = led.collect();
        let people = led.iter().flat_map(|team| org.members(*team)).chain([me]).collect();
        Self { teams: led.iter().flat_map(|team| org.subtree(*team)).collect(), people }
    }
}

fn found(one: &Person, needle: &str, keeps: bool) -> bool {
    plain(one.name.as_str()).contains(needle) || keeps && plain(one.login.as_str()).contains(needle)
}

/// The people of a demo come in without a password; those invited to it do not.
fn state(one: &Person, standings: &BTreeMap<PersonId, Standing>, demo: bool) -> State {
    let standing = standings.get(&one.id).copied().unwrap_or_default();
    if !one.active {
        State::Off
    } else if standing.has_password || demo && standing.link.is_none() {
        State::Active
    } else {
        State::Waiting
    }
}

fn branches(org: &Org, seen: &BTreeSet<TeamId>) -> Vec<Branch> {
    let mut teams: Vec<&Team> = org.teams().filter(|team| seen.contains(&team.id)).collect();
    teams.sort_by(|a, b| a.name.cmp(&b.name));
    let branch = |team: &Team| Branch {
        id: team.id,
        name: team.name.clone(),
        parent: team.parent.filter(|parent| seen.contains(parent)),
        manager: team.manager.and_then(|id| Some((id, org.person(id)?.name.clone()))),
        people: {
            let people = org.people().filter(|one| one.active && one.team == Some(team.id));
            u32::try_from(people.count()).unwrap_or(u32::MAX)
        },
    };
    teams.into_iter().map(branch).collect()
}

fn managers(org: &Org) -> Vec<(PersonId, domain::text::Name)> {
    let leads = |one: &&Person| one.active && one.roles.contains(&domain::org::Role::Manager);
    let mut managers: Vec<_> =
        org.people().filter(leads).map(|one| (one.id, one.name.clone())).collect();
    managers.sort_by(|a, b| a.1.cmp(&b.1));
    managers
}

fn team_name(org: &Org, team: Option<TeamId>) -> Option<domain::text::Name> {
    team.and_then(|team| org.team(team)).map(|team| team.name.clone())
}
