//! Whether what changes name is there.

use std::collections::BTreeSet;

use domain::deal::{Change, Position, Refusal, Standing};
use domain::handover::Refused;
use domain::id::{ContactId, PersonId, ProductId, SourceId};

use super::Stop;
use crate::deal::contact;
use crate::writer::Tx;
use crate::{product, source};

/// Asks for everything that changes name; the changes themselves are the domain's. `owner` holds
/// the deal before them.
pub(crate) async fn named(
    tx: &mut Tx,
    owner: Option<PersonId>,
    changes: &[Change],
) -> Result<(), Stop> {
    let mut met = BTreeSet::new();
    for change in changes {
        match change {
            Change::Listed(opening) => {
                holds(tx, opening.owner)?;
                known_product(tx, opening.product).await?;
                known_source(tx, opening.source).await?;
            }
            Change::Owner { from, .. } if tx.org().is_leaving(*from) => {
                return Err(Refusal::from(Refused::InHandover).into());
            }
            Change::Owner { to, .. } => holds(tx, *to)?,
            // Nobody who is gone gets an open deal back.
            Change::Moved { from, to, .. } | Change::MoveUndone { from, to }
                if closed(from) && !closed(to) =>
            {
                let gone = owner.is_some_and(|owner| !tx.org().holds_deals(owner));
                if gone {
                    return Err(Refusal::OwnerGone.into());
                }
            }
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

fn holds(tx: &Tx, owner: PersonId) -> Result<(), Refusal> {
    if tx.org().takes_over(owner) { Ok(()) } else { Err(Refusal::NoSuchOwner) }
}

fn closed(position: &Position) -> bool {
    matches!(position.standing, Standing::Won { .. } | Standing::Lost { .. })
}

async fn known_product(tx: &mut Tx, id: Option<ProductId>) -> Result<(), Stop> {
    match id {
        Some(id) if !product::is_offered(tx, id).await? => Err(Refusal::NoSuchProduct.into()),
        _ => Ok(()),
    }
}

async fn known_source(tx: &mut Tx, id: Option<SourceId>) -> Result<(), Stop> {
    match id {
        Some(id) if !source::is_offered(tx, id).await? => Err(Refusal::NoSuchSource.into()),
        _ => Ok(()),
    }
}

/// An identity in use belongs to somebody else, or was told of before.
async fn new_contact(tx: &mut Tx, id: ContactId) -> Result<(), Stop> {
    if contact::exists(tx, id).await? { Err(Refusal::NoSuchContact.into()) } else { Ok(()) }
}
