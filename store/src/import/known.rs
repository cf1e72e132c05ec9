//! What the funnel holds already of what a file names, read in a few sweeps.

use std::collections::HashMap;

use domain::account::Channel;
use domain::deal::Told;
use domain::id::{AccountId, DealId, PersonId, ProductId, SourceId};
use domain::policy::Actor;
use domain::text::fold;

use super::Taken;
use crate::account;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, text};

#[derive(Default, Debug)]
pub struct Known {
    /// Rows taken before, by their keys.
    pub rows: HashMap<String, Taken>,
    /// By folded name.
    pub accounts: HashMap<String, AccountId>,
    /// Those of them that the actor may not deal with, and whom to ask.
    pub held: HashMap<AccountId, PersonId>,
    /// By folded name or spelling.
    pub products: HashMap<String, ProductId>,
    pub sources: HashMap<Channel, SourceId>,
}

/// What is known of these rows and account names, as of one moment.
pub async fn known(
    store: &Store,
    actor: &Actor,
    keys: &[String],
    accounts: &[&str],
) -> Result<Known, StoreError> {
    let mut known = Known::default();
    let mut snapshot = store.readers().begin().await?;
    let mut part_of = HashMap::new();
    let merged = sqlx::query("SELECT id FROM account WHERE merged_into IS NOT NULL");
    for row in merged.fetch_all(&mut *snapshot).await? {
        let part = id(&row, "id", AccountId::new)?;
        part_of.extend(account::root(&mut snapshot, part).await?.map(|root| (part, root)));
    }
    let root = |account: AccountId| part_of.get(&account).copied().unwrap_or(account);
    let rows = sqlx::query(
        "SELECT key, deal, told FROM imported WHERE key IN (SELECT value FROM json_each($1))",
    );
    for row in rows.bind(serde_json::to_string(keys)?).fetch_all(&mut *snapshot).await? {
        let mut told: Told = serde_json::from_str(get(&row, "told")?)?;
        told.account = root(told.account);
        known.rows.insert(get(&row, "key")?, Taken { deal: id(&row, "deal", DealId::new)?, told });
    }
    let folded: Vec<String> = accounts.iter().map(|name| fold(name)).collect();
    let folded = serde_json::to_string(&folded)?;
    let rows = sqlx::query(
        "SELECT folded, id FROM account WHERE folded IN (SELECT value FROM json_each($1))",
    );
    for row in rows.bind(folded.clone()).fetch_all(&mut *snapshot).await? {
        known.accounts.insert(get(&row, "folded")?, root(id(&row, "id", AccountId::new)?));
    }
    known.held = account::sight::held_by_others(&mut snapshot, actor, &folded).await?;
    let rows = sqlx::query(
        "SELECT folded, id FROM product UNION ALL SELECT folded, product FROM product_spelling",
    );
    for row in rows.fetch_all(&mut *snapshot).await? {
        known.products.entry(get(&row, "folded")?).or_insert(id(&row, "id", ProductId::new)?);
    }
    let rows = sqlx::query("SELECT kind, id FROM source WHERE name IS NULL");
    for row in rows.fetch_all(&mut *snapshot).await? {
        let kind = text(&row, "kind", |word| Channel::from_word(word).ok_or(()))?;
        known.sources.insert(kind, id(&row, "id", SourceId::new)?);
    }
    Ok(known)
}
