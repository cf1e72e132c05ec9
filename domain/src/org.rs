//! The company's own people: teams in a tree, a manager to a team, roles to a person.

mod change;
mod heirs;
mod link;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, TeamId};
use crate::policy::{Actor, Sight};
use crate::text::{Login, Name};

pub use change::{OrgChange, OrgRefused, Post};
pub use heirs::{Held, Shared};
pub use link::LinkKind;

/// Keeps T7: what a person does here; one may hold several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Rep,
    Manager,
    Administrator,
    /// Pre-sales engineer, technical consultant, commercial, finance, legal, executive, delivery.
    Support,
    OrderDesk,
    Marketing,
    /// Keeps H1: of someone who hands over what they hold, as long as that runs. Nobody gives it,
    /// and it is written nowhere: [`Org::actor`] adds it.
    Leaving,
}

impl Role {
    /// Those that are given.
    pub const ALL: [Self; 6] = [
        Self::Rep,
        Self::Manager,
        Self::Administrator,
        Self::Support,
        Self::OrderDesk,
        Self::Marketing,
    ];

    /// The word used on the wire, in the store and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rep => "rep",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
            Self::Support => "support",
            Self::OrderDesk => "order_desk",
            Self::Marketing => "marketing",
            Self::Leaving => "leaving",
        }
    }

    /// Whether who holds it lists deals.
    pub fn sells(self) -> bool {
        matches!(self, Self::Rep | Self::Manager | Self::Administrator)
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub login: Login,
    pub name: Name,
    pub roles: BTreeSet<Role>,
    pub team: Option<TeamId>,
    /// Someone switched off keeps their past and can do nothing.
    pub active: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Team {
    pub id: TeamId,
    pub name: Name,
    pub parent: Option<TeamId>,
    pub manager: Option<PersonId>,
}

/// Everyone and every team, small enough to be held whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Org {
    people: BTreeMap<PersonId, Person>,
    teams: BTreeMap<TeamId, Team>,
    leaving: BTreeSet<PersonId>,
    gone: BTreeSet<PersonId>,
}

impl Org {
    pub fn new(
        people: impl IntoIterator<Item = Person>,
        teams: impl IntoIterator<Item = Team>,
    ) -> Self {
        Self {
            people: people.into_iter().map(|person| (person.id, person)).collect(),
            teams: teams.into_iter().map(|team| (team.id, team)).collect(),
            leaving: BTreeSet::new(),
            gone: BTreeSet::new(),
        }
    }

    /// The same, with who hands over what they hold.
    #[must_use]
    pub fn with_leaving(self, leaving: impl IntoIterator<Item = PersonId>) -> Self {
        Self { leaving: leaving.into_iter().collect(), ..self }
    }

    /// The same, with those of them who left from one day to the next.
    #[must_use]
    pub fn with_gone(self, gone: impl IntoIterator<Item = PersonId>) -> Self {
        Self { gone: gone.into_iter().collect(), ..self }
    }

    /// Keeps H1: whether somebody hands over what they hold.
    pub fn is_leaving(&self, person: PersonId) -> bool {
        self.leaving.contains(&person)
    }

    /// Whether a deal or an account can be given to them now.
    pub fn takes_over(&self, person: PersonId) -> bool {
        self.holds_deals(person) && !self.is_leaving(person)
    }

    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.get(&id)
    }

    pub fn teams(&self) -> impl Iterator<Item = &Team> {
        self.teams.values()
    }

    /// A team and all below it. A tree that bites its own tail is walked once.
    pub fn subtree(&self, root: TeamId) -> BTreeSet<TeamId> {
        let mut found = BTreeSet::from([root]);
        let mut open = vec![root];
        while let Some(parent) = open.pop() {
            for team in self.teams.values().filter(|team| team.parent == Some(parent)) {
                if found.insert(team.id) {
                    open.push(team.id);
                }
            }
        }
        found
    }

    /// The people of a team and of all below it, their managers among them.
    pub fn members(&self, root: TeamId) -> BTreeSet<PersonId> {
        let teams = self.subtree(root);
        let managers = teams.iter().filter_map(|id| self.teams.get(id)?.manager);
        let people = self.people.values().filter(|p| p.team.is_some_and(|t| teams.contains(&t)));
        people.map(|person| person.id).chain(managers).collect()
    }

    /// Keeps T7 and H1: who someone is when they act, or `None` for the unknown, the switched off,
    /// and who left from one day to the next, whose deals are still theirs till they pass.
    pub fn actor(&self, id: PersonId) -> Option<Actor> {
        let works = |person: &&Person| person.active && !self.gone.contains(&id);
        let person = self.people.get(&id).filter(works)?;
        let mut roles = person.roles.clone();
        if self.is_leaving(id) {
            roles.insert(Role::Leaving);
        }
        Some(Actor { person: id, roles, sight: self.sight(person) })
    }

    fn sight(&self, person: &Person) -> Sight {
        if person.roles.contains(&Role::Administrator) {
            return Sight::Everyone;
        }
        let mut seen = BTreeSet::new();
        if person.roles.contains(&Role::Rep) || person.roles.contains(&Role::Manager) {
            seen.insert(person.id);
        }
        if person.roles.contains(&Role::Manager) {
            for team in self.teams.values().filter(|team| team.manager == Some(person.id)) {
                seen.extend(self.members(team.id));
            }
        }
        Sight::People(seen)
    }
}

#[cfg(test)]
mod tests;
