//! Keeps H1: what came to the leaver after their handover was opened, by an import or a merge,
//! is taken in before anything else is done: nothing is left out.

use domain::deal::Standing;
use domain::id::{DealId, PersonId, SittingId};

use super::read::Customer;
use super::{Kept, plan, read, write};
use crate::deal::read::open_of;
use crate::error::StoreError;
use crate::writer::Tx;

/// Whether there was anything.
pub(super) async fn take_in(tx: &mut Tx, kept: &Kept) -> Result<bool, StoreError> {
    let (id, leaver) = (kept.id, kept.handover.leaver);
    let customers = read::customers(tx.conn(), id).await?;
    let Some(first) = customers.first().map(|one| one.heir) else { return Ok(false) };
    let heir_of = |account| {
        let found = customers.iter().find(|one: &&Customer| one.account == account);
        found.map_or(first, |one| one.heir)
    };
    let mut came = false;
    for account in plan::customers_of(tx.conn(), leaver).await? {
        if customers.iter().all(|one| one.account != account) {
            write::insert_account(tx, id, account, first).await?;
            came = true;
        }
    }
    for card in open_of(tx.conn(), leaver).await? {
        let open = matches!(card.deal.position.standing, Standing::Open { .. });
        if open && kept.handover.item(card.deal.id).is_none() {
            add(tx, id, card.deal.id, heir_of(card.deal.account)).await?;
            came = true;
        }
    }
    Ok(came)
}

async fn add(tx: &mut Tx, id: SittingId, deal: DealId, heir: PersonId) -> Result<(), StoreError> {
    let insert = sqlx::query(
        "INSERT INTO sitting_item (sitting, place, deal)
         SELECT $1, coalesce(max(place) + 1, 0), $2 FROM sitting_item WHERE sitting = $1",
    );
    insert.bind(id.uuid()).bind(deal.uuid()).execute(tx.conn()).await?;
    write::insert_item(tx, id, deal, heir).await
}
