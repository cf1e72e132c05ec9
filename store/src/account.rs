//! Accounts: a customer is listed once, by their folded name. The archive of what is known of
//! them, by whom it may be seen, and how it is kept.

pub mod contact;
mod history;
mod keep;
mod list;
mod page;
pub(crate) mod record;
pub(crate) mod sight;

pub use keep::{KeepRefused, create, save};
pub use list::list;
pub use page::{Opened, open};

use domain::account::{Account, Change, Class, Fields, Record};
use domain::day::Millis;
use domain::id::{AccountId, PersonId};
use domain::policy::Actor;
use domain::text::{Name, fold};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact, Shown};
use crate::row::{id, maybe_id, maybe_word, text};
use crate::search::{self, Needle};
use crate::writer::Tx;

/// Keeps T7: accounts to choose from while someone types, only those in the actor's sight, those
/// that begin with the text first.
pub async fn suggest(
    store: &Store,
    actor: &Actor,
    typed: &str,
    limit: u32,
) -> Result<Vec<Account>, StoreError> {
    let Some(needle) = Needle::new(typed) else { return Ok(Vec::new()) };
    let mut query =
        QueryBuilder::<Sqlite>::new("SELECT a.id, a.name FROM account a JOIN (SELECT s.id, ");
    needle.push_rank(&mut query);
    query.push(" AS rank");
    needle.push_lines(&mut query, search::ACCOUNT..=search::ACCOUNT);
    query.push(") hit ON hit.id = a.id WHERE true");
    sight::push_seen(&mut query, "a.id", actor);
    query.push(" ORDER BY hit.rank, a.folded LIMIT ").push_bind(i64::from(limit));
    let rows = query.build().persistent(false).fetch_all(store.readers()).await?;
    rows.iter().map(account).collect()
}

/// The account of the same folded name, whoever looks after it; the name of one that was merged
/// is a spelling of the account it is part of.
pub async fn same_name(store: &Store, name: &Name) -> Result<Option<Account>, StoreError> {
    let mut conn = store.readers().acquire().await?;
    find(&mut conn, name).await
}

pub(crate) async fn find(
    conn: &mut SqliteConnection,
    name: &Name,
) -> Result<Option<Account>, StoreError> {
    let select = sqlx::query("SELECT id, name, merged_into FROM account WHERE folded = $1");
    let row = select.bind(fold(name.as_str())).fetch_optional(&mut *conn).await?;
    let Some(row) = row else { return Ok(None) };
    let Some(into) = maybe_id(&row, "merged_into", AccountId::new)? else {
        return account(&row).map(Some);
    };
    match root(conn, into).await? {
        Some(root) => named_as(conn, root).await.map(Some),
        None => Ok(None),
    }
}

/// The account that an identity leads to: its own, or the one it has become part of.
pub(crate) async fn root(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Option<AccountId>, StoreError> {
    let select = sqlx::query(
        "WITH RECURSIVE up (id, next) AS (
             SELECT id, merged_into FROM account WHERE id = $1
             UNION SELECT a.id, a.merged_into FROM account a JOIN up ON a.id = up.next
         ) SELECT id FROM up WHERE next IS NULL",
    );
    let row = select.bind(account.uuid()).fetch_optional(conn).await?;
    row.map(|row| id(&row, "id", AccountId::new)).transpose()
}

/// An account that is there, with its name.
pub(crate) async fn named_as(
    conn: &mut SqliteConnection,
    id: AccountId,
) -> Result<Account, StoreError> {
    let select = sqlx::query("SELECT id, name FROM account WHERE id = $1").bind(id.uuid());
    let row = select.fetch_optional(conn).await?.ok_or(StoreError::unreadable("an account"))?;
    account(&row)
}

/// What cards show of an account that is there.
pub(crate) async fn shown_of(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Shown, StoreError> {
    let select = sqlx::query("SELECT name, class FROM account WHERE id = $1").bind(account.uuid());
    let row = select.fetch_optional(conn).await?.ok_or(StoreError::unreadable("an account"))?;
    let class = maybe_word(&row, "class", Class::from_word)?;
    Ok(Shown { name: text(&row, "name", Name::new)?, class })
}

pub(crate) async fn exists(tx: &mut Tx, account: AccountId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account WHERE id = $1)");
    Ok(found.bind(account.uuid()).fetch_one(tx.conn()).await?)
}

