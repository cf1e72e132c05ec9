//! Teams in a tree, a manager to a team.

use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::text::Name;

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::maybe_id;
use crate::writer::Tx;

/// A team to be added. A manager must be there before the team that names them; see
/// [`set_manager`] for those who come after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewTeam {
    pub name: Name,
    pub parent: Option<TeamId>,
    pub manager: Option<PersonId>,
}

/// Adds a team. Whether `by` may is for the caller to have asked; `None` is the command line.
pub async fn add(
    store: &Store,
    by: Option<PersonId>,
    team: NewTeam,
    now: Millis,
) -> Result<TeamId, StoreError> {
    store.write(move |tx| Box::pin(async move { insert(tx, by, team, now).await })).await
}

/// As [`add`], as part of other work.
pub async fn insert(
    tx: &mut Tx,
    by: Option<PersonId>,
    new: NewTeam,
    now: Millis,
) -> Result<TeamId, StoreError> {
    insert_as(tx, by, TeamId::new(new_id()), new, now).await
}

/// As [`insert`], under an identity made elsewhere.
pub(crate) async fn insert_as(
    tx: &mut Tx,
    by: Option<PersonId>,
    team: TeamId,
    new: NewTeam,
    now: Millis,
) -> Result<TeamId, StoreError> {
    sqlx::query("INSERT INTO team (id, name, parent, manager) VALUES ($1, $2, $3, $4)")
        .bind(team.uuid())
        .bind(new.name.as_str())
        .bind(new.parent.map(TeamId::uuid))
        .bind(new.manager.map(PersonId::uuid))
        .execute(tx.conn())
        .await?;
    tx.touch_org();
    let NewTeam { name, parent, manager } = new;
    journal::fact(tx, by, &Fact::TeamAdded { team, name, parent, manager }, now).await?;
    Ok(team)
}

/// Says who leads a team, as part of other work.
pub async fn set_manager(
    tx: &mut Tx,
    by: Option<PersonId>,
    team: TeamId,
    to: Option<PersonId>,
    now: Millis,
) -> Result<(), StoreError> {
    let found = sqlx::query("SELECT manager FROM team WHERE id = $1").bind(team.uuid());
    let Some(row) = found.fetch_optional(tx.conn()).await? else {
        return Err(StoreError::unreadable("a team"));
    };
    let from = maybe_id(&row, "manager", PersonId::new)?;
    let update = sqlx::query("UPDATE team SET manager = $1 WHERE id = $2");
    update.bind(to.map(PersonId::uuid)).bind(team.uuid()).execute(tx.conn()).await?;
    tx.touch_org();
    journal::fact(tx, by, &Fact::ManagerSet { team, from, to }, now).await?;
    Ok(())
}

pub(crate) async fn exists(tx: &mut Tx, team: TeamId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM team WHERE id = $1)");
    Ok(found.bind(team.uuid()).fetch_one(tx.conn()).await?)
}
