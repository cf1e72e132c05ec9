//! Activities: the streams of deals and accounts, newest first.

pub(crate) mod read;
pub(crate) mod write;

#[cfg(test)]
mod tests;

use domain::activity::{About, Activity, Ground};
use domain::day::Millis;
use domain::id::{AccountId, ContactId, DealId, PersonId};
use domain::policy::{Actor, Sight};
use domain::text::Name;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::account::{self, push_owners, record, sight};
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id, maybe_text};

/// A place in a stream: what stands before it is older.
pub type Place = (Millis, i64);

/// An activity where it stands in a stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    pub activity: Activity,
    /// The entry of the journal that wrote it down.
    pub seq: i64,
    /// In the stream of an account: the deal it is about, if it is about one.
    pub deal: Option<NamedDeal>,
    /// Whom it was with.
    pub contact: Option<Name>,
}

/// A deal as the stream of its account names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedDeal {
    pub id: DealId,
    pub product: Option<Name>,
}

/// Up to `limit` activities before a place, newest first; `None` where the actor does not see
/// what they are about. Of an account, those of deals out of the actor's sight are left out.
pub async fn stream(
    store: &Store,
    actor: &Actor,
    about: About,
    before: Option<Place>,
    limit: u32,
) -> Result<Option<Vec<Placed>>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let ground = ground(&mut snapshot, actor, about).await?;
    if !ground.is_some_and(|ground| ground.is_seen_by(actor)) {
        return Ok(None);
    }
    let mut query = match about {
        About::Deal(deal) => of_deal(deal, before, limit),
        About::Account(account) => {
            let root = account::root(&mut snapshot, account).await?.unwrap_or(account);
            of_account(root, actor, before, limit)
        }
    };
    let rows = query.build().fetch_all(&mut *snapshot).await?;
    let names_deals = matches!(about, About::Account(_));
    Ok(Some(rows.iter().map(|row| placed(row, names_deals)).collect::<Result<_, _>>()?))
}

/// The newest activities about a deal, whoever reads them having been asked.
pub(crate) async fn first_of_deal(
    conn: &mut SqliteConnection,
    deal: DealId,
    limit: u32,
) -> Result<Vec<Placed>, StoreError> {
    let rows = of_deal(deal, None, limit).build().fetch_all(conn).await?;
    rows.iter().map(|row| placed(row, false)).collect()
}

fn placed(row: &SqliteRow, names_deals: bool) -> Result<Placed, StoreError> {
    let named = if names_deals { maybe_id(row, "deal", DealId::new)? } else { None };
    let product = maybe_text(row, "product", Name::new)?;
    Ok(Placed {
        activity: read::from_row(row)?,
        seq: get(row, "seq")?,
        deal: named.map(|id| NamedDeal { id, product }),
        contact: maybe_text(row, "contact_name", Name::new)?,
    })
}

/// What decides who sees the activities of a deal or an account; `None` where there is none.
pub(crate) async fn ground(
    conn: &mut SqliteConnection,
    actor: &Actor,
    about: About,
) -> Result<Option<Ground>, StoreError> {
    match about {
        About::Deal(deal) => {
            let row = sqlx::query("SELECT owner FROM deal WHERE id = $1").bind(deal.uuid());
            let row = row.fetch_optional(conn).await?;
            let owner = row.as_ref().map(|row| id(row, "owner", PersonId::new));
            Ok(owner.transpose()?.map(|owner| Ground::Deal { owner }))
        }
        About::Account(account) => {
            let Some(root) = account::root(conn, account).await? else { return Ok(None) };
            let Some(record) = record::read(conn, root).await? else { return Ok(None) };
            Ok(Some(Ground::Account { hold: sight::hold(conn, &record, actor).await? }))
        }
    }
}

fn push_sight(query: &mut QueryBuilder<Sqlite>, actor: &Actor) {
    if let Sight::People(people) = &actor.sight {
        push_owners(query, "d.owner", people.iter());
    }
}

/// Cut from the index of the stream, the newest first.
pub(crate) fn of_deal(deal: DealId, before: Option<Place>, limit: u32) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT x.*, NULL AS product, c.name AS contact_name FROM activity x \
         LEFT JOIN contact c ON c.id = x.contact WHERE x.deal = ",
    );
    query.push_bind(deal.uuid());
    push_before(&mut query, before);
    query.push(" ORDER BY x.happened DESC, x.seq DESC LIMIT ").push_bind(i64::from(limit));
    query
}

/// An account's own, and those of its deals in sight: each part is found by its own index, and
/// no stream of others is read.
pub(crate) fn of_account(
    account: AccountId,
    actor: &Actor,
    before: Option<Place>,
    limit: u32,
) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT x.*, p.name AS product, c.name AS contact_name FROM (\
         SELECT x.id FROM activity x WHERE x.account IN (\
         WITH RECURSIVE part (id) AS (SELECT ",
    );
    // What has become part of the account brings its own along, and takes it back when parted.
    query.push_bind(account.uuid());
    query.push(
        " UNION SELECT a.id FROM account a JOIN part ON a.merged_into = part.id) \
         SELECT id FROM part)",
    );
    push_before(&mut query, before);
    query.push(
        " UNION ALL SELECT x.id FROM deal d CROSS JOIN activity x ON x.deal = d.id \
         WHERE d.account = ",
    );
    query.push_bind(account.uuid());
    push_sight(&mut query, actor);
    push_before(&mut query, before);
    query.push(
        ") f JOIN activity x ON x.id = f.id LEFT JOIN deal d ON d.id = x.deal \
         LEFT JOIN product p ON p.id = d.product LEFT JOIN contact c ON c.id = x.contact \
         ORDER BY x.happened DESC, x.seq DESC LIMIT ",
    );
    query.push_bind(i64::from(limit));
    query
}

fn push_before(query: &mut QueryBuilder<Sqlite>, before: Option<Place>) {
    if let Some((happened, seq)) = before {
        query.push(" AND (x.happened, x.seq) < (").push_bind(happened.0);
        query.push(", ").push_bind(seq).push(")");
    }
}

/// The account that something is about: of a deal, the one it is with.
pub(crate) async fn account_of(
    conn: &mut SqliteConnection,
    about: About,
) -> Result<Option<AccountId>, StoreError> {
    let deal = match about {
        About::Account(account) => return account::root(conn, account).await,
        About::Deal(deal) => deal,
    };
    let row = sqlx::query("SELECT account FROM deal WHERE id = $1").bind(deal.uuid());
    let row = row.fetch_optional(conn).await?;
    row.as_ref().map(|row| id(row, "account", AccountId::new)).transpose()
}

/// Whether a contact is one of an account's people.
pub(crate) async fn works_there(
    conn: &mut SqliteConnection,
    contact: ContactId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let found =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM contact WHERE id = $1 AND account = $2)");
    Ok(found.bind(contact.uuid()).bind(account.uuid()).fetch_one(conn).await?)
}
