//! Taking an account out of another again: what moved goes back, what people did since stays.

use domain::account::Record;
use domain::day::Millis;
use domain::deal::Change;
use domain::id::AccountId;
use domain::merge::{
    FieldsMerged, Moved, Refusal, Side, contacts_back, fields_back, may_part, person_back,
};
use domain::policy::Actor;

use super::{MergeRefused, look, record_of, set_person};
use crate::account::record;
use crate::deal::contact;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;
use crate::writer::Tx;
use crate::{account, bulk};

/// Undoes the merge of `from`, wherever it went; answers with where that was.
pub async fn part(
    store: &Store,
    actor: &Actor,
    from: AccountId,
    now: Millis,
) -> Result<AccountId, MergeRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { part_in(tx, &actor, from, now).await })
        })
        .await
}

async fn part_in(
    tx: &mut Tx,
    actor: &Actor,
    from: AccountId,
    now: Millis,
) -> Result<AccountId, MergeRefused> {
    let (into, moved) = went(tx, from).await?.ok_or(Refusal::NoSuchAccount)?;
    let (one, other) = look::sides(tx.conn(), actor, into, from).await?;
    let reach = look::reach_of(tx.conn(), actor, from, &moved).await?;
    may_part(one, Side { reach, ..other }, actor)?;
    sqlx::query("UPDATE account SET merged_into = NULL, merged_entry = NULL WHERE id = $1")
        .bind(from.uuid())
        .execute(tx.conn())
        .await
        .map_err(StoreError::from)?;
    let kept = record_of(tx, from).await?;
    if kept.owner.is_some_and(|owner| !tx.org().holds_deals(owner)) {
        // Who looked after it has left meanwhile: it stays with who looks after the other.
        let owner = record_of(tx, into).await?.owner;
        record::save(tx, &Record { owner, version: kept.version + 1, ..kept }, now).await?;
    }
    people(tx, &moved, into, from).await?;
    fields(tx, &moved.fields, into, now).await?;
    let name = account::named_as(tx.conn(), from).await?.name;
    let mut back = 0;
    for was in &moved.deals {
        // One that was taken back meanwhile goes too, and comes back where it belongs.
        let Some(card) = bulk::card_anywhere(tx, was.deal).await? else { continue };
        let deal = &card.deal;
        // Someone has given it to another account since: that stands.
        if deal.account != into {
            continue;
        }
        let contacts = contacts_back(&deal.contacts, was, &moved.folded);
        let change = Change::AccountParted { from: into, to: from, name: name.clone(), contacts };
        back += u32::from(!deal.withdrawn);
        bulk::change_anywhere(tx, Some(actor.person), card, vec![change], now).await?;
    }
    let fact = Fact::AccountsParted { account: from, name, from: into, deals: back };
    let seq = journal::fact(tx, Some(actor.person), &fact, now).await?;
    for account in [into, from] {
        journal::concerns(tx, account, seq, now).await?;
    }
    Ok(into)
}

/// Where an account went, and all that went with it; `None` for one that stands by itself.
pub(crate) async fn went(
    tx: &mut Tx,
    from: AccountId,
) -> Result<Option<(AccountId, Moved)>, StoreError> {
    let found = sqlx::query(
        "SELECT j.payload FROM account a JOIN journal j ON j.seq = a.merged_entry WHERE a.id = $1",
    );
    let row = found.bind(from.uuid()).fetch_optional(tx.conn()).await?;
    let Some(row) = row else { return Ok(None) };
    match serde_json::from_str(get(&row, "payload")?)? {
        Fact::AccountsMerged { into, moved, .. } => Ok(Some((into, *moved))),
        _ => Err(StoreError::unreadable("the entry of a merge")),
    }
}

async fn people(
    tx: &mut Tx,
    moved: &Moved,
    into: AccountId,
    from: AccountId,
) -> Result<(), StoreError> {
    for contact in &moved.contacts {
        let update = sqlx::query("UPDATE contact SET account = $1 WHERE id = $2 AND account = $3");
        let update = update.bind(from.uuid()).bind(contact.uuid()).bind(into.uuid());
        update.execute(tx.conn()).await?;
    }
    for fold in &moved.folded {
        set_person(tx, fold.to, |now| person_back(now, &fold.before, &fold.after)).await?;
    }
    for one in &moved.superiors {
        let now = contact::read_even_gone(tx.conn(), one.contact).await?;
        if now.is_some_and(|now| now.superior == one.after) {
            contact::set_superior(tx, one.contact, one.before).await?;
        }
    }
    // Whom somebody reported to since, across the two, is of another account now.
    sqlx::query(
        "UPDATE contact AS c SET superior = NULL, version = version + 1
         WHERE account IN ($1, $2) AND superior IS NOT NULL
         AND (SELECT s.account FROM contact s WHERE s.id = c.superior) <> c.account",
    )
    .bind(into.uuid())
    .bind(from.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn fields(
    tx: &mut Tx,
    merged: &FieldsMerged,
    into: AccountId,
    now: Millis,
) -> Result<(), StoreError> {
    let FieldsMerged { before, after, .. } = merged;
    let one = record_of(tx, into).await?;
    let fields = fields_back(one.fields.clone(), &before.1, &after.1);
    let left = before.0.is_some_and(|owner| !tx.org().holds_deals(owner));
    let owner = if one.owner == after.0 && !left { before.0 } else { one.owner };
    if (&fields, owner) != (&one.fields, one.owner) {
        let version = one.version + 1;
        record::save(tx, &Record { owner, fields, version, ..one }, now).await?;
    }
    Ok(())
}
