//! Teams and people as administrators change them: decided by the domain, written where the
//! company then differs, each difference with its entry in the journal.

mod leave;
mod write;

use domain::day::Millis;
use domain::id::PersonId;
use domain::org::{Held, OrgChange, OrgRefused, Post};
use domain::policy::{Action, Actor, Denied};
use domain::text::Name;
use sqlx::SqliteConnection;

use crate::account::looked_after;
use crate::deal::read::count_open_of;
use crate::error::StoreError;
use crate::handle::Store;
use crate::writer::Tx;

pub use leave::switch_off;
pub(crate) use write::end_access;

/// Why a change to people or teams was not made.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OrgUnchanged {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Refused(#[from] OrgRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for OrgUnchanged {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Makes changes one upon the other, for an administrator: all of them or none.
pub async fn change(
    store: &Store,
    actor: &Actor,
    changes: Vec<OrgChange>,
    now: Millis,
) -> Result<(), OrgUnchanged> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepPeople)?;
                let by = actor.person;
                for change in &changes {
                    change_in(tx, by, change, now).await?;
                    tx.settle().await?;
                }
                Ok(())
            })
        })
        .await
}

/// Sets the name by which everyone reads a person, for themselves.
pub async fn rename_oneself(
    store: &Store,
    actor: &Actor,
    name: Name,
    now: Millis,
) -> Result<(), OrgUnchanged> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepOwnSettings)?;
                let by = actor.person;
                let org = tx.org();
                let me = org.person(by).ok_or(OrgRefused::NoSuchPerson)?;
                let (login, roles, team) = (me.login.clone(), me.roles.clone(), me.team);
                let post = Post { login, name, roles, team };
                change_in(tx, by, &OrgChange::SetPost { person: by, post }, now).await
            })
        })
        .await
}

/// How many open and parked deals someone holds, and how many accounts they look after.
pub async fn held(store: &Store, person: PersonId) -> Result<Held, StoreError> {
    let mut conn = store.readers().acquire().await?;
    held_by(&mut conn, person).await
}

async fn held_by(conn: &mut SqliteConnection, person: PersonId) -> Result<Held, StoreError> {
    let accounts = looked_after(conn, person).await?.len();
    let accounts = u32::try_from(accounts).unwrap_or(u32::MAX);
    Ok(Held { deals: count_open_of(conn, person).await?, accounts })
}

pub(crate) async fn change_in(
    tx: &mut Tx,
    by: PersonId,
    change: &OrgChange,
    now: Millis,
) -> Result<(), OrgUnchanged> {
    let held = match change.asks_what_is_held_by() {
        Some(person) => held_by(tx.conn(), person).await?,
        None => Held::default(),
    };
    let after = tx.org().after(change, Some(by), held)?;
    write::differences(tx, by, &after, now).await?;
    Ok(())
}
