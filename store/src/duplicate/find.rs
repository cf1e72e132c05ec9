//! Accounts like a name that is typed.

use std::collections::BTreeMap;

use domain::account::Account;
use domain::duplicate::{Core, FoundAccount, Hint, Match, tell};
use domain::id::{AccountId, DealId, PersonId};
use domain::policy::Actor;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::account;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id};
use crate::script::plain;

/// So many that share most pieces are compared in earnest.
const CANDIDATES: i64 = 200;

/// What is told to the actor of the few accounts most like the one typed, the most alike first.
/// `except` is an account that is being written itself.
pub async fn accounts(
    store: &Store,
    actor: &Actor,
    typed: &str,
    except: Option<AccountId>,
    limit: usize,
) -> Result<Vec<Hint>, StoreError> {
    let wanted = plain(typed);
    let core = Core::of(&wanted);
    if !core.is_telling() {
        return Ok(Vec::new());
    }
    let mut snapshot = store.readers().begin().await?;
    let mut alike: BTreeMap<AccountId, Match> = BTreeMap::new();
    for (candidate, name) in candidates(&mut snapshot, &core, &wanted).await? {
        let Some(found) = core.like(&Core::of(&name)) else { continue };
        // One that was merged is another spelling of the account it belongs to.
        let root = account::root(&mut snapshot, candidate).await?.unwrap_or(candidate);
        let best = alike.entry(root).or_insert(found);
        if found.likeness > best.likeness {
            *best = found;
        }
    }
    let mut alike: Vec<(AccountId, Match)> = alike.into_iter().collect();
    alike.retain(|(account, _)| Some(*account) != except);
    alike.sort_by_key(|(account, found)| (std::cmp::Reverse(found.likeness), *account));
    let mut hints = Vec::new();
    for (account, found) in alike.into_iter().take(limit) {
        hints.push(tell(facts(&mut snapshot, actor, account, found).await?, actor));
    }
    Ok(hints)
}

async fn candidates(
    conn: &mut SqliteConnection,
    core: &Core,
    wanted: &str,
) -> Result<Vec<(AccountId, String)>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "WITH near AS (SELECT account, count(*) AS shared FROM duplicate_gram WHERE gram IN (",
    );
    let mut list = query.separated(", ");
    for gram in core.grams() {
        list.push_bind(gram);
    }
    query.push(
        ") GROUP BY account) SELECT n.account, n.plain FROM near \
         JOIN duplicate_name n ON n.account = near.account \
         ORDER BY near.shared DESC, abs(length(n.plain) - ",
    );
    query.push_bind(i64::try_from(wanted.chars().count()).unwrap_or(i64::MAX));
    query.push(") LIMIT ").push_bind(CANDIDATES);
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    let candidate = |row| Ok((id(row, "account", AccountId::new)?, get(row, "plain")?));
    rows.iter().map(candidate).collect()
}

/// All that is known of an account that was found.
pub(crate) async fn facts(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
    alike: Match,
) -> Result<FoundAccount, StoreError> {
    let account: Account = account::named_as(conn, account).await?;
    let rows = sqlx::query(
        "SELECT id, owner, place < 9 AS open FROM deal WHERE account = $1
         ORDER BY listed_at DESC, id DESC",
    );
    let rows = rows.bind(account.id.uuid()).fetch_all(&mut *conn).await?;
    let mut open: Vec<(DealId, PersonId)> = Vec::new();
    let mut newest = None;
    for row in &rows {
        let owner = id(row, "owner", PersonId::new)?;
        newest = newest.or(Some(owner));
        if get(row, "open")? {
            open.push((id(row, "id", DealId::new)?, owner));
        }
    }
    let record = account::record::read_even_merged(conn, account.id).await?;
    let record = record.ok_or(StoreError::unreadable("an account"))?;
    let in_sight = account::sight::sees(conn, &record, actor).await?;
    let owner = record.owner.or(newest.filter(|_| open.is_empty()));
    Ok(FoundAccount { account, alike, owner, open, in_sight })
}
