//! Search over everything: accounts, the people there, deals and products, by any part of a
//! text in either Chinese script, and by the digits of a telephone number.

mod index;
mod nearest;
mod needle;

use domain::account::Contact;
use domain::id::{AccountId, ContactId, DealId, ProductId};
use domain::policy::Actor;
use domain::search::{Found, FoundAccount, FoundContact, FoundProduct};
use domain::text::Name;
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::deal;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_text, text};
pub(crate) use index::mend;
pub(crate) use needle::Needle;

/// The kinds of lines, as the table numbers them.
pub(crate) const ACCOUNT: i64 = 1;
pub(crate) const CONTACT: i64 = 2;
const DEAL: i64 = 3;
const PRODUCT: i64 = 4;
const KINDS: [i64; 4] = [ACCOUNT, CONTACT, DEAL, PRODUCT];

/// Keeps T7: what an actor may see of what was typed, `limit` of each kind at most: what begins
/// with it first, then the shorter.
pub async fn find(
    store: &Store,
    actor: &Actor,
    typed: &str,
    limit: u32,
) -> Result<Found, StoreError> {
    let Some(needle) = Needle::new(typed) else { return Ok(Found::default()) };
    let mut snapshot = store.readers().begin().await?;
    let mut found = Found::default();
    for kind in KINDS {
        for id in nearest::nearest(&mut snapshot, &needle, kind, actor, limit).await? {
            let conn = &mut *snapshot;
            match kind {
                ACCOUNT => found.accounts.extend(found_account(conn, id).await?),
                CONTACT => found.contacts.extend(found_contact(conn, id).await?),
                DEAL => found.deals.extend(deal::read::card(conn, DealId::new(id)).await?),
                _ => found.products.extend(found_product(conn, id).await?),
            }
        }
    }
    Ok(found)
}

async fn found_account(
    conn: &mut SqliteConnection,
    uuid: Uuid,
) -> Result<Option<FoundAccount>, StoreError> {
    let select = sqlx::query("SELECT id, name, region FROM account WHERE id = $1");
    let Some(row) = select.bind(uuid).fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some(FoundAccount {
        id: id(&row, "id", AccountId::new)?,
        name: text(&row, "name", Name::new)?,
        region: maybe_text(&row, "region", Name::new)?,
    }))
}

async fn found_contact(
    conn: &mut SqliteConnection,
    uuid: Uuid,
) -> Result<Option<FoundContact>, StoreError> {
    let Some(contact) = deal::contact::read(conn, ContactId::new(uuid)).await? else {
        return Ok(None);
    };
    let Contact { id, account, name, position, phone, mobile, .. } = contact;
    let select = sqlx::query("SELECT name FROM account WHERE id = $1").bind(account.uuid());
    let row = select.fetch_one(conn).await?;
    let account_name = text(&row, "name", Name::new)?;
    Ok(Some(FoundContact { id, account, account_name, name, position, phone: mobile.or(phone) }))
}

async fn found_product(
    conn: &mut SqliteConnection,
    uuid: Uuid,
) -> Result<Option<FoundProduct>, StoreError> {
    let select = sqlx::query("SELECT id, name, retired FROM product WHERE id = $1");
    let Some(row) = select.bind(uuid).fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some(FoundProduct {
        id: id(&row, "id", ProductId::new)?,
        name: text(&row, "name", Name::new)?,
        retired: get(&row, "retired")?,
    }))
}
