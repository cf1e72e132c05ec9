//! Changes to teams and people, and the rules that every one of them keeps: teams stay a tree,
//! the company keeps an administrator, nobody who is switched off keeps an open deal or looks
//! after an account.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Held, Org, Person, Role, Team};
use crate::id::{PersonId, TeamId};
use crate::text::{Login, Name, fold};

/// What a person is called, what they do here and where they stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Post {
    pub login: Login,
    pub name: Name,
    pub roles: BTreeSet<Role>,
    pub team: Option<TeamId>,
}

/// What can be asked of the company's people and teams. New identities are made by who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgChange {
    AddTeam { team: TeamId, name: Name, parent: Option<TeamId>, manager: Option<PersonId> },
    RenameTeam { team: TeamId, name: Name },
    MoveTeam { team: TeamId, parent: Option<TeamId> },
    SetManager { team: TeamId, manager: Option<PersonId> },
    RemoveTeam { team: TeamId },
    AddPerson { person: PersonId, post: Post },
    SetPost { person: PersonId, post: Post },
    SwitchOn { person: PersonId },
    SwitchOff { person: PersonId },
}

/// Why a change to people or teams is not made. Each name has its words in every language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgRefused {
    #[error("no such team")]
    NoSuchTeam,
    #[error("no such person")]
    NoSuchPerson,
    #[error("this identity is in use")]
    IdentityTaken,
    #[error("a team cannot stand under itself or under a team of its own")]
    TeamUnderItself,
    #[error("a team beside it has this name already")]
    TeamNameTaken,
    #[error("the team still has {people} people and {teams} teams below")]
    TeamNotEmpty { people: u32, teams: u32 },
    #[error("only someone with the manager's role leads a team")]
    ManagerRoleWanted,
    #[error("whoever leads a team keeps the manager's role")]
    StillLeads,
    #[error("a person has at least one role")]
    RoleWanted,
    #[error("someone has this login already")]
    LoginTaken,
    /// Keeps H4: they are switched off when it is closed.
    #[error("they hand over what they hold")]
    HandsOver,
    #[error("someone signs in with this name")]
    NameIsALogin,
    #[error("a colleague has this name already, and only administrators let two have it")]
    NameOfColleague,
    #[error("a login has letters, digits and few signs")]
    LoginUnclear,
    #[error("the company's last administrator")]
    LastAdministrator,
    #[error("switched off; switched on first")]
    SwitchedOff,
    #[error("nobody switches themselves off")]
    Oneself,
    #[error("{count} open deals must go somewhere first")]
    DealsLeft { count: u32 },
    #[error("{count} accounts must be looked after by someone else first")]
    AccountsLeft { count: u32 },
    #[error("deals go to someone else who works here and holds deals")]
    NoSuchHeir,
}

impl OrgChange {
    /// The person of whom the rules want counted what they hold, if any.
    pub fn asks_what_is_held_by(&self) -> Option<PersonId> {
        match self {
            Self::SetPost { person, .. } | Self::SwitchOff { person } => Some(*person),
            _ => None,
        }
    }
}

