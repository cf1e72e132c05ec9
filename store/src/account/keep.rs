//! Accounts added and set right, each with its entry in the journal.

use domain::account::{Change, Fields, Record, Refusal, Saved, add, edit};
use domain::day::Millis;
use domain::id::{AccountId, PersonId};
use domain::org::Role;
use domain::policy::Actor;

use super::{find, record, sight};
use crate::company::new_id;
use crate::deal::read::deals_of;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact, Shown};
use crate::writer::Tx;

/// Why an account was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepRefused {
    #[error(transparent)]
    Rule(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for KeepRefused {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Adds an account to the archive.
pub async fn create(
    store: &Store,
    actor: &Actor,
    owner: Option<PersonId>,
    fields: Fields,
    now: Millis,
) -> Result<AccountId, KeepRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                add(owner, &actor)?;
                let by = actor.person;
                holds_accounts(tx, owner)?;
                if find(tx.conn(), &fields.name).await?.is_some() {
                    return Err(Refusal::NameTaken.into());
                }
                let name = fields.name.clone();
                let new = Record { id: AccountId::new(new_id()), owner, fields, version: 1 };
                record::insert(tx, &new, now).await?;
                let added = Fact::AccountAdded { account: new.id, name };
                let seq = journal::fact(tx, Some(by), &added, now).await?;
                journal::made(tx, new.id, seq).await?;
                // What was written besides the name is told of as any change is.
                let bare = Fields::named(new.fields.name.clone());
                let changes = bare.changes(&new.fields);
                if !changes.is_empty() {
                    tell(tx, Some(by), new.id, changes, now).await?;
                }
                Ok(new.id)
            })
        })
        .await
}

/// Sets an account to these fields and this owner, if it is still as at version `base`.
pub async fn save(
    store: &Store,
    actor: &Actor,
    account: AccountId,
    base: u32,
    owner: Option<PersonId>,
    fields: Fields,
    now: Millis,
) -> Result<Saved<Record>, KeepRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let before = record::read(tx.conn(), account).await?;
                let before = before.ok_or(Refusal::NoSuchAccount)?;
                let hold = sight::hold(tx.conn(), &before, &actor).await?;
                let changes = edit(&before, hold, owner, &fields, &actor)?;
                if before.version != base {
                    return Ok(Saved::Conflict(before));
                }
                if changes.is_empty() {
                    return Ok(Saved::Done(before));
                }
                if before.owner != owner {
                    holds_accounts(tx, owner)?;
                }
                let namesake = find(tx.conn(), &fields.name).await?;
                if namesake.is_some_and(|other| other.id != account) {
                    return Err(Refusal::NameTaken.into());
                }
                let was = shown(&before.fields);
                let after = Record { owner, fields, version: before.version + 1, ..before };
                record::save(tx, &after, now).await?;
                let by = Some(actor.person);
                if was != shown(&after.fields) {
                    let cards = deals_of(tx.conn(), account).await?;
                    let changes = changes.clone();
                    let fact = Fact::AccountChanged { account, changes };
                    journal::shown(tx, by, &was, &fact, cards, now).await?;
                }
                tell(tx, by, account, changes, now).await?;
                Ok(Saved::Done(after))
            })
        })
        .await
}

/// Writes the entry of what happened to an account.
pub(super) async fn tell(
    tx: &mut Tx,
    by: Option<PersonId>,
    account: AccountId,
    changes: Vec<Change>,
    now: Millis,
) -> Result<(), StoreError> {
    let fact = Fact::AccountChanged { account, changes };
    let seq = journal::fact(tx, by, &fact, now).await?;
    journal::concerns(tx, account, seq, now).await
}

fn shown(fields: &Fields) -> Shown {
    Shown { name: fields.name.clone(), class: fields.class }
}

fn holds_accounts(tx: &Tx, owner: Option<PersonId>) -> Result<(), Refusal> {
    let Some(owner) = owner else { return Ok(()) };
    let org = tx.org();
    let person = org.person(owner).filter(|person| person.active).ok_or(Refusal::NoSuchOwner)?;
    let roles = [Role::Rep, Role::Manager, Role::Administrator];
    let holds = roles.iter().any(|role| person.roles.contains(role)) && !org.is_leaving(owner);
    if holds { Ok(()) } else { Err(Refusal::NoSuchOwner) }
}
