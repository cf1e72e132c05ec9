//! Which account is meant: a customer is listed once, so a name known already is that account.

use domain::account::{Account, Fields, Record};
use domain::day::Millis;
use domain::deal::{AccountPick, Command, Edit, Refusal};
use domain::id::{AccountId, PersonId};
use domain::text::fold;

use super::Stop;
use crate::account;
use crate::error::StoreError;
use crate::writer::Tx;

/// The account of a pick; one that must be made first is added to `new`.
pub(super) async fn account(
    tx: &mut Tx,
    pick: &AccountPick,
    new: &mut Vec<Account>,
) -> Result<AccountId, Stop> {
    let (id, name) = match pick {
        AccountPick::Known(id) => {
            // It may have been merged since the tablet heard of it.
            return account::root(tx.conn(), *id).await?.ok_or(Refusal::NoSuchAccount.into());
        }
        AccountPick::Named { id, name } => (*id, name),
    };
    if let Some(known) = account::find(tx.conn(), name).await? {
        return Ok(known.id);
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

/// A command with every account made out.
pub(super) async fn command(
    tx: &mut Tx,
    command: &Command,
    new: &mut Vec<Account>,
) -> Result<Command, Stop> {
    let mut command = command.clone();
    if let Command::Edit { edits, .. } = &mut command {
        for edit in edits {
            if let Edit::Account(pick) = edit {
                *pick = AccountPick::Known(account(tx, pick, new).await?);
            }
        }
    }
    Ok(command)
}

/// Makes the accounts that are new; the owner of the deal looks after them.
pub(super) async fn insert(
    tx: &mut Tx,
    new: &[Account],
    owner: PersonId,
    now: Millis,
) -> Result<(), StoreError> {
    for Account { id, name } in new.iter().cloned() {
        let (owner, fields) = (Some(owner), Fields::named(name));
        account::record::insert(tx, &Record { id, owner, fields, version: 1 }, now).await?;
    }
    Ok(())
}
