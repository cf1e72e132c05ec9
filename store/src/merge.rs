//! Two listings of one customer made one, and parted again: each in one transaction, with an
//! entry in the journal that holds all that moved, and one for every deal.

mod look;
mod part;

pub use look::{merged, preview};
pub use part::part;

use domain::day::Millis;
use domain::deal::Change;
use domain::id::{AccountId, DealId};
use domain::merge::{DealMoved, Folded, Moved, Plan, Refusal, contacts_merged, may_merge};
use domain::policy::Actor;
use domain::text::Phone;
use domain::text::fold;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::id;
use crate::writer::Tx;
use crate::{account, bulk};

/// Why two accounts were not merged or parted.
#[derive(Debug, thiserror::Error)]
pub enum MergeRefused {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes `from` a part of `into`: its deals and people move there, its name becomes another
/// spelling of it.
pub async fn merge(
    store: &Store,
    actor: &Actor,
    into: AccountId,
    from: AccountId,
    now: Millis,
) -> Result<(), MergeRefused> {
    let actor = actor.clone();
    store
        .write(move |tx| Box::pin(async move { merge_in(tx, &actor, into, from, now).await }))
        .await
}

async fn merge_in(
    tx: &mut Tx,
    actor: &Actor,
    into: AccountId,
    from: AccountId,
    now: Millis,
) -> Result<(), MergeRefused> {
    let (one, other) = look::sides(tx.conn(), actor, into, from).await?;
    may_merge(one, other, actor)?;
    let plan = look::plan(tx.conn(), into, from).await?;
    let mut moved = Moved { folded: plan.folded.clone(), ..Moved::default() };
    people(tx, &plan, into).await?;
    moved.contacts.clone_from(&plan.moved);
    let name = account::named_as(tx.conn(), from).await?.name;
    for deal in deals(tx, from).await? {
        let before = bulk::card(tx, deal).await?.deal.contacts;
        let after = contacts_merged(&before, &plan.folded);
        let (name, contacts) = (name.clone(), after.clone());
        let change = Change::AccountMerged { from, to: into, name, contacts };
        bulk::change(tx, Some(actor.person), deal, vec![change], now).await?;
        moved.deals.push(DealMoved { deal, before, after });
    }
    let told = account::named_as(tx.conn(), into).await?.name;
    let fact = Fact::AccountsMerged { account: from, name, into, told, moved };
    let seq = journal::fact(tx, Some(actor.person), &fact, now).await?;
    sqlx::query("UPDATE account SET merged_into = $1, merged_entry = $2 WHERE id = $3")
        .bind(into.uuid())
        .bind(seq)
        .bind(from.uuid())
        .execute(tx.conn())
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

async fn people(tx: &mut Tx, plan: &Plan, into: AccountId) -> Result<(), StoreError> {
    for contact in &plan.moved {
        let update = sqlx::query("UPDATE contact SET account = $1 WHERE id = $2");
        update.bind(into.uuid()).bind(contact.uuid()).execute(tx.conn()).await?;
    }
    for Folded { to, phone, .. } in &plan.folded {
        if let Some(phone) = phone {
            set_phone(tx, *to, Some(phone)).await?;
        }
    }
    Ok(())
}

async fn set_phone(
    tx: &mut Tx,
    contact: domain::id::ContactId,
    phone: Option<&Phone>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE contact SET phone = $1, phone_folded = $2 WHERE id = $3")
        .bind(phone.map(Phone::as_str))
        .bind(phone.map(|phone| fold(phone.as_str())))
        .bind(contact.uuid())
        .execute(tx.conn())
        .await?;
    Ok(())
}

async fn deals(tx: &mut Tx, account: AccountId) -> Result<Vec<DealId>, StoreError> {
    let select = sqlx::query("SELECT id FROM deal WHERE account = $1 ORDER BY id");
    let rows = select.bind(account.uuid()).fetch_all(tx.conn()).await?;
    rows.iter().map(|row| id(row, "id", DealId::new)).collect()
}
