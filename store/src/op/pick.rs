//! Which account is meant: a customer is listed once, so a name known already is that account.

use domain::account::Account;
use domain::deal::{AccountPick, Command, Edit, Refusal};
use domain::id::AccountId;
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
        AccountPick::Known(id) if account::exists(tx, *id).await? => return Ok(*id),
        AccountPick::Known(_) => return Err(Refusal::NoSuchAccount.into()),
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

pub(super) async fn insert(tx: &mut Tx, new: &[Account]) -> Result<(), StoreError> {
    for account in new {
        account::insert_new(tx, account).await?;
    }
    Ok(())
}
