//! Writing entries: always inside the transaction of what they tell.

use domain::board::Card;
use domain::day::Millis;
use domain::deal::Change;
use domain::id::{AccountId, OpId, PersonId};
use domain::journal::Entry;

use super::{Fact, Heard};
use crate::deal::write::{Statement, save_move};
use crate::error::StoreError;
use crate::handle::Store;
use crate::writer::Tx;

/// Writes down something that changes no row, such as a sign-in.
pub async fn note(
    store: &Store,
    by: Option<PersonId>,
    what: Fact,
    now: Millis,
) -> Result<i64, StoreError> {
    store.write(move |tx| Box::pin(async move { fact(tx, by, &what, now).await })).await
}

/// What happened to a deal.
pub(crate) struct Happened {
    pub at: Millis,
    pub by: Option<PersonId>,
    pub op: Option<OpId>,
    pub changes: Vec<Change>,
    pub before: Option<Card>,
    pub after: Card,
}

pub(crate) async fn happened(tx: &mut Tx, what: Happened) -> Result<i64, StoreError> {
    let seq = keep(tx, &what).await?;
    Ok(tell(tx, what, seq))
}

/// A move: written and told.
pub(crate) async fn moved(tx: &mut Tx, what: Happened) -> Result<i64, StoreError> {
    let seq = save_move(tx, &what).await?;
    Ok(tell(tx, what, seq))
}

fn tell(tx: &mut Tx, what: Happened, seq: i64) -> i64 {
    let Happened { at, by, op, changes, before, after } = what;
    let (deal, version) = (after.deal.id, after.deal.version);
    tx.tell(Heard { entry: Entry { seq, at, by, deal, version, changes }, op, before, after });
    seq
}

/// Writes an entry that nobody waits to hear of.
pub(crate) async fn keep(tx: &mut Tx, what: &Happened) -> Result<i64, StoreError> {
    let insert = sqlx::query(
        "INSERT INTO journal (at, actor, op, kind, deal, version, payload, card)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    let seq = bind(insert, what)?.execute(tx.conn()).await?.last_insert_rowid();
    if what.changes.iter().any(is_of_people) {
        concerns(tx, what.after.deal.account, seq, what.at).await?;
    }
    Ok(seq)
}

/// The eight fields of an entry, in the order of their columns.
pub(crate) fn bind(statement: Statement, what: &Happened) -> Result<Statement, StoreError> {
    let Happened { at, by, op, changes, after, .. } = what;
    Ok(statement
        .bind(at.0)
        .bind(by.map(PersonId::uuid))
        .bind(op.map(OpId::uuid))
        .bind(kind(changes))
        .bind(after.deal.id.uuid())
        .bind(i64::from(after.deal.version))
        .bind(serde_json::to_string(changes)?)
        .bind(serde_json::to_string(after)?))
}

/// An account's people are the account's, whichever deal changes them.
fn is_of_people(change: &Change) -> bool {
    matches!(
        change,
        Change::ContactMet { .. } | Change::ContactCorrected { .. } | Change::ContactDropped { .. }
    )
}

/// An entry that the history of an account tells of.
pub(crate) async fn concerns(
    tx: &mut Tx,
    account: AccountId,
    seq: i64,
    at: Millis,
) -> Result<(), StoreError> {
    let link = sqlx::query("INSERT INTO account_entry (account, seq) VALUES ($1, $2)");
    link.bind(account.uuid()).bind(seq).execute(tx.conn()).await?;
    let touch = sqlx::query("UPDATE account SET changed_at = max(changed_at, $1) WHERE id = $2");
    touch.bind(at.0).bind(account.uuid()).execute(tx.conn()).await?;
    Ok(())
}

/// The entry that made an account.
pub(crate) async fn made(tx: &mut Tx, account: AccountId, seq: i64) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO account_entry (account, seq, made) VALUES ($1, $2, 1)
         ON CONFLICT (account, seq) DO UPDATE SET made = 1",
    )
    .bind(account.uuid())
    .bind(seq)
    .execute(tx.conn())
    .await?;
    Ok(())
}

fn kind(changes: &[Change]) -> &'static str {
    match changes.first() {
        Some(Change::Listed(_)) => "deal_listed",
        Some(Change::Moved { .. }) => "deal_moved",
        Some(Change::MoveUndone { .. }) => "deal_move_undone",
        Some(Change::Withdrawn) => "deal_withdrawn",
        Some(Change::Returned) => "deal_returned",
        _ => "deal_edited",
    }
}

pub(crate) async fn fact(
    tx: &mut Tx,
    by: Option<PersonId>,
    what: &Fact,
    now: Millis,
) -> Result<i64, StoreError> {
    let insert = sqlx::query_scalar(
        "INSERT INTO journal (at, actor, kind, payload) VALUES ($1, $2, $3, $4) RETURNING seq",
    );
    let insert = insert.bind(now.0).bind(by.map(PersonId::uuid)).bind(what.word());
    let seq = insert.bind(serde_json::to_string(what)?).fetch_one(tx.conn()).await?;
    if what.changes_desk() {
        tx.touch_desk(seq);
    }
    Ok(seq)
}
