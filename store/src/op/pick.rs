//! Which account is meant: a customer is listed once, so a name known already is that account.
//! A deal on it gives sight of it, so it has to be one that the actor may deal with.

use domain::account::{Account, Fields, Record};
use domain::deal::{AccountPick, Command, Context, Deal, Edit, Refusal};
use domain::id::AccountId;
use domain::policy::Actor;
use domain::text::fold;

use super::Stop;
use crate::account;
use crate::error::StoreError;
use crate::writer::Tx;

/// The account of a pick; one that must be made first is added to `new`.
pub(super) async fn account(
    tx: &mut Tx,
    actor: &Actor,
    pick: &AccountPick,
    new: &mut Vec<Account>,
) -> Result<AccountId, Stop> {
    let (id, name) = match pick {
        AccountPick::Known(id) => {
            // It may have been merged since the tablet heard of it.
            let root = account::root(tx.conn(), *id).await?.ok_or(Refusal::NoSuchAccount)?;
            return known(tx, actor, root).await;
        }
        AccountPick::Named { id, name } => (*id, name),
    };
    if let Some(found) = account::find(tx.conn(), name).await? {
        return known(tx, actor, found.id).await;
    }
    let folded = fold(name.as_str());
    if let Some(known) = new.iter().find(|account| fold(account.name.as_str()) == folded) {
        return Ok(known.id);
    }
    if account::exists(tx, id).await? || new.iter().any(|account| account.id == id) {
        return Err(Refusal::NoSuchAccount.into());
    }
    new.push(Account { id, name: name.clone() });
    Ok(id)
}

/// Keeps T7 and F5.1: an account that is there, if the actor may deal with it.
async fn known(tx: &mut Tx, actor: &Actor, id: AccountId) -> Result<AccountId, Stop> {
    match account::may_deal(tx, actor, id).await? {
        Ok(()) => Ok(id),
        Err(holder) => Err(Refusal::AccountOfAnother { holder }.into()),
    }
}

/// A command with every account made out.
pub(super) async fn command(
    tx: &mut Tx,
    actor: &Actor,
    command: &Command,
    new: &mut Vec<Account>,
) -> Result<Command, Stop> {
    let mut command = command.clone();
    if let Command::Edit { edits, .. } = &mut command {
        for edit in edits {
            if let Edit::Account(pick) = edit {
                *pick = AccountPick::Known(account(tx, actor, pick, new).await?);
            }
        }
    }
    Ok(command)
}

/// Makes the accounts that are new; the owner of the deal looks after them, and after the one
/// it stands on if nobody does yet.
pub(super) async fn insert(
    tx: &mut Tx,
    new: &[Account],
    deal: &Deal,
    at: &Context<'_>,
) -> Result<(), StoreError> {
    let (owner, now) = (deal.owner, at.now);
    account::take_up(tx, Some(at.actor.person), deal.account, owner, now).await?;
    for Account { id, name } in new.iter().cloned() {
        let (owner, fields) = (Some(owner), Fields::named(name));
        account::record::insert(tx, &Record { id, owner, fields, version: 1 }, now).await?;
    }
    Ok(())
}
