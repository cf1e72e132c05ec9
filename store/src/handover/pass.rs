//! Passing on: only the owner changes. Stage, notes, people, days, history and what was won or
//! lost stay as they were; each tells it in its own history.

use std::collections::BTreeSet;

use domain::deal::{self, Change, Context};
use domain::handover::Item;
use domain::id::{AccountId, DealId, PersonId, SittingId, VisitId};
use domain::visit::Visit;

use super::read::{self, Customer};
use crate::deal as deals;
use crate::error::StoreError;
use crate::journal::{self, Happened};
use crate::row::id;
use crate::visit::{read as visits, write as visit_rows};
use crate::writer::Tx;
use crate::{account, row::get};

/// A deal goes from one to another; one that is somebody else's by now stays with them.
pub(super) async fn deal(
    tx: &mut Tx,
    at: &Context<'_>,
    deal: DealId,
    (from, to): (PersonId, PersonId),
) -> Result<bool, StoreError> {
    let Some(before) = deals::read::card(tx.conn(), deal).await? else { return Ok(false) };
    if before.deal.owner != from {
        return Ok(false);
    }
    let changes = vec![Change::Owner { from, to }];
    let passed = deal::evolve(Some(before.deal.clone()), at.op, &changes);
    let passed = passed.ok_or(StoreError::unreadable("a deal"))?;
    deals::write::save_owner(tx, &passed).await?;
    let after = before.clone().of(passed, at.rates);
    let (now, by) = (at.now, Some(at.actor.person));
    // The operation is the handover's entry's.
    let what = Happened { at: now, by, op: None, changes, before: Some(before), after };
    journal::happened(tx, what).await?;
    Ok(true)
}

/// An item was settled: its deal goes to the heir, with the visits that the leaver planned for it;
/// with the last open deal of a customer goes the customer.
pub(super) async fn item(
    tx: &mut Tx,
    at: &Context<'_>,
    (handover, leaver): (SittingId, PersonId),
    item: &Item,
) -> Result<(), StoreError> {
    deal(tx, at, item.deal, (leaver, item.heir)).await?;
    let planned = planned(tx, leaver).await?;
    let for_it = planned.into_iter().filter(|one| one.deal == Some(item.deal));
    give_visits(tx, at, handover, for_it, item.heir).await?;
    let Some(account) = account_of(tx, item.deal).await? else { return Ok(()) };
    if !has_open(tx, handover, account).await? {
        let customers = read::customers(tx.conn(), handover).await?;
        let ready = customers.iter().find(|one| one.account == account && !one.passed);
        if let Some(ready) = ready {
            customer(tx, at, (handover, leaver), *ready).await?;
        }
    }
    Ok(())
}

/// A customer goes to their heir, with the deals of theirs that are parked, won or lost.
pub(super) async fn customer(
    tx: &mut Tx,
    at: &Context<'_>,
    (handover, leaver): (SittingId, PersonId),
    customer: Customer,
) -> Result<(), StoreError> {
    let Customer { account: id, heir, .. } = customer;
    let record = account::record::read(tx.conn(), id).await?;
    if record.is_some_and(|record| record.owner == Some(leaver)) {
        account::give(tx, Some(at.actor.person), id, heir, at.now).await?;
    }
    for other in deals_of(tx, id, leaver).await? {
        if deal(tx, at, other, (leaver, heir)).await? {
            let insert = sqlx::query(
                "INSERT INTO handover_along (handover, deal, heir) VALUES ($1, $2, $3)
                 ON CONFLICT (handover, deal) DO UPDATE SET heir = excluded.heir",
            );
            let insert = insert.bind(handover.uuid()).bind(other.uuid()).bind(heir.uuid());
            insert.execute(tx.conn()).await?;
        }
    }
    let there = planned(tx, leaver).await?.into_iter().filter(|one| one.account == id);
    give_visits(tx, at, handover, there, heir).await?;
    mark(tx, handover, id, Some(at.now.0)).await
}

/// What was settled by mistake goes back with its visits, and the customer with all that went
/// along.
pub(super) async fn back(
    tx: &mut Tx,
    at: &Context<'_>,
    (handover, leaver): (SittingId, PersonId),
    item: &Item,
) -> Result<(), StoreError> {
    deal(tx, at, item.deal, (item.heir, leaver)).await?;
    visits_back(tx, at, (handover, leaver), |one| one.deal == Some(item.deal)).await?;
    let Some(account) = account_of(tx, item.deal).await? else { return Ok(()) };
    let customers = read::customers(tx.conn(), handover).await?;
    let gone = customers.into_iter().find(|one| one.account == account && one.passed);
    let Some(Customer { heir, .. }) = gone else { return Ok(()) };
    let record = account::record::read(tx.conn(), account).await?;
    if record.is_some_and(|record| record.owner == Some(heir)) {
        account::give(tx, Some(at.actor.person), account, leaver, at.now).await?;
    }
    let along = sqlx::query(
        "DELETE FROM handover_along WHERE handover = $1
         AND deal IN (SELECT id FROM deal WHERE account = $2) RETURNING deal",
    );
    let along = along.bind(handover.uuid()).bind(account.uuid()).fetch_all(tx.conn()).await?;
    for row in &along {
        deal(tx, at, id(row, "deal", DealId::new)?, (heir, leaver)).await?;
    }
    // One for a deal that is settled still goes on to its heir.
    let open = open_items(tx, handover).await?;
    let back =
        |one: &Visit| one.account == account && one.deal.is_none_or(|deal| open.contains(&deal));
    visits_back(tx, at, (handover, leaver), back).await?;
    mark(tx, handover, account, None).await
}

