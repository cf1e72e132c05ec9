//! Keeps H5: what became of customers after they were handed over, read from the journal and from
//! deals as they stand. Only what somebody has seen to is written down.

mod kept;
mod see;

use std::collections::{BTreeMap, BTreeSet};

use domain::account::chain;
use domain::company::Company;
use domain::day::{Day, Millis};
use domain::deal::{Change, Position};
use domain::handover::{Move, Turn, WATCHED, Watch, Watched, left, span, turns};
use domain::id::{AccountId, ContactId, DealId, PersonId, SittingId};
use domain::policy::{Action, Actor};
use sqlx::SqliteConnection;

use crate::account;
use crate::clock;
use crate::deal::read::position;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id};
use crate::table;

pub use see::see;

/// What is watched: the deals of a handover and those that went along, and all of its customers,
/// whatever these became part of. `$1` is the handover.
macro_rules! watched_sql {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "(WITH RECURSIVE part (id) AS (
                 SELECT account FROM handover_account WHERE handover = $1
                 UNION SELECT a.merged_into FROM account a JOIN part ON a.id = part.id
                 WHERE a.merged_into IS NOT NULL)
             SELECT id FROM deal WHERE account IN (SELECT id FROM part)
             UNION SELECT deal FROM handover_item WHERE handover = $1
             UNION SELECT deal FROM handover_along WHERE handover = $1)",
            $after
        )
    };
}

/// A handover that was closed, for one who is told of it.
struct Closed {
    id: SittingId,
    leaver: PersonId,
    heirs: Vec<PersonId>,
    at: Millis,
    /// The day of closing, the last one on which it is watched, and today.
    on: Day,
    until: Day,
    today: Day,
}

/// A deal as far as its turns want it.
struct Stands {
    account: AccountId,
    contact: Option<ContactId>,
    owner: PersonId,
    position: Position,
}

/// Deals with how they turned, and how many were looked at.
struct Found {
    deals: BTreeMap<DealId, Stands>,
    turned: Vec<(DealId, Turn)>,
    seen: BTreeMap<(DealId, i64), (PersonId, Millis)>,
}

/// Keeps H5, H7 and T7: a closed handover afterwards, for who leads the leaver or an heir: the
/// deals in their sight. `None` for anybody else, and while it runs.
pub async fn watch(
    store: &Store,
    actor: &Actor,
    handover: SittingId,
    now: Millis,
) -> Result<Option<Watch>, StoreError> {
    let Some(company) = Option::clone(&store.company()) else { return Ok(None) };
    let mut snapshot = store.readers().begin().await?;
    let Some(closed) = closed(&mut snapshot, actor, &company, handover, now).await? else {
        return Ok(None);
    };
    let found = found(&mut snapshot, actor, &company, &closed, now).await?;
    let kept = kept::kept(&mut snapshot, actor, &closed).await?;
    let deals = u32::try_from(found.deals.len()).unwrap_or(u32::MAX);
    let turns = told(&mut snapshot, found).await?;
    let Closed { leaver, heirs, at: closed_at, until, today, .. } = closed;
    let left = left(until, today);
    Ok(Some(Watch { leaver, heirs, closed_at, until, left, deals, turns, kept }))
}

/// How much is to be seen to, and for how many days more it is watched.
pub(super) async fn open_turns(
    conn: &mut SqliteConnection,
    actor: &Actor,
    company: &Company,
    handover: SittingId,
    now: Millis,
) -> Result<Option<(u32, u16)>, StoreError> {
    let Some(closed) = closed(conn, actor, company, handover, now).await? else { return Ok(None) };
    let left = left(closed.until, closed.today);
    if left == 0 {
        return Ok(Some((0, 0)));
    }
    let found = found(conn, actor, company, &closed, now).await?;
    let unseen = |(deal, turn): &&(DealId, Turn)| {
        turn.still && !found.seen.contains_key(&(*deal, turn.at.0))
    };
    let open = found.turned.iter().filter(unseen).count();
    Ok(Some((u32::try_from(open).unwrap_or(u32::MAX), left)))
}

/// Keeps H5: how much is to be seen to in all the handovers that the actor watches.
pub async fn watched(store: &Store, actor: &Actor, now: Millis) -> Result<u32, StoreError> {
    let Some(company) = Option::clone(&store.company()) else { return Ok(0) };
    if !actor.leads() {
        return Ok(0);
    }
    let mut snapshot = store.readers().begin().await?;
    let select = sqlx::query("SELECT id FROM handover WHERE closed_at > $1");
    let since = Millis(now.0).day(0).plus(-WATCHED - 1).dawn(0);
    let mut open = 0_u32;
    for row in select.bind(since.0).fetch_all(&mut *snapshot).await? {
        let handover = id(&row, "id", SittingId::new)?;
        let turns = open_turns(&mut snapshot, actor, &company, handover, now).await?;
        open = open.saturating_add(turns.map_or(0, |turns| turns.0));
    }
    Ok(open)
}

async fn closed(
    conn: &mut SqliteConnection,
    actor: &Actor,
    company: &Company,
    handover: SittingId,
    now: Millis,
) -> Result<Option<Closed>, StoreError> {
    let select = sqlx::query(
        "SELECT leaver, closed_at FROM handover WHERE id = $1 AND closed_at IS NOT NULL",
    );
    let Some(row) = select.bind(handover.uuid()).fetch_optional(&mut *conn).await? else {
        return Ok(None);
    };
    let leaver = id(&row, "leaver", PersonId::new)?;
    let at = Millis(get(&row, "closed_at")?);
    let heirs = super::list::heirs(conn, handover).await?;
    let on = at.day(clock::offset(company, at));
    let (until, today) = (on.plus(WATCHED), clock::today(company, now));
    let closed = Closed { id: handover, leaver, heirs, at, on, until, today };
    Ok(is_told(actor, &closed).then_some(closed))
}

