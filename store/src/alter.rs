//! One change of many deals in one transaction: an entry of the journal for each, one answer for
//! all, and one way back.

use std::collections::BTreeSet;

use domain::alter::{Alteration, Altered, Left, MOST, Picked, back};
use domain::board::Card;
use domain::company::Company;
use domain::day::Millis;
use domain::deal::{self, Change, Command, Context, Edit, Refusal};
use domain::id::{DealId, OpId, PersonId};
use domain::policy::Actor;
use domain::table::Sort;
use sqlx::{QueryBuilder, Sqlite};

use crate::board::scope::Scope;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Happened};
use crate::op::{Stop, check};
use crate::row::{get, id};
use crate::writer::Tx;
use crate::{clock, deal as deals, table};

/// Rows written by one statement.
const CHUNK: usize = 400;

#[derive(Clone, Debug, thiserror::Error)]
pub enum AlterRefused {
    #[error("more deals than one step changes")]
    TooMany,
    #[error("another person's, or none")]
    NoSuchStep,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes the deals that the actor may change, and names the others with their reasons.
///
/// # Errors
/// `TooMany` changes none.
pub async fn apply(
    store: &Store,
    actor: &Actor,
    asked: Alteration,
    now: Millis,
) -> Result<Altered, AlterRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { apply_in(tx, &actor, asked, now).await })
        })
        .await
}

/// Puts back what a step changed, but for the deals that were changed since.
pub async fn undo(
    store: &Store,
    actor: &Actor,
    step: OpId,
    now: Millis,
) -> Result<Altered, AlterRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { undo_in(tx, &actor, step, now).await })
        })
        .await
}

async fn apply_in(
    tx: &mut Tx,
    actor: &Actor,
    asked: Alteration,
    now: Millis,
) -> Result<Altered, AlterRefused> {
    if let Some(kept) = kept(tx, actor, asked.id).await? {
        return Ok(kept.answer);
    }
    let company = tx.company()?;
    let ids = picked(tx, actor, &company, asked.deals, now).await?;
    if ids.len() > MOST {
        return Err(AlterRefused::TooMany);
    }
    let (mut done, mut left) = (Vec::new(), missing(tx, &ids).await?);
    for card in table::cards(tx.conn(), &ids).await? {
        let edits = |card: &Card| asked.change.edit(&card.deal).map(|edit| vec![edit]);
        match change(tx, actor, asked.id, &company, card, edits, now).await? {
            Ok(changed) => done.push(changed),
            Err(one) => left.push(one),
        }
    }
    let answer = altered(asked.id, &done, left);
    sqlx::query("INSERT INTO alteration (id, actor, at, answer) VALUES ($1, $2, $3, $4)")
        .bind(asked.id.uuid())
        .bind(actor.person.uuid())
        .bind(now.0)
        .bind(serde_json::to_string(&answer).map_err(StoreError::from)?)
        .execute(tx.conn())
        .await
        .map_err(StoreError::from)?;
    keep_deals(tx, asked.id, &done).await?;
    Ok(answer)
}

async fn undo_in(
    tx: &mut Tx,
    actor: &Actor,
    step: OpId,
    now: Millis,
) -> Result<Altered, AlterRefused> {
    let kept = kept(tx, actor, step).await?.ok_or(AlterRefused::NoSuchStep)?;
    if let Some(undone) = kept.undone {
        return Ok(undone);
    }
    let company = tx.company()?;
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for (deal, version) in changed_deals(tx, step).await? {
        let card = deals::read::card(tx.conn(), deal).await?;
        let Some(card) = card else {
            left.push(Left { deal, account: None, why: Refusal::NoSuchDeal });
            continue;
        };
        if deals::sees(actor, &card) && card.deal.version != version {
            left.push(named(&card, Refusal::ChangedSince));
            continue;
        }
        let entry = journal::entries(tx.conn(), deal, version - 1).await?;
        let was = entry.first().map(|entry| back(&entry.changes)).unwrap_or_default();
        match change(tx, actor, step, &company, card, |_| Ok(was), now).await? {
            Ok(changed) => done.push(changed),
            Err(one) => left.push(one),
        }
    }
    let answer = altered(step, &done, left);
    sqlx::query("UPDATE alteration SET undone = $1 WHERE id = $2")
        .bind(serde_json::to_string(&answer).map_err(StoreError::from)?)
        .bind(step.uuid())
        .execute(tx.conn())
        .await
        .map_err(StoreError::from)?;
    Ok(answer)
}

/// One of the deals: written and told, or left with the reason.
async fn change(
    tx: &mut Tx,
    actor: &Actor,
    step: OpId,
    company: &Company,
    before: Card,
    edits: impl FnOnce(&Card) -> Result<Vec<Edit>, Refusal>,
    now: Millis,
) -> Result<Result<(DealId, u32), Left>, StoreError> {
    if !deals::sees(actor, &before) {
        let why = Refusal::NoSuchDeal;
        return Ok(Err(Left { deal: before.deal.id, account: None, why }));
    }
    let changes = match decided(tx, actor, step, company, &before, edits, now).await {
        Ok(changes) => changes,
        Err(Stop::Refused(why)) => return Ok(Err(named(&before, why))),
        Err(Stop::Failed(error)) => return Err(error),
    };
    let deal = deal::evolve(Some(before.deal.clone()), step, &changes);
    let deal = deal.ok_or(StoreError::unreadable("a deal"))?;
    deals::write::save_altered(tx, &deal).await?;
    let changed = (deal.id, deal.version);
    let after = before.clone().of(deal, tx.rates()?);
    let by = Some(actor.person);
    // An operation has one entry; the step is known by its own table.
    let what = Happened { at: now, by, op: None, changes, before: Some(before), after };
    journal::happened(tx, what).await?;
    Ok(Ok(changed))
}

