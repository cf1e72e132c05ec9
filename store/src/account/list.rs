//! The list of accounts, filtered, ordered and cut by the database.

use domain::account::{Class, Filter, Listed, Order, Page};
use domain::day::Millis;
use domain::id::{AccountId, PersonId};
use domain::money::Total;
use domain::policy::{Actor, Sight};
use domain::text::Name;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::push_owners;
use super::sight::push_seen;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id, maybe_text, maybe_word, text};
use crate::search::{self, Needle};

/// Keeps T7: the accounts in the actor's sight, of them `len` from `from` on.
pub async fn list(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    order: Order,
    from: u32,
    len: u32,
) -> Result<Page, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let total = total(&mut snapshot, actor, filter).await?;
    let rows = rows(&mut snapshot, actor, filter, order, from.min(total), len).await?;
    let industries = choices(&mut snapshot, actor, "a.industry").await?;
    let regions = choices(&mut snapshot, actor, "a.region").await?;
    Ok(Page { rows, total, industries, regions })
}

async fn total(
    conn: &mut SqliteConnection,
    actor: &Actor,
    filter: &Filter,
) -> Result<u32, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT count(*) AS total FROM account a");
    push_conditions(&mut query, actor, filter);
    let row = query.build().persistent(false).fetch_one(conn).await?;
    u32::try_from(get::<i64>(&row, "total")?).map_err(|_| StoreError::unreadable("a count"))
}

async fn rows(
    conn: &mut SqliteConnection,
    actor: &Actor,
    filter: &Filter,
    order: Order,
    from: u32,
    len: u32,
) -> Result<Vec<Listed>, StoreError> {
    // The page is cut first; what is summed is summed for what is left of it.
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT a.id, a.name, a.class, a.owner, a.industry, a.region, a.changed_at",
    );
    for (what, name) in [
        ("count(*)", "deals"),
        ("sum(coalesce(d.worth, 0) / 1000000)", "high"),
        ("sum(coalesce(d.worth, 0) % 1000000)", "low"),
    ] {
        query.push(", ");
        push_open(&mut query, what, actor);
        query.push(" AS ").push(name);
    }
    query.push(" FROM (SELECT a.* FROM account a");
    push_conditions(&mut query, actor, filter);
    push_order(&mut query, order, actor);
    query.push(" LIMIT ").push_bind(i64::from(len)).push(" OFFSET ").push_bind(i64::from(from));
    query.push(") a");
    push_order(&mut query, order, actor);
    query.build().persistent(false).fetch_all(conn).await?.iter().map(listed).collect()
}

/// A sum over the open deals of `account a` that the actor sees.
fn push_open(query: &mut QueryBuilder<Sqlite>, what: &'static str, actor: &Actor) {
    query.push("(SELECT ").push(what).push(" FROM deal d WHERE d.account = a.id AND d.place < 9");
    if let Sight::People(people) = &actor.sight {
        push_owners(query, "d.owner", people.iter());
    }
    query.push(")");
}

fn push_order(query: &mut QueryBuilder<Sqlite>, order: Order, actor: &Actor) {
    query.push(" ORDER BY ");
    match order {
        Order::Name => query.push("a.folded"),
        Order::Changed => query.push("a.changed_at DESC, a.folded"),
        Order::Open => {
            query.push("coalesce(");
            push_open(query, "sum(coalesce(d.worth, 0) / 1000000)", actor);
            query.push(", 0) DESC, a.folded")
        }
    };
}

fn push_conditions(query: &mut QueryBuilder<Sqlite>, actor: &Actor, filter: &Filter) {
    query.push(" WHERE a.merged_into IS NULL");
    push_seen(query, "+a.id", actor);
    if let Some(owner) = filter.owner {
        query.push(" AND a.owner = ").push_bind(owner.uuid());
    }
    if let Some(class) = filter.class {
        query.push(" AND a.class = ").push_bind(class.word());
    }
    if let Some(industry) = &filter.industry {
        query.push(" AND a.industry = ").push_bind(industry.to_string());
    }
    if let Some(region) = &filter.region {
        query.push(" AND a.region = ").push_bind(region.to_string());
    }
    if let Some(needle) = Needle::new(&filter.text) {
        query.push(" AND a.id IN (SELECT s.account");
        needle.push_lines(query, search::ACCOUNT..=search::CONTACT);
        query.push(")");
    }
}

/// What stands in a column, over all accounts in sight.
async fn choices(
    conn: &mut SqliteConnection,
    actor: &Actor,
    column: &'static str,
) -> Result<Vec<Name>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT DISTINCT ");
    query
        .push(column)
        .push(" AS choice FROM account a WHERE ")
        .push(column)
        .push(" IS NOT NULL AND a.merged_into IS NULL");
    push_seen(&mut query, "+a.id", actor);
    query.push(" ORDER BY 1 LIMIT 200");
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(|row| text(row, "choice", Name::new)).collect()
}

/// Sums are taken in two halves, as the board's are.
const HALF: i128 = 1_000_000;

fn listed(row: &SqliteRow) -> Result<Listed, StoreError> {
    let [high, low] = [get::<Option<i64>>(row, "high")?, get::<Option<i64>>(row, "low")?];
    let open = i128::from(high.unwrap_or_default()) * HALF + i128::from(low.unwrap_or_default());
    let deals = u32::try_from(get::<i64>(row, "deals")?);
    Ok(Listed {
        id: id(row, "id", AccountId::new)?,
        name: text(row, "name", Name::new)?,
        class: maybe_word(row, "class", Class::from_word)?,
        owner: maybe_id(row, "owner", PersonId::new)?,
        industry: maybe_text(row, "industry", Name::new)?,
        region: maybe_text(row, "region", Name::new)?,
        deals: deals.map_err(|_| StoreError::unreadable("a count"))?,
        open: Total(open),
        changed_at: Millis(get(row, "changed_at")?),
    })
}