impl Org {
    /// Keeps T7: the company as a change leaves it. `by` is who asks, `None` the command line;
    /// `held` counts what the person holds whom the change is about.
    pub fn after(
        &self,
        change: &OrgChange,
        by: Option<PersonId>,
        held: Held,
    ) -> Result<Self, OrgRefused> {
        let mut org = self.clone();
        match change {
            OrgChange::AddTeam { team, name, parent, manager } => {
                if self.team(*team).is_some() {
                    return Err(OrgRefused::IdentityTaken);
                }
                if let Some(parent) = parent {
                    self.known_team(*parent)?;
                }
                self.free_name(*team, name, *parent)?;
                self.may_lead(*manager)?;
                let (id, name) = (*team, name.clone());
                org.teams.insert(id, Team { id, name, parent: *parent, manager: *manager });
            }
            OrgChange::RenameTeam { team, name } => {
                self.free_name(*team, name, self.known_team(*team)?.parent)?;
                org.set_team(*team, |team| team.name = name.clone())?;
            }
            OrgChange::MoveTeam { team, parent } => {
                let name = &self.known_team(*team)?.name;
                if let Some(parent) = parent {
                    self.known_team(*parent)?;
                    if self.subtree(*team).contains(parent) {
                        return Err(OrgRefused::TeamUnderItself);
                    }
                }
                self.free_name(*team, name, *parent)?;
                org.set_team(*team, |team| team.parent = *parent)?;
            }
            OrgChange::SetManager { team, manager } => {
                self.may_lead(*manager)?;
                org.set_team(*team, |team| team.manager = *manager)?;
            }
            OrgChange::RemoveTeam { team } => {
                self.known_team(*team)?;
                let people = self.people().filter(|person| person.team == Some(*team)).count();
                let teams = self.teams().filter(|below| below.parent == Some(*team)).count();
                if people + teams > 0 {
                    let (people, teams) = (whole(people), whole(teams));
                    return Err(OrgRefused::TeamNotEmpty { people, teams });
                }
                org.teams.remove(team);
            }
            OrgChange::AddPerson { person, post } => {
                if self.person(*person).is_some() {
                    return Err(OrgRefused::IdentityTaken);
                }
                self.can_be(*person, None, post)?;
                self.told_apart(*person, None, &post.login, &post.name)?;
                let (id, active) = (*person, true);
                let Post { login, name, roles, team } = post.clone();
                org.people.insert(id, Person { id, login, name, roles, team, active });
            }
            OrgChange::SetPost { person, post } => {
                let before = self.known_person(*person)?;
                self.can_be(*person, Some(before), post)?;
                if before.active {
                    self.told_apart(*person, Some(before), &post.login, &post.name)?;
                    self.may_be_called(before, by, &post.name)?;
                }
                self.can_lose(before, &post.roles, held)?;
                org.set_person(*person, |person| {
                    let Post { login, name, roles, team } = post.clone();
                    (person.login, person.name, person.roles, person.team) =
                        (login, name, roles, team);
                })?;
            }
            OrgChange::SwitchOn { person } => {
                let before = self.known_person(*person)?;
                self.told_apart(*person, None, &before.login, &before.name)?;
                org.set_person(*person, |person| person.active = true)?;
            }
            OrgChange::SwitchOff { person } => {
                let before = self.known_person(*person)?;
                if by == Some(*person) {
                    return Err(OrgRefused::Oneself);
                }
                if self.is_leaving(*person) {
                    return Err(OrgRefused::HandsOver);
                }
                self.keeps_an_administrator(before, &BTreeSet::new())?;
                held.nothing_left()?;
                org.set_person(*person, |person| person.active = false)?;
                // The teams stay and wait for another manager.
                for team in org.teams.values_mut().filter(|team| team.manager == Some(*person)) {
                    team.manager = None;
                }
            }
        }
        Ok(org)
    }

    /// Whether deals can be given to this person.
    pub fn holds_deals(&self, person: PersonId) -> bool {
        self.person(person).is_some_and(|person| person.active && holds(&person.roles))
    }

    fn known_team(&self, team: TeamId) -> Result<&Team, OrgRefused> {
        self.team(team).ok_or(OrgRefused::NoSuchTeam)
    }

    fn known_person(&self, person: PersonId) -> Result<&Person, OrgRefused> {
        self.person(person).ok_or(OrgRefused::NoSuchPerson)
    }

    fn set_team(&mut self, team: TeamId, set: impl FnOnce(&mut Team)) -> Result<(), OrgRefused> {
        self.teams.get_mut(&team).map(set).ok_or(OrgRefused::NoSuchTeam)
    }

    fn set_person(
        &mut self,
        person: PersonId,
        set: impl FnOnce(&mut Person),
    ) -> Result<(), OrgRefused> {
        self.people.get_mut(&person).map(set).ok_or(OrgRefused::NoSuchPerson)
    }

    /// Two teams side by side have two names; the same name elsewhere in the tree is no matter.
    fn free_name(
        &self,
        team: TeamId,
        name: &Name,
        parent: Option<TeamId>,
    ) -> Result<(), OrgRefused> {
        let wanted = fold(name.as_str());
        let mut beside = self.teams().filter(|other| other.id != team && other.parent == parent);
        if beside.any(|other| fold(other.name.as_str()) == wanted) {
            return Err(OrgRefused::TeamNameTaken);
        }
        Ok(())
    }