/// Visits that the leaver planned go where the rest goes.
pub(super) async fn visits_left(
    tx: &mut Tx,
    at: &Context<'_>,
    (handover, leaver): (SittingId, PersonId),
    heir: PersonId,
) -> Result<(), StoreError> {
    let planned = planned(tx, leaver).await?;
    give_visits(tx, at, handover, planned, heir).await
}

/// Gives the heir what the leaver planned, and keeps what it was for the way back.
async fn give_visits(
    tx: &mut Tx,
    at: &Context<'_>,
    handover: SittingId,
    visits: impl IntoIterator<Item = Visit>,
    heir: PersonId,
) -> Result<(), StoreError> {
    for visit in visits {
        let insert = sqlx::query(
            "INSERT INTO handover_visit (handover, visit) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        );
        let insert = insert.bind(handover.uuid()).bind(visit.id.uuid());
        insert.execute(tx.conn()).await?;
        give_visit(tx, at, visit, heir).await?;
    }
    Ok(())
}

/// Those of the visits that went along which are still planned go back to who planned them; what
/// was made or dropped meanwhile is the heir's.
async fn visits_back(
    tx: &mut Tx,
    at: &Context<'_>,
    (handover, leaver): (SittingId, PersonId),
    which: impl Fn(&Visit) -> bool,
) -> Result<(), StoreError> {
    let select = sqlx::query("SELECT visit FROM handover_visit WHERE handover = $1");
    for row in select.bind(handover.uuid()).fetch_all(tx.conn()).await? {
        let visit = visits::visit(tx.conn(), id(&row, "visit", VisitId::new)?).await?;
        let Some(visit) = visit.filter(|one| one.is_open() && which(one)) else { continue };
        let delete = sqlx::query("DELETE FROM handover_visit WHERE handover = $1 AND visit = $2");
        let delete = delete.bind(handover.uuid()).bind(visit.id.uuid());
        delete.execute(tx.conn()).await?;
        give_visit(tx, at, visit, leaver).await?;
    }
    Ok(())
}

async fn open_items(tx: &mut Tx, handover: SittingId) -> Result<BTreeSet<DealId>, StoreError> {
    let select =
        sqlx::query("SELECT deal FROM handover_item WHERE handover = $1 AND state = 'open'");
    let rows = select.bind(handover.uuid()).fetch_all(tx.conn()).await?;
    rows.iter().map(|row| id(row, "deal", DealId::new)).collect()
}

async fn give_visit(
    tx: &mut Tx,
    at: &Context<'_>,
    visit: Visit,
    to: PersonId,
) -> Result<(), StoreError> {
    let given = Visit { by: to, version: visit.version + 1, ..visit };
    visit_rows::save_person(tx, &given).await?;
    journal::arranged(tx, (at.now, at.actor.person), &given).await
}

async fn planned(tx: &mut Tx, person: PersonId) -> Result<Vec<Visit>, StoreError> {
    visits::planned_of(tx.conn(), person).await
}

async fn account_of(tx: &mut Tx, deal: DealId) -> Result<Option<AccountId>, StoreError> {
    let select = sqlx::query("SELECT account FROM deal WHERE id = $1").bind(deal.uuid());
    let row = select.fetch_optional(tx.conn()).await?;
    row.as_ref().map(|row| id(row, "account", AccountId::new)).transpose()
}

async fn has_open(
    tx: &mut Tx,
    handover: SittingId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let select = sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM handover_item i JOIN deal d ON d.id = i.deal
         WHERE i.handover = $1 AND d.account = $2 AND i.state = 'open') AS open",
    );
    let row = select.bind(handover.uuid()).bind(account.uuid()).fetch_one(tx.conn()).await?;
    get(&row, "open")
}

/// The deals of a customer that are someone's.
async fn deals_of(
    tx: &mut Tx,
    account: AccountId,
    owner: PersonId,
) -> Result<Vec<DealId>, StoreError> {
    let select = sqlx::query("SELECT id FROM deal WHERE account = $1 AND owner = $2 ORDER BY id");
    let rows = select.bind(account.uuid()).bind(owner.uuid()).fetch_all(tx.conn()).await?;
    rows.iter().map(|row| id(row, "id", DealId::new)).collect()
}

async fn mark(
    tx: &mut Tx,
    handover: SittingId,
    account: AccountId,
    at: Option<i64>,
) -> Result<(), StoreError> {
    let update = sqlx::query(
        "UPDATE handover_account SET passed_at = $3 WHERE handover = $1 AND account = $2",
    );
    let update = update.bind(handover.uuid()).bind(account.uuid()).bind(at);
    update.execute(tx.conn()).await?;
    Ok(())
}
