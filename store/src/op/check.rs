//! Whether what changes name is there.

use std::collections::BTreeSet;

use domain::deal::{Change, Refusal};
use domain::id::{ContactId, PersonId, ProductId, SourceId};
use domain::org::Role;

use super::Stop;
use crate::deal::contact;
use crate::writer::Tx;
use crate::{product, source};

/// Asks for everything that changes name; the changes themselves are the domain's.
pub(super) async fn named(tx: &mut Tx, changes: &[Change]) -> Result<(), Stop> {
    let mut met = BTreeSet::new();
    for change in changes {
        match change {
            Change::Listed(opening) => {
                owner(tx, opening.owner)?;
                known_product(tx, opening.product).await?;
                known_source(tx, opening.source).await?;
            }
            Change::Owner { to, .. } => owner(tx, *to)?,
            Change::Product { to, .. } => known_product(tx, *to).await?,
            Change::Source { to, .. } => known_source(tx, *to).await?,
            Change::ContactMet { contact, .. } => {
                new_contact(tx, *contact).await?;
                if !met.insert(*contact) {
                    return Err(Refusal::NoSuchContact.into());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn owner(tx: &Tx, owner: PersonId) -> Result<(), Refusal> {
    let org = tx.org();
    let person = org.person(owner).filter(|person| person.active).ok_or(Refusal::NoSuchOwner)?;
    let holds = [Role::Rep, Role::Manager, Role::Administrator];
    if holds.iter().any(|role| person.roles.contains(role)) {
        Ok(())
    } else {
        Err(Refusal::NoSuchOwner)
    }
}

async fn known_product(tx: &mut Tx, id: Option<ProductId>) -> Result<(), Stop> {
    match id {
        Some(id) if !product::exists(tx, id).await? => Err(Refusal::NoSuchProduct.into()),
        _ => Ok(()),
    }
}

async fn known_source(tx: &mut Tx, id: Option<SourceId>) -> Result<(), Stop> {
    match id {
        Some(id) if !source::exists(tx, id).await? => Err(Refusal::NoSuchSource.into()),
        _ => Ok(()),
    }
}

/// An identity in use belongs to somebody else, or was told of before.
async fn new_contact(tx: &mut Tx, id: ContactId) -> Result<(), Stop> {
    if contact::exists(tx, id).await? { Err(Refusal::NoSuchContact.into()) } else { Ok(()) }
}
