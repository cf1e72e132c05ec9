//! Looking at two accounts before they are made one, and at those that were.

use domain::account::Account;
use domain::day::Millis;
use domain::duplicate::person;
use domain::id::{AccountId, ContactId, PersonId};
use domain::merge::{Merged, Plan, Preview, Refusal, Shown, Side, Somebody, may_merge};
use domain::policy::{Action, Actor, Reach};
use domain::text::{Name, Phone};
use sqlx::SqliteConnection;

use super::MergeRefused;
use crate::account;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::Fact;
use crate::row::{get, id, maybe_id, maybe_text, text};
use crate::script::plain;

/// What a merge would do, for who may do it.
pub async fn preview(
    store: &Store,
    actor: &Actor,
    into: AccountId,
    from: AccountId,
) -> Result<Preview, MergeRefused> {
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let (one, other) = sides(&mut snapshot, actor, into, from).await?;
    may_merge(one, other, actor)?;
    let plan = plan(&mut snapshot, into, from).await?;
    let names = people(&mut snapshot, from).await?;
    let named = |wanted: &ContactId| {
        names.iter().find(|(contact, ..)| contact == wanted).map(|(_, name, _)| name.clone())
    };
    let moved = plan.moved.iter().filter_map(named).collect();
    let folded = plan.folded.iter().filter_map(|fold| named(&fold.from)).collect();
    let into = shown(&mut snapshot, actor, into).await?;
    let from = shown(&mut snapshot, actor, from).await?;
    Ok(Preview { into, from, moved, folded })
}

/// The account as the one side of a merge, for those who may merge it with something, and what
/// has become part of it, the latest first.
pub async fn merged(
    store: &Store,
    actor: &Actor,
    into: AccountId,
) -> Result<(Account, Vec<Merged>), MergeRefused> {
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let root = account::root(&mut snapshot, into).await?.ok_or(Refusal::NoSuchAccount)?;
    let side = side(&mut snapshot, actor, root).await?;
    if side.reach == Reach::Nothing {
        return Err(Refusal::NoSuchAccount.into());
    }
    actor
        .may(Action::MergeAccounts { into: side.reach, from: Reach::Everything })
        .map_err(Refusal::from)?;
    let account = account::named_as(&mut snapshot, root).await?;
    Ok((account, parts(&mut snapshot, root).await?))
}

async fn parts(conn: &mut SqliteConnection, into: AccountId) -> Result<Vec<Merged>, StoreError> {
    let rows = sqlx::query(
        "SELECT a.id, a.name, j.at, j.actor, j.payload FROM account a
         JOIN journal j ON j.seq = a.merged_entry WHERE a.merged_into = $1 ORDER BY j.seq DESC",
    );
    let mut parts = Vec::new();
    for row in rows.bind(into.uuid()).fetch_all(conn).await? {
        let Fact::AccountsMerged { moved, .. } = serde_json::from_str(get(&row, "payload")?)?
        else {
            return Err(StoreError::unreadable("the entry of a merge"));
        };
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        parts.push(Merged {
            account: id(&row, "id", AccountId::new)?,
            name: text(&row, "name", Name::new)?,
            at: Millis(get(&row, "at")?),
            by: maybe_id(&row, "actor", PersonId::new)?,
            deals: count(moved.deals.len()),
            contacts: count(moved.contacts.len() + moved.folded.len()),
        });
    }
    Ok(parts)
}

pub(super) async fn sides(
    conn: &mut SqliteConnection,
    actor: &Actor,
    into: AccountId,
    from: AccountId,
) -> Result<(Side, Side), StoreError> {
    Ok((side(conn, actor, into).await?, side(conn, actor, from).await?))
}

async fn side(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
) -> Result<Side, StoreError> {
    let found = sqlx::query("SELECT merged_into FROM account WHERE id = $1").bind(account.uuid());
    let Some(row) = found.fetch_optional(&mut *conn).await? else {
        return Ok(Side { account, reach: Reach::Nothing, merged_into: None });
    };
    let merged_into = maybe_id(&row, "merged_into", AccountId::new)?;
    // What has become part of another is seen by who sees that.
    let seen = merged_into.unwrap_or(account);
    let reach = if !account::in_sight(conn, actor, seen).await? {
        Reach::Nothing
    } else if whole(conn, actor, account).await? {
        Reach::Everything
    } else {
        Reach::Something
    };
    Ok(Side { account, reach, merged_into })
}

/// Whether every deal of an account is in the actor's sight.
async fn whole(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
) -> Result<bool, StoreError> {
    let owners = sqlx::query("SELECT DISTINCT owner FROM deal WHERE account = $1");
    for row in owners.bind(account.uuid()).fetch_all(conn).await? {
        if !actor.sight.takes_in(id(&row, "owner", PersonId::new)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) async fn plan(
    conn: &mut SqliteConnection,
    into: AccountId,
    from: AccountId,
) -> Result<Plan, StoreError> {
    let somebody = |(contact, name, phone): (ContactId, Name, Option<Phone>)| {
        let name = person(&plain(name.as_str()));
        Somebody { contact, name, phone }
    };
    let there: Vec<_> = people(conn, into).await?.into_iter().map(somebody).collect();
    let come: Vec<_> = people(conn, from).await?.into_iter().map(somebody).collect();
    Ok(domain::merge::plan(&there, &come))
}

async fn people(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<(ContactId, Name, Option<Phone>)>, StoreError> {
    let rows = sqlx::query("SELECT id, name, phone FROM contact WHERE account = $1 ORDER BY id");
    let rows = rows.bind(account.uuid()).fetch_all(conn).await?;
    let one = |row| {
        let phone = maybe_text(row, "phone", Phone::new)?;
        Ok((id(row, "id", ContactId::new)?, text(row, "name", Name::new)?, phone))
    };
    rows.iter().map(one).collect()
}

/// Counts are of deals in sight; with the part that moves these are all.
async fn shown(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
) -> Result<Shown, StoreError> {
    let rows = sqlx::query(
        "SELECT owner, sum(place < 9) AS open, sum(place >= 9) AS closed FROM deal
         WHERE account = $1 GROUP BY owner ORDER BY open DESC, owner",
    );
    let (mut open_deals, mut closed_deals, mut holders) = (0, 0, Vec::new());
    for row in rows.bind(account.uuid()).fetch_all(&mut *conn).await? {
        let owner = id(&row, "owner", PersonId::new)?;
        if actor.sight.takes_in(owner) {
            open_deals += get::<u32>(&row, "open")?;
            closed_deals += get::<u32>(&row, "closed")?;
        }
        holders.push(owner);
    }
    let contacts = people(conn, account).await?.into_iter().map(|(_, name, phone)| (name, phone));
    let contacts = contacts.collect();
    let account = account::named_as(conn, account).await?;
    Ok(Shown { account, open_deals, closed_deals, contacts, holders })
}
