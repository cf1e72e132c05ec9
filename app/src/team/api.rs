//! What the team page asks of the server.

use std::collections::BTreeSet;

use crate::wire::Json;
use domain::day::{Day, Millis};
use domain::export;
use domain::id::{PersonId, SittingId, TeamId};
use domain::org::{LinkKind, OrgChange, Post, Role};
#[cfg(feature = "ssr")]
use domain::policy::Action;
use domain::text::{Login, Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// How many people a page begins with, and by how many it grows.
pub const SOME: u32 = 60;

/// Whether someone comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Active,
    /// Invited, or to be: has chosen no password yet.
    Waiting,
    Off,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Active, Self::Waiting, Self::Off];

    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Off => "off",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Which people are wanted, and how many of them at most.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Wanted {
    /// With those of the teams below.
    pub team: Option<TeamId>,
    pub role: Option<Role>,
    pub state: Option<State>,
    pub text: String,
    pub len: u32,
}

/// A team in the tree.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Branch {
    pub id: TeamId,
    pub name: Name,
    /// `None` at the top of what the reader sees.
    pub parent: Option<TeamId>,
    pub manager: Option<(PersonId, Name)>,
    /// Who works in it, without the teams below.
    pub people: u32,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub id: PersonId,
    pub name: Name,
    /// For administrators.
    pub login: Option<Login>,
    pub roles: BTreeSet<Role>,
    pub team: Option<Name>,
    pub state: State,
}

/// Teams and people as someone sees them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Crew {
    /// By name, those side by side.
    pub teams: Vec<Branch>,
    /// By name, the first of them.
    pub people: Vec<Row>,
    /// How many there are.
    pub total: u32,
    /// Who can lead a team; for administrators.
    pub managers: Vec<(PersonId, Name)>,
}

/// A person, for administrators.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    pub id: PersonId,
    pub post: Post,
    pub state: State,
    pub team: Option<Name>,
    /// The teams they lead.
    pub leads: Vec<Name>,
    pub has_password: bool,
    /// A link that still works, and until when.
    pub link: Option<(LinkKind, Millis)>,
    pub devices: u32,
    pub seen: Option<Millis>,
    /// Open and parked deals that are theirs.
    pub deals: u32,
    /// Accounts that they look after.
    pub accounts: u32,
    /// Who can take them: person, name, team.
    pub heirs: Vec<(PersonId, Name, Option<Name>)>,
    /// The newest first.
    pub history: Vec<Line>,
    /// The reader themselves.
    pub me: bool,
    pub now: Millis,
    pub offset: i32,
}

/// One line of a person's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub at: Millis,
    /// `None`: the command line.
    pub by: Option<(PersonId, Name)>,
    pub what: What,
}

/// What happened to a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Added,
    Named {
        from: Name,
        to: Name,
    },
    Login {
        from: Login,
        to: Login,
    },
    Roles {
        from: BTreeSet<Role>,
        to: BTreeSet<Role>,
    },
    Team {
        from: Option<Name>,
        to: Option<Name>,
    },
    PasswordSet,
    SwitchedOff,
    SwitchedOn,
    Passed {
        count: u32,
        to: Vec<Name>,
    },
    AccountsPassed {
        count: u32,
        to: Vec<Name>,
    },
    LinkMade(LinkKind),
    LinkUsed(LinkKind),
    DevicesSignedOut {
        count: u32,
    },
    Leads {
        team: Option<Name>,
    },
    LeadsNoMore {
        team: Option<Name>,
    },
    /// What they hold is handed over; `sudden`: they had left already.
    HandsOver {
        handover: SittingId,
        sudden: bool,
        last_day: Day,
        deals: u32,
    },
    TakesOver {
        handover: SittingId,
        from: Option<Name>,
    },
    /// They have seen to a deal that turned for the worse afterwards.
    SawTo {
        handover: SittingId,
    },
    /// They took out so many rows; the address shows which.
    Exported {
        kind: export::Kind,
        what: export::What,
        count: u32,
        address: String,
    },
}

/// A one-time link as it is handed over: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    pub url: String,
    pub kind: LinkKind,
    pub expires: Millis,
    pub now: Millis,
    pub offset: i32,
    /// The address as a picture to be photographed.
    pub picture: Option<Picture>,
}

/// A square of black and white modules; `path` draws the black ones on a grid of `size`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Picture {
    pub size: u32,
    pub path: String,
}

#[server(ReadCrew, endpoint = "team", input = Json, output = Json)]
pub async fn crew(wanted: Wanted) -> Result<Crew, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::SeePeople)?;
    super::read::crew(&at, &wanted).await
}

#[server(ReadMember, endpoint = "person", input = Json, output = Json)]
pub async fn member(person: PersonId) -> Result<Member, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepPeople)?;
    super::read::member(&at, person).await
}

/// Changes people and teams: all that is asked, or nothing.
#[server(ChangeOrg, endpoint = "change_org", input = Json, output = Json)]
pub async fn change_org(changes: Vec<OrgChange>) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepPeople)?;
    Ok(store::org::change(&at.store, &at.actor, changes, at.now).await?)
}

/// Switches someone off; their open deals go to `heirs` first. Tells how many went.
#[server(SwitchOff, endpoint = "switch_off", input = Json, output = Json)]
pub async fn switch_off(person: PersonId, heirs: Vec<PersonId>) -> Result<u32, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepPeople)?;
    Ok(store::org::switch_off(&at.store, &at.actor, person, heirs, at.now).await?)
}

/// Makes a one-time link, in place of one made before. `origin` is where the administrator's own
/// browser stands; it only comes back to them, in the link.
#[server(MakeLink, endpoint = "make_link", input = Json, output = Json)]
pub async fn make_link(person: PersonId, origin: String) -> Result<Made, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepPeople)?;
    super::links::make(&at, person, &origin).await
}
