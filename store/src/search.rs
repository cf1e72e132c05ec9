//! Search over everything: accounts, the people there, deals and products, by any part of a
//! text in either Chinese script, and by the digits of a telephone number.

mod index;
mod needle;

use domain::account::Contact;
use domain::id::{AccountId, ContactId, DealId, ProductId};
use domain::policy::{Actor, Sight};
use domain::search::{Found, FoundAccount, FoundContact, FoundProduct};
use domain::text::Name;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use uuid::Uuid;

use crate::account::{self, push_owners};
use crate::deal;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_text, text};
pub(crate) use index::mend;
pub(crate) use needle::Needle;

/// The kinds of lines, as the table numbers them.
const ACCOUNT: i64 = 1;
const CONTACT: i64 = 2;
const DEAL: i64 = 3;
const PRODUCT: i64 = 4;

/// Keeps T7: what an actor may see of what was typed, `limit` of each kind at most: what begins
/// with it first, then the shorter.
pub async fn find(
    store: &Store,
    actor: &Actor,
    typed: &str,
    limit: u32,
) -> Result<Found, StoreError> {
    let Some(needle) = Needle::new(typed) else { return Ok(Found::default()) };
    let mut query = nearest(&needle, actor, limit);
    let mut snapshot = store.readers().begin().await?;
    let rows = query.build().persistent(false).fetch_all(&mut *snapshot).await?;
    let mut found = Found::default();
    for row in &rows {
        let id: Uuid = get(row, "id")?;
        let conn = &mut *snapshot;
        match get::<i64>(row, "kind")? {
            ACCOUNT => found.accounts.extend(found_account(conn, id).await?),
            CONTACT => found.contacts.extend(found_contact(conn, id).await?),
            DEAL => found.deals.extend(deal::read::card(conn, DealId::new(id)).await?),
            PRODUCT => found.products.extend(found_product(conn, id).await?),
            _ => return Err(StoreError::unreadable("a kind")),
        }
    }
    Ok(found)
}

fn nearest(needle: &Needle, actor: &Actor, limit: u32) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(
        "WITH hit (kind, id, account, rank, size, number) AS MATERIALIZED (SELECT s.kind, s.id, s.account, ",
    );
    needle.push_rank(&mut query);
    query.push(", length(s.text), s.number");
    needle.push_lines(&mut query);
    query.push(")");
    // Of each kind the nearest few. Whether one is in sight is asked from the nearest on, till
    // there are enough: what is hit may be many, and what is in sight, too.
    let mut joint = " SELECT kind, id FROM (";
    for kind in [ACCOUNT, CONTACT, DEAL, PRODUCT] {
        query.push(joint).push("SELECT kind, id FROM ");
        let nearest = " ORDER BY rank, size, number";
        match &actor.sight {
            Sight::People(people) if kind != PRODUCT => {
                query.push("(SELECT kind, id, account FROM hit WHERE kind = ").push_bind(kind);
                query.push(nearest).push(") near WHERE true");
                if kind == DEAL {
                    query.push(" AND EXISTS (SELECT 1 FROM deal d WHERE d.id = near.id");
                    push_owners(&mut query, "d.owner", people.iter());
                    query.push(")");
                } else {
                    account::sight::push_seen_each(&mut query, "near.account", actor);
                }
            }
            _ => {
                query.push("hit WHERE kind = ").push_bind(kind).push(nearest);
            }
        }
        query.push(" LIMIT ").push_bind(i64::from(limit)).push(")");
        joint = " UNION ALL SELECT kind, id FROM (";
    }
    query
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
