//! Taking out what one sees: the rows of an address, whole and in order, and the entry that tells
//! of it.

use domain::account::{Filter, Listed, Order};
use domain::board::{Address, Card};
use domain::day::Millis;
use domain::export::{Kind, What, as_table};
use domain::policy::Actor;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::{account, table};

/// Every deal that the table of an address shows an actor, in its order, as of one moment. Who
/// counts deals that they may not read gets none of those.
pub async fn deals(
    store: &Store,
    actor: &Actor,
    address: &Address,
    now: Millis,
) -> Result<Vec<Card>, StoreError> {
    let Address { filter, sort, .. } = as_table(address);
    Ok(table::page(store, actor, &filter, sort, (0, u32::MAX), now).await?.rows)
}

/// Keeps T7: every account of a filter in an actor's sight, in its order.
pub async fn accounts(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    order: Order,
) -> Result<Vec<Listed>, StoreError> {
    Ok(account::list(store, actor, filter, order, 0, u32::MAX).await?.rows)
}

/// Writes down what leaves, before it does. Answers with the number of the entry.
pub async fn note(
    store: &Store,
    actor: &Actor,
    (kind, what): (Kind, What),
    address: String,
    count: u32,
    now: Millis,
) -> Result<i64, StoreError> {
    let fact = Fact::Exported { kind, what, address, count };
    journal::note(store, Some(actor.person), fact, now).await
}
