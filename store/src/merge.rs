//! Two listings of one customer made one, and parted again: each in one transaction, with an
//! entry in the journal that holds all that moved, and one for every deal.

mod look;
mod part;

pub use look::{merged, preview};
pub use part::part;
pub(crate) use part::went;

use domain::account::{Contact, ContactFields, Record};
use domain::day::Millis;
use domain::deal::Change;
use domain::id::{AccountId, ContactId, DealId};
use domain::merge::{
    DealMoved, FieldsMerged, Moved, Plan, Refusal, contacts_merged, fields_left, fields_merged,
    may_merge,
};
use domain::policy::Actor;

use crate::account::record;
use crate::deal::contact;
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
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { merge_in(tx, &actor, into, from, now).await })
        })
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
    people(tx, &plan, into).await?;
    let fields = fields(tx, into, from, now).await?;
    let name = account::named_as(tx.conn(), from).await?.name;
    let mut deals = Vec::new();
    for deal in deals_of(tx, from).await? {
        let before = bulk::card(tx, deal).await?.deal.contacts;
        let after = contacts_merged(&before, &plan.folded);
        let (name, contacts) = (name.clone(), after.clone());
        let change = Change::AccountMerged { from, to: into, name, contacts };
        bulk::change(tx, Some(actor.person), deal, vec![change], now).await?;
        deals.push(DealMoved { deal, before, after });
    }
    let Plan { moved: contacts, folded, superiors } = plan;
    let moved = Moved { fields, deals, contacts, folded, superiors };
    let fact = Fact::AccountsMerged { account: from, name, into, moved: Box::new(moved) };
    let seq = journal::fact(tx, Some(actor.person), &fact, now).await?;
    for account in [into, from] {
        journal::concerns(tx, account, seq, now).await?;
    }
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
    for fold in &plan.folded {
        set_person(tx, fold.to, |now| if now == fold.before { fold.after.clone() } else { now })
            .await?;
    }
    for one in &plan.superiors {
        contact::set_superior(tx, one.contact, one.after).await?;
    }
    Ok(())
}

/// Sets what is written about a person, if it is set anew.
async fn set_person(
    tx: &mut Tx,
    person: ContactId,
    set: impl FnOnce(ContactFields) -> ContactFields,
) -> Result<(), StoreError> {
    let Some(now) = contact::read_even_gone(tx.conn(), person).await? else { return Ok(()) };
    let fields = set(now.fields());
    if fields == now.fields() {
        return Ok(());
    }
    let version = now.version + 1;
    contact::save(tx, &Contact { version, ..Contact::new(person, now.account, fields) }).await
}

async fn fields(
    tx: &mut Tx,
    into: AccountId,
    from: AccountId,
    now: Millis,
) -> Result<FieldsMerged, StoreError> {
    let one = record_of(tx, into).await?;
    let other = record_of(tx, from).await?;
    let fields = fields_merged(&one.fields, &other.fields);
    let owner = one.owner.or(other.owner);
    let left = fields_left(&fields, &other.fields);
    let before = (one.owner, one.fields.clone());
    let after = (owner, fields.clone());
    if before != after {
        let version = one.version + 1;
        record::save(tx, &Record { owner, fields, version, ..one }, now).await?;
    }
    Ok(FieldsMerged { before, after, other: left })
}

async fn record_of(tx: &mut Tx, account: AccountId) -> Result<Record, StoreError> {
    let found = record::read_even_merged(tx.conn(), account).await?;
    found.ok_or(StoreError::unreadable("an account"))
}

async fn deals_of(tx: &mut Tx, account: AccountId) -> Result<Vec<DealId>, StoreError> {
    let select = sqlx::query("SELECT id FROM deal WHERE account = $1 ORDER BY id");
    let rows = select.bind(account.uuid()).fetch_all(tx.conn()).await?;
    rows.iter().map(|row| id(row, "id", DealId::new)).collect()
}