/// Keeps H5: told is who leads whoever left, or one who took over, today: not who led them once.
fn is_told(actor: &Actor, closed: &Closed) -> bool {
    let leaver = closed.leaver;
    let may = |heir| actor.may(Action::WatchHandover { leaver, heir }).is_ok();
    closed.heirs.iter().any(|heir| may(*heir))
}

async fn found(
    conn: &mut SqliteConnection,
    actor: &Actor,
    company: &Company,
    closed: &Closed,
    now: Millis,
) -> Result<Found, StoreError> {
    let deals = stands(conn, actor, closed.id).await?;
    let mut moves = moves(conn, closed).await?;
    let mut turned = Vec::new();
    for (deal, stands) in &deals {
        let moves = moves.remove(deal).unwrap_or_default();
        let span = span(closed.at);
        let turns = turns(&stands.position, &moves, &company.funnel, span, now);
        turned.extend(turns.into_iter().map(|turn| (*deal, turn)));
    }
    let mut seen = BTreeMap::new();
    let select =
        sqlx::query("SELECT deal, turned, person, at FROM handover_seen WHERE handover = $1");
    for row in select.bind(closed.id.uuid()).fetch_all(conn).await? {
        let by = (id(&row, "person", PersonId::new)?, Millis(get(&row, "at")?));
        seen.insert((id(&row, "deal", DealId::new)?, get(&row, "turned")?), by);
    }
    Ok(Found { deals, turned, seen })
}

/// Keeps T7: the watched deals in the actor's sight.
async fn stands(
    conn: &mut SqliteConnection,
    actor: &Actor,
    handover: SittingId,
) -> Result<BTreeMap<DealId, Stands>, StoreError> {
    let select = sqlx::query(watched_sql!(
        "SELECT d.id, d.account, d.contact, d.owner, d.currency, d.value_currency, d.place,
         d.stage, d.since, d.band_since, d.value, d.closed, d.lost_reason, d.note
         FROM deal d WHERE d.id IN ",
        ""
    ));
    let mut deals = BTreeMap::new();
    for row in select.bind(handover.uuid()).fetch_all(conn).await? {
        let owner = id(&row, "owner", PersonId::new)?;
        if !actor.sight.takes_in(owner) {
            continue;
        }
        let account = id(&row, "account", AccountId::new)?;
        let contact = maybe_id(&row, "contact", ContactId::new)?;
        let stands = Stands { account, contact, owner, position: position(&row)? };
        deals.insert(id(&row, "id", DealId::new)?, stands);
    }
    Ok(deals)
}

/// Every move of a watched deal since the closing, the oldest first. A move may stand among other
/// changes in one entry.
async fn moves(
    conn: &mut SqliteConnection,
    closed: &Closed,
) -> Result<BTreeMap<DealId, Vec<Move>>, StoreError> {
    let select = sqlx::query(watched_sql!(
        "SELECT j.deal, j.at, j.actor, j.payload FROM journal j WHERE j.deal IN ",
        " AND j.at > $2 AND instr(j.payload, '\"move') > 0 ORDER BY j.deal, j.version"
    ));
    let select = select.bind(closed.id.uuid()).bind(closed.at.0);
    let mut moves: BTreeMap<DealId, Vec<Move>> = BTreeMap::new();
    for row in select.fetch_all(conn).await? {
        let at = Millis(get(&row, "at")?);
        let by = maybe_id(&row, "actor", PersonId::new)?;
        let changes: Vec<Change> = serde_json::from_str(get(&row, "payload")?)?;
        let of_deal = moves.entry(id(&row, "deal", DealId::new)?).or_default();
        of_deal.extend(changes.into_iter().filter_map(|change| match change {
            Change::Moved { from, to, .. } => Some(Move { at, by, from, to, undo: false }),
            Change::MoveUndone { from, to } => Some(Move { at, by, from, to, undo: true }),
            _ => None,
        }));
    }
    Ok(moves)
}

/// With names, and with whom to talk.
async fn told(conn: &mut SqliteConnection, found: Found) -> Result<Vec<Watched>, StoreError> {
    let Found { deals, turned, seen } = found;
    let ids: BTreeSet<DealId> = turned.iter().map(|(deal, _)| *deal).collect();
    let ids: Vec<DealId> = ids.into_iter().collect();
    let cards = table::cards(conn, &ids).await?;
    let mut people = BTreeMap::new();
    for deal in &ids {
        let Some(stands) = deals.get(deal) else { continue };
        if let std::collections::btree_map::Entry::Vacant(new) = people.entry(stands.account) {
            new.insert(account::contact::all(conn, stands.account).await?);
        }
    }
    let mut watched = Vec::new();
    for (deal, turn) in turned {
        let card = cards.iter().find(|card| card.deal.id == deal);
        let (Some(stands), Some(card)) = (deals.get(&deal), card) else { continue };
        let there = people.get(&stands.account).map(Vec::as_slice).unwrap_or_default();
        watched.push(Watched {
            deal,
            account: stands.account,
            name: card.account.clone(),
            product: card.product.clone(),
            owner: stands.owner,
            turn,
            chain: stands.contact.map(|one| chain(one, there)).unwrap_or_default(),
            seen: seen.get(&(deal, turn.at.0)).copied(),
        });
    }
    watched.sort_by_key(|one| (!one.is_open(), std::cmp::Reverse(one.turn.at), one.deal));
    Ok(watched)
}