    /// Keeps T7: a manager leads a team only with the manager's role.
    fn may_lead(&self, manager: Option<PersonId>) -> Result<(), OrgRefused> {
        let Some(manager) = manager else { return Ok(()) };
        let person = self.known_person(manager)?;
        if person.active && person.roles.contains(&Role::Manager) {
            Ok(())
        } else {
            Err(OrgRefused::ManagerRoleWanted)
        }
    }

    fn can_be(
        &self,
        person: PersonId,
        before: Option<&Person>,
        post: &Post,
    ) -> Result<(), OrgRefused> {
        if post.roles.is_empty() {
            return Err(OrgRefused::RoleWanted);
        }
        if let Some(team) = post.team {
            self.known_team(team)?;
        }
        // A login kept as it is may be older than the rule.
        if before.is_none_or(|before| before.login != post.login) && !post.login.is_plain() {
            return Err(OrgRefused::LoginUnclear);
        }
        let wanted = fold(post.login.as_str());
        let mut others = self.people().filter(|other| other.id != person);
        if others.any(|other| fold(other.login.as_str()) == wanted) {
            return Err(OrgRefused::LoginTaken);
        }
        Ok(())
    }

    /// Files name people by login or name: who works here is nobody else's login by name. What
    /// is kept as it is may be older than the rule.
    fn told_apart(
        &self,
        person: PersonId,
        before: Option<&Person>,
        login: &Login,
        name: &Name,
    ) -> Result<(), OrgRefused> {
        let renamed = before.is_none_or(|before| before.name != *name);
        let signs_in_anew = before.is_none_or(|before| before.login != *login);
        let (login, name) = (fold(login.as_str()), fold(name.as_str()));
        for other in self.people().filter(|other| other.active && other.id != person) {
            if renamed && fold(other.login.as_str()) == name {
                return Err(OrgRefused::NameIsALogin);
            }
            if signs_in_anew && fold(other.name.as_str()) == login {
                return Err(OrgRefused::LoginTaken);
            }
        }
        Ok(())
    }

    /// Two may honestly have one name, and an administrator says so; nobody takes a colleague's
    /// for themselves.
    fn may_be_called(
        &self,
        before: &Person,
        by: Option<PersonId>,
        name: &Name,
    ) -> Result<(), OrgRefused> {
        let oneself = by == Some(before.id) && !before.roles.contains(&Role::Administrator);
        let wanted = fold(name.as_str());
        if !oneself || fold(before.name.as_str()) == wanted {
            return Ok(());
        }
        let mut others = self.people().filter(|other| other.active && other.id != before.id);
        if others.any(|other| fold(other.name.as_str()) == wanted) {
            return Err(OrgRefused::NameOfColleague);
        }
        Ok(())
    }

    /// What someone may lose with their roles: neither a team they lead, nor what they hold, nor
    /// the company its last administrator.
    fn can_lose(
        &self,
        before: &Person,
        roles: &BTreeSet<Role>,
        held: Held,
    ) -> Result<(), OrgRefused> {
        self.keeps_an_administrator(before, roles)?;
        let leads = self.teams().any(|team| team.manager == Some(before.id));
        if leads && !roles.contains(&Role::Manager) {
            return Err(OrgRefused::StillLeads);
        }
        if holds(roles) { Ok(()) } else { held.nothing_left() }
    }

    fn keeps_an_administrator(
        &self,
        before: &Person,
        roles: &BTreeSet<Role>,
    ) -> Result<(), OrgRefused> {
        let administers =
            |person: &Person| person.active && person.roles.contains(&Role::Administrator);
        let others = self.people().any(|other| other.id != before.id && administers(other));
        if administers(before) && !roles.contains(&Role::Administrator) && !others {
            return Err(OrgRefused::LastAdministrator);
        }
        Ok(())
    }
}

fn holds(roles: &BTreeSet<Role>) -> bool {
    [Role::Rep, Role::Manager, Role::Administrator].iter().any(|role| roles.contains(role))
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
