//! Writing a handover's rows.

use domain::handover::{Handover, Heirs, Item, State};
use domain::id::{AccountId, DealId, PersonId, SittingId, VisitId};

use crate::error::StoreError;
use crate::writer::Tx;

pub(super) async fn insert(
    tx: &mut Tx,
    id: SittingId,
    handover: &Handover,
    heirs: &Heirs,
) -> Result<(), StoreError> {
    let insert =
        sqlx::query("INSERT INTO handover (id, leaver, sudden, last_day) VALUES ($1, $2, $3, $4)");
    let insert = insert.bind(id.uuid()).bind(handover.leaver.uuid()).bind(handover.sudden);
    insert.bind(handover.last_day.0).execute(tx.conn()).await?;
    for item in &handover.items {
        insert_item(tx, id, item.deal, item.heir).await?;
    }
    for (account, heir) in heirs {
        insert_account(tx, id, *account, *heir).await?;
    }
    Ok(())
}

pub(super) async fn insert_item(
    tx: &mut Tx,
    id: SittingId,
    deal: DealId,
    heir: PersonId,
) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO handover_item (handover, deal, heir, record, state)
         VALUES ($1, $2, $3, '{}', 'open')",
    );
    let insert = insert.bind(id.uuid()).bind(deal.uuid()).bind(heir.uuid());
    insert.execute(tx.conn()).await?;
    Ok(())
}

pub(super) async fn insert_account(
    tx: &mut Tx,
    id: SittingId,
    account: AccountId,
    heir: PersonId,
) -> Result<(), StoreError> {
    let insert =
        sqlx::query("INSERT INTO handover_account (handover, account, heir) VALUES ($1, $2, $3)");
    let insert = insert.bind(id.uuid()).bind(account.uuid()).bind(heir.uuid());
    insert.execute(tx.conn()).await?;
    Ok(())
}

/// An item as it is now.
pub(super) async fn save_item(tx: &mut Tx, id: SittingId, item: &Item) -> Result<(), StoreError> {
    let (state, at, by, reason) = match &item.state {
        State::Open => ("open", None, None, None),
        State::Done { at } => ("done", Some(at.0), None, None),
        State::WrittenOff { by, reason, at } => {
            ("written_off", Some(at.0), Some(by.uuid()), Some(reason.to_string()))
        }
    };
    sqlx::query(
        "UPDATE handover_item SET heir = $3, record = $4, state = $5, settled_at = $6,
         settled_by = $7, reason = $8 WHERE handover = $1 AND deal = $2",
    )
    .bind(id.uuid())
    .bind(item.deal.uuid())
    .bind(item.heir.uuid())
    .bind(serde_json::to_string(&item.record)?)
    .bind(state)
    .bind(at)
    .bind(by)
    .bind(reason)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What holds for the whole of it.
pub(super) async fn save_head(
    tx: &mut Tx,
    id: SittingId,
    handover: &Handover,
    by: PersonId,
) -> Result<(), StoreError> {
    let unlocked = handover.unlocked.as_ref();
    let closed = handover.closed_at.map(|at| at.0);
    sqlx::query(
        "UPDATE handover SET unlocked_by = $2, unlocked_why = $3, unlocked_at = $4,
         closed_by = $5, closed_at = $6 WHERE id = $1",
    )
    .bind(id.uuid())
    .bind(unlocked.map(|one| one.by.uuid()))
    .bind(unlocked.map(|one| one.reason.to_string()))
    .bind(unlocked.map(|one| one.at.0))
    .bind(closed.map(|_| by.uuid()))
    .bind(closed)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn save_visit(
    tx: &mut Tx,
    id: SittingId,
    deal: DealId,
    visit: Option<VisitId>,
) -> Result<(), StoreError> {
    let update =
        sqlx::query("UPDATE handover_item SET visit = $3 WHERE handover = $1 AND deal = $2");
    let update = update.bind(id.uuid()).bind(deal.uuid()).bind(visit.map(VisitId::uuid));
    update.execute(tx.conn()).await?;
    Ok(())
}

/// Whose an account is to be; those that went already stay.
pub(super) async fn give_accounts(
    tx: &mut Tx,
    id: SittingId,
    from: PersonId,
    heir: PersonId,
) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE handover_account SET heir = $3
         WHERE handover = $1 AND heir = $2 AND passed_at IS NULL",
    );
    let update = update.bind(id.uuid()).bind(from.uuid()).bind(heir.uuid());
    update.execute(tx.conn()).await?;
    Ok(())
}

/// Has someone take part in its sitting, if they do not yet.
pub(super) async fn invite(tx: &mut Tx, id: SittingId, person: PersonId) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO sitting_person (sitting, person, position)
         SELECT $1, $2, max(position) + 1 FROM sitting_person WHERE sitting = $1
         ON CONFLICT DO NOTHING",
    );
    insert.bind(id.uuid()).bind(person.uuid()).execute(tx.conn()).await?;
    Ok(())
}