async fn decided(
    tx: &mut Tx,
    actor: &Actor,
    op: OpId,
    company: &Company,
    before: &Card,
    edits: impl FnOnce(&Card) -> Result<Vec<Edit>, Refusal>,
    now: Millis,
) -> Result<Vec<Change>, Stop> {
    let at = Context {
        actor,
        op,
        now,
        today: clock::today(company, now),
        funnel: &company.funnel,
        rates: &company.rates,
    };
    let command = Command::Edit { deal: before.deal.id, edits: edits(before)? };
    let changes = deal::decide(&before.deal, &command, &at)?;
    check::named(tx, Some(before.deal.owner), &changes).await?;
    Ok(changes)
}

/// The deals that are meant, each once; one more than may be where there are too many.
async fn picked(
    tx: &mut Tx,
    actor: &Actor,
    company: &Company,
    deals: Picked,
    now: Millis,
) -> Result<Vec<DealId>, StoreError> {
    match deals {
        Picked::These(ids) => Ok(ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect()),
        Picked::All { filter, but } => {
            let but: BTreeSet<DealId> = but.into_iter().collect();
            let on = clock::ground(company, now);
            let scope = Scope::new(&tx.org(), actor, &filter.open_by_default(), &on);
            let most = u32::try_from(MOST + 1 + but.len()).unwrap_or(u32::MAX);
            let found =
                table::ids(tx.conn(), &scope, &company.funnel, Sort::default(), 0, most).await?;
            Ok(found.into_iter().filter(|id| !but.contains(id)).collect())
        }
    }
}

/// Those of the deals that are not there: they look like those out of sight.
async fn missing(tx: &mut Tx, ids: &[DealId]) -> Result<Vec<Left>, StoreError> {
    let there: BTreeSet<DealId> =
        table::cards(tx.conn(), ids).await?.iter().map(|card| card.deal.id).collect();
    let gone = ids.iter().filter(|id| !there.contains(id));
    Ok(gone.map(|id| Left { deal: *id, account: None, why: Refusal::NoSuchDeal }).collect())
}

struct Kept {
    answer: Altered,
    undone: Option<Altered>,
}

/// What was answered to this step; another person's is none.
async fn kept(tx: &mut Tx, actor: &Actor, step: OpId) -> Result<Option<Kept>, AlterRefused> {
    let found = sqlx::query("SELECT actor, answer, undone FROM alteration WHERE id = $1")
        .bind(step.uuid())
        .fetch_optional(tx.conn())
        .await
        .map_err(StoreError::from)?;
    let Some(row) = found else { return Ok(None) };
    if id(&row, "actor", PersonId::new)? != actor.person {
        return Err(AlterRefused::NoSuchStep);
    }
    let read = |text: &str| serde_json::from_str(text).map_err(StoreError::from);
    let answer = read(get(&row, "answer")?)?;
    let undone = get::<Option<&str>>(&row, "undone")?.map(read).transpose()?;
    Ok(Some(Kept { answer, undone }))
}

async fn changed_deals(tx: &mut Tx, step: OpId) -> Result<Vec<(DealId, u32)>, StoreError> {
    let select = sqlx::query("SELECT deal, version FROM alteration_deal WHERE alteration = $1");
    let rows = select.bind(step.uuid()).fetch_all(tx.conn()).await?;
    let read = |row| {
        let version = u32::try_from(get::<i64>(row, "version")?);
        let version = version.map_err(|_| StoreError::unreadable("a version"))?;
        Ok((id(row, "deal", DealId::new)?, version))
    };
    rows.iter().map(read).collect()
}

async fn keep_deals(tx: &mut Tx, step: OpId, done: &[(DealId, u32)]) -> Result<(), StoreError> {
    for chunk in done.chunks(CHUNK) {
        let mut insert =
            QueryBuilder::<Sqlite>::new("INSERT INTO alteration_deal (alteration, deal, version) ");
        insert.push_values(chunk, |mut row, (deal, version)| {
            row.push_bind(step.uuid()).push_bind(deal.uuid()).push_bind(i64::from(*version));
        });
        insert.build().persistent(false).execute(tx.conn()).await?;
    }
    Ok(())
}

fn altered(id: OpId, done: &[(DealId, u32)], left: Vec<Left>) -> Altered {
    Altered { id, done: u32::try_from(done.len()).unwrap_or(u32::MAX), left }
}

fn named(card: &Card, why: Refusal) -> Left {
    Left { deal: card.deal.id, account: Some(card.account.clone()), why }
}
