//! Looking at two accounts before they are made one, and at those that were.

use domain::account::{Account, Contact, Field};
use domain::day::Millis;
use domain::duplicate::person;
use domain::id::{AccountId, ContactId, PersonId};
use domain::merge::{
    Merged, Moved, Plan, Preview, Refusal, Shown, Side, Somebody, fields_left, fields_merged,
    may_merge,
};
use domain::policy::{Action, Actor, Reach};
use domain::text::Name;
use sqlx::SqliteConnection;

use super::MergeRefused;
use crate::account::{self, record, sight};
use crate::deal::contact;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::Fact;
use crate::row::{get, id, maybe_id, text};
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
        names.iter().find(|(one, _)| one.id == *wanted).map(|(one, _)| one.name.clone())
    };
    let moved = plan.moved.iter().filter_map(named).collect();
    let folded = plan.folded.iter().filter_map(|fold| named(&fold.from)).collect();
    let (stays, goes) = (
        record::read_even_merged(&mut snapshot, into).await?.ok_or(Refusal::NoSuchAccount)?.fields,
        record::read_even_merged(&mut snapshot, from).await?.ok_or(Refusal::NoSuchAccount)?.fields,
    );
    let merged = fields_merged(&stays, &goes);
    let changes = |field: &Field| merged.text(*field) != stays.text(*field);
    let taken = Field::ALL.into_iter().filter(changes).collect();
    let left = fields_left(&merged, &goes).into_iter().map(|(field, _)| field).collect();
    let into = shown(&mut snapshot, actor, into).await?;
    let from = shown(&mut snapshot, actor, from).await?;
    Ok(Preview { into, from, moved, folded, taken, left })
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
    let reach = reach(conn, actor, merged_into.unwrap_or(account)).await?;
    Ok(Side { account, reach, merged_into })
}

/// How much of what hangs on an account someone sees: its deals, and who looks after it.
async fn reach(
    conn: &mut SqliteConnection,
    actor: &Actor,
    account: AccountId,
) -> Result<Reach, StoreError> {
    let Some(record) = record::read_even_merged(conn, account).await? else {
        return Ok(Reach::Nothing);
    };
    if !sight::sees(conn, &record, actor).await? {
        return Ok(Reach::Nothing);
    }
    let mut owners: Vec<PersonId> = record.owner.into_iter().collect();
    let deals = sqlx::query("SELECT DISTINCT owner FROM deal WHERE account = $1");
    for row in deals.bind(account.uuid()).fetch_all(conn).await? {
        owners.push(id(&row, "owner", PersonId::new)?);
    }
    let all = owners.into_iter().all(|owner| actor.sight.takes_in(owner));
    Ok(if all { Reach::Everything } else { Reach::Something })
}

/// How much someone sees of what would go back with an account.
pub(super) async fn reach_of(
    conn: &mut SqliteConnection,
    actor: &Actor,
    from: AccountId,
    moved: &Moved,
) -> Result<Reach, StoreError> {
    let record = record::read_even_merged(conn, from).await?;
    let mut all = record.and_then(|record| record.owner).is_none_or(|o| actor.sight.takes_in(o));
    for was in &moved.deals {
        let owner = sqlx::query("SELECT owner FROM deal WHERE id = $1").bind(was.deal.uuid());
        if let Some(row) = owner.fetch_optional(&mut *conn).await? {
            all &= actor.sight.takes_in(id(&row, "owner", PersonId::new)?);
        }
    }
    Ok(if all { Reach::Everything } else { Reach::Something })
}

pub(super) async fn plan(
    conn: &mut SqliteConnection,
    into: AccountId,
    from: AccountId,
) -> Result<Plan, StoreError> {
    let somebody = |(contact, gone): (Contact, bool)| {
        let name = person(&plain(contact.name.as_str()));
        Somebody { contact, name, gone }
    };
    let there: Vec<_> = people(conn, into).await?.into_iter().map(somebody).collect();
    let come: Vec<_> = people(conn, from).await?.into_iter().map(somebody).collect();
    Ok(domain::merge::plan(&there, &come))
}

/// Everyone of an account, with whether they have left it.
async fn people(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<(Contact, bool)>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version, gone FROM contact
         WHERE account = $1 ORDER BY id",
    );
    let rows = rows.bind(account.uuid()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((contact::from_row(row)?, get(row, "gone")?))).collect()
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
    let record = record::read_even_merged(conn, account).await?;
    let mut holders: Vec<PersonId> = record.and_then(|record| record.owner).into_iter().collect();
    let (mut open_deals, mut closed_deals) = (0, 0);
    for row in rows.bind(account.uuid()).fetch_all(&mut *conn).await? {
        let owner = id(&row, "owner", PersonId::new)?;
        if actor.sight.takes_in(owner) {
            open_deals += get::<u32>(&row, "open")?;
            closed_deals += get::<u32>(&row, "closed")?;
        }
        if !holders.contains(&owner) {
            holders.push(owner);
        }
    }
    let here = people(conn, account).await?.into_iter().filter(|(_, gone)| !gone);
    let contacts = here.map(|(one, _)| (one.name, one.mobile.or(one.phone))).collect();
    let account = account::named_as(conn, account).await?;
    Ok(Shown { account, open_deals, closed_deals, contacts, holders })
}
