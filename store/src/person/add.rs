//! Adding a person.

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::org::Role;
use domain::text::{Login, Name, fold};

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::writer::Tx;

/// Someone to be added. `password_hash` is `None` for who cannot sign in with one yet.
#[derive(Clone)]
pub struct NewPerson {
    pub login: Login,
    pub name: Name,
    pub roles: BTreeSet<Role>,
    pub team: Option<TeamId>,
    pub password_hash: Option<String>,
}

impl std::fmt::Debug for NewPerson {
    /// Without the hash: it has no place in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPerson").field("login", &self.login).finish_non_exhaustive()
    }
}

/// Why a person was not added.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PersonRefused {
    #[error("someone has this login already")]
    LoginTaken,
    #[error("no such team")]
    NoSuchTeam,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds a person. Whether `by` may is for the caller to have asked; `None` is the command line.
pub async fn add(
    store: &Store,
    by: Option<PersonId>,
    person: NewPerson,
    now: Millis,
) -> Result<PersonId, PersonRefused> {
    store.write(move |tx| Box::pin(async move { insert(tx, by, person, now).await })).await
}

/// As [`add`], as part of other work.
pub async fn insert(
    tx: &mut Tx,
    by: Option<PersonId>,
    new: NewPerson,
    now: Millis,
) -> Result<PersonId, PersonRefused> {
    insert_as(tx, by, PersonId::new(new_id()), new, now).await
}

/// As [`insert`], under an identity made elsewhere.
pub(crate) async fn insert_as(
    tx: &mut Tx,
    by: Option<PersonId>,
    person: PersonId,
    new: NewPerson,
    now: Millis,
) -> Result<PersonId, PersonRefused> {
    if let Some(team) = new.team
        && !crate::team::exists(tx, team).await?
    {
        return Err(PersonRefused::NoSuchTeam);
    }
    let inserted = sqlx::query(
        "INSERT INTO person (id, login, login_folded, name, team, password_hash)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (login_folded) DO NOTHING",
    )
    .bind(person.uuid())
    .bind(new.login.as_str())
    .bind(fold(new.login.as_str()))
    .bind(new.name.as_str())
    .bind(new.team.map(TeamId::uuid))
    .bind(new.password_hash)
    .execute(tx.conn())
    .await
    .map_err(StoreError::from)?;
    if inserted.rows_affected() == 0 {
        return Err(PersonRefused::LoginTaken);
    }
    for role in &new.roles {
        let insert = sqlx::query("INSERT INTO person_role (person, role) VALUES ($1, $2)");
        let insert = insert.bind(person.uuid()).bind(role.word());
        insert.execute(tx.conn()).await.map_err(StoreError::from)?;
    }
    tx.touch_org();
    let NewPerson { login, name, roles, team, .. } = new;
    let added = Fact::PersonAdded { person, login, name, roles, team };
    journal::fact(tx, by, &added, now).await?;
    Ok(person)
}
