//! The lists that forms choose from: people, teams, products, sources.

use std::collections::{BTreeMap, BTreeSet};

use domain::account::{Product, Source};
use domain::id::{PersonId, TeamId};
use domain::org::{Org, Person, Role, Team};
use domain::policy::Denied;
use domain::text::{Login, Name};
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id, text};
use crate::{product, source};

/// Why a list was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ListRefused {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("there is one of this name already")]
    NameTaken,
    #[error("there is no such line in the list")]
    NotThere,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ListRefused {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Everything there is to choose from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directory {
    /// By name; those switched off too, for whose deals are still theirs.
    pub people: Vec<Person>,
    pub teams: Vec<Team>,
    /// By name.
    pub products: Vec<Product>,
    /// The eight channels in the method's order, then campaigns by name.
    pub sources: Vec<Source>,
}

/// The two lists that are not held in memory at all times.
#[derive(Clone)]
pub(crate) struct Lists {
    products: Vec<Product>,
    sources: Vec<Source>,
}

pub async fn read(store: &Store) -> Result<Directory, StoreError> {
    let lists = store.recent().lists.told(store.age(), (), async {
        let mut snapshot = store.readers().begin().await?;
        let products = product::all(&mut snapshot).await?;
        let sources = source::read(&mut snapshot).await?;
        Ok::<_, StoreError>(Lists { products, sources })
    });
    let Lists { products, sources } = Lists::clone(&*lists.await?);
    let org = store.org();
    let mut people: Vec<Person> = org.people().cloned().collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let mut teams: Vec<Team> = org.teams().cloned().collect();
    teams.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Directory { people, teams, products, sources })
}

pub(crate) async fn read_org(conn: &mut SqliteConnection) -> Result<Org, StoreError> {
    let mut roles: BTreeMap<PersonId, BTreeSet<Role>> = BTreeMap::new();
    for row in sqlx::query("SELECT person, role FROM person_role").fetch_all(&mut *conn).await? {
        let role = text(&row, "role", |word| Role::from_word(word).ok_or(()))?;
        roles.entry(id(&row, "person", PersonId::new)?).or_default().insert(role);
    }
    let mut people = Vec::new();
    let select = sqlx::query("SELECT id, login, name, team, active FROM person");
    for row in select.fetch_all(&mut *conn).await? {
        let id = id(&row, "id", PersonId::new)?;
        people.push(Person {
            id,
            login: text(&row, "login", Login::new)?,
            name: text(&row, "name", Name::new)?,
            roles: roles.remove(&id).unwrap_or_default(),
            team: maybe_id(&row, "team", TeamId::new)?,
            active: get(&row, "active")?,
        });
    }
    let mut teams = Vec::new();
    for row in
        sqlx::query("SELECT id, name, parent, manager FROM team").fetch_all(&mut *conn).await?
    {
        teams.push(Team {
            id: id(&row, "id", TeamId::new)?,
            name: text(&row, "name", Name::new)?,
            parent: maybe_id(&row, "parent", TeamId::new)?,
            manager: maybe_id(&row, "manager", PersonId::new)?,
        });
    }
    let leaving = crate::handover::read::leaving(conn).await?;
    let gone: Vec<PersonId> = leaving.iter().filter(|one| one.1).map(|one| one.0).collect();
    let leaving = leaving.into_iter().map(|(person, _)| person);
    Ok(Org::new(people, teams).with_leaving(leaving).with_gone(gone))
}
