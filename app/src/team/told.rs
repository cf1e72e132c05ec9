//! The journal's facts about a person, as lines of their history.

use domain::id::{PersonId, TeamId};
use domain::org::{Org, Post};
use domain::text::Name;
use store::journal::{Fact, Told};

use super::api::{Line, What};

/// The lines of one entry: a post set anew tells each thing by itself.
pub fn told(org: &Org, person: PersonId, entry: Told) -> Vec<Line> {
    let Told { at, by, fact } = entry;
    let name = |id: PersonId| org.person(id).map(|one| one.name.clone());
    let team = |id: TeamId| org.team(id).map(|team| team.name.clone());
    let whats = match fact {
        Fact::PersonAdded { person: who, .. } if who == person => vec![What::Added],
        Fact::PasswordSet { person: who } if who == person => vec![What::PasswordSet],
        Fact::PersonSwitched { person: who, active } if who == person => {
            vec![if active { What::SwitchedOn } else { What::SwitchedOff }]
        }
        Fact::PostSet { person: who, from, to } if who == person => post(from, to, team),
        Fact::DealsPassed { person: who, count, accounts, to } if who == person => {
            let to: Vec<Name> = to.into_iter().filter_map(name).collect();
            let deals = (count > 0).then(|| What::Passed { count, to: to.clone() });
            let passed = (accounts > 0).then_some(What::AccountsPassed { count: accounts, to });
            deals.into_iter().chain(passed).collect()
        }
        Fact::LinkMade { person: who, kind } if who == person => vec![What::LinkMade(kind)],
        Fact::LinkUsed { person: who, kind } if who == person => vec![What::LinkUsed(kind)],
        Fact::DevicesSignedOut { person: who, count } if who == person => {
            vec![What::DevicesSignedOut { count }]
        }
        Fact::TeamAdded { name, manager, .. } if manager == Some(person) => {
            vec![What::Leads { team: Some(name) }]
        }
        Fact::ManagerSet { team: which, to, .. } if to == Some(person) => {
            vec![What::Leads { team: team(which) }]
        }
        Fact::ManagerSet { team: which, from, .. } if from == Some(person) => {
            vec![What::LeadsNoMore { team: team(which) }]
        }
        Fact::HandoverOpened { handover, leaver, sudden, last_day, deals, .. }
            if leaver == person =>
        {
            vec![What::HandsOver { handover, sudden, last_day, deals }]
        }
        Fact::HandoverOpened { handover, leaver, heirs, .. } if heirs.contains(&person) => {
            vec![What::TakesOver { handover, from: name(leaver) }]
        }
        // By themselves: asked for by who did it.
        Fact::HandoverSeen { handover, .. } if by == Some(person) => {
            vec![What::SawTo { handover }]
        }
        Fact::Exported { kind, what, count, address } if by == Some(person) => {
            vec![What::Exported { kind, what, count, address }]
        }
        _ => Vec::new(),
    };
    let by = by.and_then(|by| Some((by, name(by)?)));
    whats.into_iter().map(|what| Line { at, by: by.clone(), what }).collect()
}

fn post(from: Post, to: Post, team: impl Fn(TeamId) -> Option<Name>) -> Vec<What> {
    let mut whats = Vec::new();
    if from.name != to.name {
        whats.push(What::Named { from: from.name, to: to.name });
    }
    if from.login != to.login {
        whats.push(What::Login { from: from.login, to: to.login });
    }
    if from.roles != to.roles {
        whats.push(What::Roles { from: from.roles, to: to.roles });
    }
    if from.team != to.team {
        whats.push(What::Team { from: from.team.and_then(&team), to: to.team.and_then(team) });
    }
    whats
}
