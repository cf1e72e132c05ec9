//! What people plan and tell of visits, as operations.

use domain::activity::About;
use domain::deal::{Context, Refusal};
use domain::id::AccountId;
use domain::op::{Answer, Op};
use domain::visit::{Command, New, Plan, Visit, decide};

use super::Stop;
use crate::activity::{account_of, ground, works_there};
use crate::journal;
use crate::visit::{read, write};
use crate::writer::Tx;

pub(super) async fn visit(
    tx: &mut Tx,
    op: &Op,
    command: &Command,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    let found = read::visit(tx.conn(), command.visit()).await?;
    let (ground, account) = match command {
        Command::Add { new, .. } => {
            let account = named(tx, new).await?;
            let about = new.deal.map_or(About::Account(account), About::Deal);
            (ground(tx.conn(), at.actor, about).await?, Some(account))
        }
        _ => (None, found.as_ref().map(|visit| visit.account)),
    };
    let visit = decide(found.as_ref(), command, ground, (op.at, op.base), at)?;
    if let Some(account) = account {
        known_contact(tx, account, found.as_ref(), &visit.plan).await?;
    }
    match found {
        None => write::insert(tx, &visit).await?,
        Some(_) => write::save(tx, &visit).await?,
    }
    journal::visited(tx, (at.now, op.id), &visit).await?;
    Ok(Answer::Visited { visit: Box::new(visit) })
}

/// The account that a new visit is to: that of its deal, where it is about one.
async fn named(tx: &mut Tx, new: &New) -> Result<AccountId, Stop> {
    let account = account_of(tx.conn(), About::Account(new.account)).await?;
    let account = account.ok_or(Refusal::NoSuchAccount)?;
    if let Some(deal) = new.deal {
        let of_deal = account_of(tx.conn(), About::Deal(deal)).await?;
        if of_deal != Some(account) {
            return Err(Refusal::NoSuchDeal.into());
        }
    }
    Ok(account)
}

async fn known_contact(
    tx: &mut Tx,
    account: AccountId,
    found: Option<&Visit>,
    plan: &Plan,
) -> Result<(), Stop> {
    let Some(contact) = plan.contact else { return Ok(()) };
    if found.is_some_and(|before| before.plan.contact == Some(contact)) {
        return Ok(());
    }
    let account = account_of(tx.conn(), About::Account(account)).await?.unwrap_or(account);
    if works_there(tx.conn(), contact, account).await? {
        Ok(())
    } else {
        Err(Refusal::NoSuchContact.into())
    }
}