/// The account that a name leads to, if there is one.
pub async fn named_already(tx: &mut Tx, name: &Name) -> Result<Option<AccountId>, StoreError> {
    Ok(find(tx.conn(), name).await?.map(|account| account.id))
}

/// The account of a name, made where there is none.
pub async fn insert(
    tx: &mut Tx,
    by: Option<PersonId>,
    name: Name,
    now: Millis,
) -> Result<AccountId, StoreError> {
    Ok(named(tx, by, name, now).await?.0)
}

/// As [`insert`], with whether it was made.
pub async fn named(
    tx: &mut Tx,
    by: Option<PersonId>,
    name: Name,
    now: Millis,
) -> Result<(AccountId, bool), StoreError> {
    if let Some(known) = find(tx.conn(), &name).await? {
        return Ok((known.id, false));
    }
    let account = AccountId::new(new_id());
    let fields = Fields::named(name.clone());
    record::insert(tx, &Record { id: account, owner: by, fields, version: 1 }, now).await?;
    let seq = journal::fact(tx, by, &Fact::AccountAdded { account, name }, now).await?;
    journal::made(tx, account, seq).await?;
    Ok((account, true))
}

/// Whoever brings the first deal of an account that nobody looks after yet does so from then on.
pub(crate) async fn take_up(
    tx: &mut Tx,
    by: Option<PersonId>,
    account: AccountId,
    owner: PersonId,
    now: Millis,
) -> Result<(), StoreError> {
    if give_first(tx, account, owner, now).await? {
        let given = Change::Owner { from: None, to: Some(owner) };
        keep::tell(tx, by, account, vec![given], now).await?;
    }
    Ok(())
}

/// As [`take_up`], for who tells of it. Whether it was so.
pub(crate) async fn give_first(
    tx: &mut Tx,
    account: AccountId,
    owner: PersonId,
    now: Millis,
) -> Result<bool, StoreError> {
    let update = sqlx::query(
        "UPDATE account SET owner = $1, version = version + 1, changed_at = $2
         WHERE id = $3 AND owner IS NULL
         AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.account = account.id)",
    );
    let update = update.bind(owner.uuid()).bind(now.0).bind(account.uuid());
    Ok(update.execute(tx.conn()).await?.rows_affected() > 0)
}

/// The accounts that someone looks after.
pub(crate) async fn looked_after(
    conn: &mut SqliteConnection,
    owner: PersonId,
) -> Result<Vec<AccountId>, StoreError> {
    let select = "SELECT id FROM account WHERE owner = $1 AND merged_into IS NULL ORDER BY id";
    let rows = sqlx::query(select).bind(owner.uuid()).fetch_all(conn).await?;
    rows.iter().map(|row| id(row, "id", AccountId::new)).collect()
}

/// Has someone else look after an account, whoever may do so having been asked.
pub(crate) async fn give(
    tx: &mut Tx,
    by: Option<PersonId>,
    account: AccountId,
    to: PersonId,
    now: Millis,
) -> Result<(), StoreError> {
    let before = record::read(tx.conn(), account).await?;
    let before = before.ok_or(StoreError::unreadable("an account"))?;
    let (from, to) = (before.owner, Some(to));
    let version = before.version + 1;
    record::save(tx, &Record { owner: to, version, ..before }, now).await?;
    keep::tell(tx, by, account, vec![Change::Owner { from, to }], now).await
}

/// Keeps T7 and F5.1: whether the actor may put a deal on an account; if not, whom to ask.
pub async fn may_deal(
    tx: &mut Tx,
    actor: &Actor,
    account: AccountId,
) -> Result<Result<(), Option<PersonId>>, StoreError> {
    let record = record::read_even_merged(tx.conn(), account).await?;
    let record = record.ok_or(StoreError::unreadable("an account"))?;
    sight::may_deal(tx.conn(), &record, actor).await
}

/// ` AND column IN (…)`.
pub(crate) fn push_owners<'a>(
    query: &mut QueryBuilder<Sqlite>,
    column: &'static str,
    owners: impl Iterator<Item = &'a PersonId>,
) {
    query.push(" AND ").push(column).push(" IN (");
    let mut list = query.separated(", ");
    for owner in owners {
        list.push_bind(owner.uuid());
    }
    query.push(")");
}

fn account(row: &SqliteRow) -> Result<Account, StoreError> {
    Ok(Account { id: id(row, "id", AccountId::new)?, name: text(row, "name", Name::new)? })
}
