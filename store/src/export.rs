//! Taking out what one sees: the deals of an address, whole and in order, and the entry that
//! tells of it.

use domain::board::{Address, Card};
use domain::day::Millis;
use domain::export::{Kind, Layout, as_table};
use domain::policy::Actor;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::table;

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

/// Writes down what leaves, before it does. Answers with the number of the entry.
pub async fn note(
    store: &Store,
    actor: &Actor,
    (kind, layout): (Kind, Layout),
    address: String,
    count: u32,
    now: Millis,
) -> Result<i64, StoreError> {
    let fact = Fact::Exported { kind, layout, address, count };
    journal::note(store, Some(actor.person), fact, now).await
}
