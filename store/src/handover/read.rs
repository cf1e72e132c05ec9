//! Rows of a handover.

use std::collections::{BTreeMap, BTreeSet};

use domain::day::{Day, Millis};
use domain::funnel::Funnel;
use domain::handover::{Handover, Item, Passing, State, Unlocked};
use domain::id::{AccountId, DealId, PersonId, SittingId, VisitId};
use domain::sitting::Field;
use domain::text::{Name, Note};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Kept;
use crate::error::StoreError;
use crate::row::{self, get, id, maybe_id, maybe_text, maybe_word, text};

/// A customer of a handover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Customer {
    pub account: AccountId,
    pub heir: PersonId,
    pub passed: bool,
}

pub(crate) async fn kept(
    conn: &mut SqliteConnection,
    funnel: &Funnel,
    handover: SittingId,
) -> Result<Option<Kept>, StoreError> {
    let select = sqlx::query("SELECT * FROM handover WHERE id = $1").bind(handover.uuid());
    let Some(row) = select.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let mut written = written(conn, handover).await?;
    let rows = sqlx::query(
        "SELECT i.deal, i.heir, i.record, i.state, i.settled_at, i.settled_by, i.reason, d.stage
         FROM handover_item i JOIN sitting_item s ON s.sitting = i.handover AND s.deal = i.deal
         JOIN deal d ON d.id = i.deal WHERE i.handover = $1 ORDER BY s.place",
    );
    let rows = rows.bind(handover.uuid()).fetch_all(&mut *conn).await?;
    let item = |row: &SqliteRow| {
        let deal = id(row, "deal", DealId::new)?;
        let band = funnel.band(row::stage(get(row, "stage")?)?);
        let mut item = Item {
            deal,
            band,
            heir: id(row, "heir", PersonId::new)?,
            record: serde_json::from_str(get(row, "record")?)?,
            written: written.remove(&deal).unwrap_or_default(),
            state: state(row)?,
        };
        item.follow(band);
        Ok::<_, StoreError>(item)
    };
    let items = rows.iter().map(item).collect::<Result<_, _>>()?;
    let read = Handover {
        leaver: id(&row, "leaver", PersonId::new)?,
        sudden: get(&row, "sudden")?,
        last_day: Day(get(&row, "last_day")?),
        items,
        beyond: 0,
        keepers: keepers(conn, handover).await?,
        unlocked: unlocked(&row)?,
        closed_at: get::<Option<i64>>(&row, "closed_at")?.map(Millis),
    };
    Ok(Some(Kept { id: handover, handover: read }))
}

/// In which fields somebody has words, by deal.
async fn written(
    conn: &mut SqliteConnection,
    handover: SittingId,
) -> Result<BTreeMap<DealId, BTreeSet<Field>>, StoreError> {
    let select = sqlx::query(
        "SELECT DISTINCT s.deal, e.field FROM sitting_entry e
         JOIN sitting_item s ON s.sitting = e.sitting AND s.place = e.place
         WHERE e.sitting = $1 AND e.words IS NOT NULL AND s.deal IS NOT NULL",
    );
    let mut written: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in select.bind(handover.uuid()).fetch_all(conn).await? {
        if let Some(field) = maybe_word(&row, "field", Field::from_word)? {
            written.entry(id(&row, "deal", DealId::new)?).or_default().insert(field);
        }
    }
    Ok(written)
}

/// To whom customers are to pass that have not yet.
pub(super) async fn keepers(
    conn: &mut SqliteConnection,
    handover: SittingId,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let customers = customers(conn, handover).await?;
    Ok(customers.into_iter().filter(|one| !one.passed).map(|one| one.heir).collect())
}

/// In the order of their identities.
pub(super) async fn customers(
    conn: &mut SqliteConnection,
    handover: SittingId,
) -> Result<Vec<Customer>, StoreError> {
    let select = sqlx::query(
        "SELECT account, heir, passed_at IS NOT NULL AS passed FROM handover_account
         WHERE handover = $1 ORDER BY account",
    );
    let rows = select.bind(handover.uuid()).fetch_all(conn).await?;
    let customer = |row| {
        Ok(Customer {
            account: id(row, "account", AccountId::new)?,
            heir: id(row, "heir", PersonId::new)?,
            passed: get(row, "passed")?,
        })
    };
    rows.iter().map(customer).collect()
}

/// The customers who are no items, by their names. Keeps T7: those who come to `reader`, or all
/// where that is `None`.
pub(crate) async fn passing(
    conn: &mut SqliteConnection,
    handover: SittingId,
    reader: Option<PersonId>,
) -> Result<Vec<Passing>, StoreError> {
    let select = sqlx::query(
        "SELECT h.account, a.name, h.heir, h.passed_at
         FROM handover_account h JOIN account a ON a.id = h.account
         WHERE h.handover = $1 AND ($2 IS NULL OR h.heir = $2) AND NOT EXISTS (
             SELECT 1 FROM handover_item i JOIN deal d ON d.id = i.deal
             WHERE i.handover = h.handover AND d.account = h.account)
         ORDER BY a.name, h.account",
    );
    let select = select.bind(handover.uuid()).bind(reader.map(PersonId::uuid));
    let rows = select.fetch_all(conn).await?;
    let passing = |row| {
        Ok(Passing {
            account: id(row, "account", AccountId::new)?,
            name: text(row, "name", Name::new)?,
            heir: id(row, "heir", PersonId::new)?,
            passed_at: get::<Option<i64>>(row, "passed_at")?.map(Millis),
        })
    };
    rows.iter().map(passing).collect()
}

/// The heir's visit that was arranged for a deal.
pub(super) async fn arranged(
    conn: &mut SqliteConnection,
    handover: SittingId,
    deal: DealId,
) -> Result<Option<VisitId>, StoreError> {
    let select = sqlx::query("SELECT visit FROM handover_item WHERE handover = $1 AND deal = $2");
    let select = select.bind(handover.uuid()).bind(deal.uuid());
    match select.fetch_optional(conn).await? {
        Some(row) => maybe_id(&row, "visit", VisitId::new),
        None => Ok(None),
    }
}

/// Those whose deals are handed over now, and whether they left from one day to the next.
pub(crate) async fn leaving(
    conn: &mut SqliteConnection,
) -> Result<Vec<(PersonId, bool)>, StoreError> {
    let select = sqlx::query("SELECT leaver, sudden FROM handover WHERE closed_at IS NULL");
    let rows = select.fetch_all(conn).await?;
    rows.iter().map(|row| Ok((id(row, "leaver", PersonId::new)?, get(row, "sudden")?))).collect()
}

fn unlocked(row: &SqliteRow) -> Result<Option<Unlocked>, StoreError> {
    let by = maybe_id(row, "unlocked_by", PersonId::new)?;
    let reason = maybe_text(row, "unlocked_why", Note::new)?;
    let at = get::<Option<i64>>(row, "unlocked_at")?.map(Millis);
    Ok(match (by, reason, at) {
        (Some(by), Some(reason), Some(at)) => Some(Unlocked { by, reason, at }),
        _ => None,
    })
}

fn state(row: &SqliteRow) -> Result<State, StoreError> {
    let at = || Ok::<_, StoreError>(Millis(get(row, "settled_at")?));
    match get::<&str>(row, "state")? {
        "open" => Ok(State::Open),
        "done" => Ok(State::Done { at: at()? }),
        "written_off" => Ok(State::WrittenOff {
            by: id(row, "settled_by", PersonId::new)?,
            reason: text(row, "reason", Note::new)?,
            at: at()?,
        }),
        _ => Err(StoreError::unreadable("state")),
    }
}
