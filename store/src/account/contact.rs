//! The people of an account, kept by whoever sees it.

use domain::account::{
    Change, Contact, ContactFields, Record, Refusal, Saved, edit_contact, left, may_change,
    may_report,
};
use domain::day::Millis;
use domain::id::{AccountId, ContactId};
use domain::policy::Actor;
use domain::policy::Hold;
use sqlx::SqliteConnection;

use super::keep::{KeepRefused, tell};
use super::{record, sight};
use crate::company::new_id;
use crate::deal::contact::{self, set_superior};
use crate::error::StoreError;
use crate::handle::Store;
use crate::writer::Tx;

/// Everyone there, by name.
pub(crate) async fn all(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Contact>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version FROM contact
         WHERE account = $1 AND gone = 0 ORDER BY folded, id",
    );
    let rows = rows.bind(account.uuid()).fetch_all(conn).await?;
    rows.iter().map(contact::from_row).collect()
}

pub async fn add(
    store: &Store,
    actor: &Actor,
    account: AccountId,
    fields: ContactFields,
    now: Millis,
) -> Result<Contact, KeepRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let (record, hold) = held(tx, account, &actor).await?;
                may_change(hold, &actor)?;
                let people = all(tx.conn(), record.id).await?;
                may_report(None, fields.superior, &people)?;
                let new = Contact::new(ContactId::new(new_id()), record.id, fields);
                contact::insert(tx, &new).await?;
                let added = Change::ContactAdded { contact: new.id, name: new.name.clone() };
                tell(tx, Some(actor.person), account, vec![added], now).await?;
                Ok(new)
            })
        })
        .await
}

/// Sets a contact right, if they are still as at version `base`.
pub async fn save(
    store: &Store,
    actor: &Actor,
    contact: ContactId,
    base: u32,
    fields: ContactFields,
    now: Millis,
) -> Result<Saved<Contact>, KeepRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let before = known(tx, contact).await?;
                let (_, hold) = held(tx, before.account, &actor).await?;
                let people = all(tx.conn(), before.account).await?;
                let changes = edit_contact(&before, &people, hold, &fields, &actor)?;
                if before.version != base {
                    return Ok(Saved::Conflict(before));
                }
                if changes.is_empty() {
                    return Ok(Saved::Done(before));
                }
                let account = before.account;
                let after = Contact {
                    version: before.version + 1,
                    ..Contact::new(contact, account, fields)
                };
                contact::save(tx, &after).await?;
                tell(tx, Some(actor.person), account, changes, now).await?;
                Ok(Saved::Done(after))
            })
        })
        .await
}

/// Someone left the account. Deals that knew them still do.
pub async fn remove(
    store: &Store,
    actor: &Actor,
    contact: ContactId,
    now: Millis,
) -> Result<(), KeepRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let gone = known(tx, contact).await?;
                let account = gone.account;
                let (_, hold) = held(tx, account, &actor).await?;
                may_change(hold, &actor)?;
                let people = all(tx.conn(), account).await?;
                let update = "UPDATE contact SET gone = 1, version = version + 1 WHERE id = $1";
                sqlx::query(update).bind(contact.uuid()).execute(tx.conn()).await?;
                let mut changes = vec![Change::ContactRemoved { contact, name: gone.name.clone() }];
                for (below, change) in left(&gone, &people) {
                    set_superior(tx, below, gone.superior).await?;
                    changes.push(change);
                }
                tell(tx, Some(actor.person), account, changes, now).await?;
                Ok(())
            })
        })
        .await
}

async fn known(tx: &mut Tx, id: ContactId) -> Result<Contact, KeepRefused> {
    Ok(contact::read(tx.conn(), id).await?.ok_or(Refusal::NoSuchContact)?)
}

async fn held(
    tx: &mut Tx,
    account: AccountId,
    actor: &Actor,
) -> Result<(Record, Hold), KeepRefused> {
    let record = record::read(tx.conn(), account).await?.ok_or(Refusal::NoSuchAccount)?;
    let hold = sight::hold(tx.conn(), &record, actor).await?;
    Ok((record, hold))
}
