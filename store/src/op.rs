//! Operations: what a tablet sends, decided by the domain and kept in one transaction.

pub(crate) mod answered;
pub(crate) mod check;
mod note;
mod pick;
mod sit;
mod visit;

use domain::account::Account;
use domain::board::Card;
use domain::company::Company;
use domain::day::Millis;
use domain::deal::{self, Change, Command, Context, Deal, Listing, MOST_EDITS, Refusal};
use domain::id::DealId;
use domain::op::{Answer, Op};
use domain::policy::Actor;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Happened};
use crate::writer::Tx;
use crate::{clock, deal as deals};

/// Does what a person asks, once: an operation sent again gets its first answer again. What is
/// answered is durable.
pub async fn apply(
    store: &Store,
    actor: &Actor,
    op: Op,
    now: Millis,
) -> Result<Answer, StoreError> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                tx.is_one_operation();
                apply_in(tx, &actor, &op, now).await
            })
        })
        .await
}

/// As [`apply`], as part of other work.
pub async fn apply_in(
    tx: &mut Tx,
    actor: &Actor,
    op: &Op,
    now: Millis,
) -> Result<Answer, StoreError> {
    let asked = match op.command {
        Command::Move { deal, .. } | Command::Undo { deal, .. } | Command::Edit { deal, .. } => {
            deals::read::asked(tx.conn(), deal, op.id).await?
        }
        Command::List(_) | Command::Activity(_) | Command::Sitting(_) | Command::Visit(_) => None,
    };
    // A deal that is not there says nothing of what was answered.
    if asked.as_ref().is_none_or(|(_, answered)| *answered)
        && let Some(answer) = answered::before(tx, actor, op.id).await?
    {
        return Ok(answer);
    }
    let company = tx.company()?;
    let at = context(actor, op, now, &company);
    let answer = match attempt(tx, op, asked.map(|(card, _)| card), &at).await {
        Ok(answer @ Answer::Conflict { .. }) => answer,
        Ok(answer) => return Ok(answer),
        Err(Stop::Refused(refusal)) => Answer::Refused { refusal },
        Err(Stop::Failed(error)) => return Err(error),
    };
    answered::keep(tx, actor, op.id, &answer, now).await?;
    Ok(answer)
}

/// Why an operation does not go on.
pub(crate) enum Stop {
    /// Nothing has been written yet where this is said.
    Refused(Refusal),
    Failed(StoreError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

fn context<'a>(actor: &'a Actor, op: &Op, now: Millis, company: &'a Company) -> Context<'a> {
    Context {
        actor,
        op: op.id,
        now,
        today: clock::today(company, now),
        funnel: &company.funnel,
        rates: &company.rates,
    }
}

async fn attempt(
    tx: &mut Tx,
    op: &Op,
    found: Option<Card>,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    match &op.command {
        Command::List(listing) => list(tx, listing, at).await,
        Command::Activity(command) => note::note(tx, op, command, at).await,
        Command::Sitting(command) => sit::sit(tx, op, command, at).await,
        Command::Visit(command) => visit::visit(tx, op, command, at).await,
        command => change(tx, op, command, found, at).await,
    }
}

async fn list(tx: &mut Tx, listing: &Listing, at: &Context<'_>) -> Result<Answer, Stop> {
    if deals::read::card(tx.conn(), listing.deal).await?.is_some() {
        return Err(Refusal::AlreadyListed.into());
    }
    let mut new = Vec::new();
    let account = pick::account(tx, at.actor, &listing.account, &mut new).await?;
    let changes = deal::list(listing, account, at)?;
    check::named(tx, None, &changes).await?;
    let deal = evolve(None, at, &changes)?;
    pick::insert(tx, &new, &deal, at).await?;
    deals::contact::keep(tx, deal.account, &changes).await?;
    deals::write::insert(tx, &deal).await?;
    let after = reread(tx, deal.id).await?;
    applied(tx, at, changes, None, after, &new).await
}

async fn change(
    tx: &mut Tx,
    op: &Op,
    command: &Command,
    found: Option<Card>,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    // What is out of sight is not there: nobody learns of a deal by its refusal.
    let before = found.filter(|card| deals::sees(at.actor, card)).ok_or(Refusal::NoSuchDeal)?;
    let names_its_move = matches!(command, Command::Undo { .. });
    if !names_its_move && op.base != Some(before.deal.version) {
        let since =
            journal::entries(tx.conn(), before.deal.id, op.base.unwrap_or_default()).await?;
        return Ok(Answer::Conflict { card: Box::new(before), since });
    }
    if matches!(command, Command::Edit { edits, .. } if edits.len() > MOST_EDITS) {
        return Err(Refusal::TooManyEdits.into());
    }
    let mut new = Vec::new();
    let command = pick::command(tx, at.actor, command, &mut new).await?;
    let changes = deal::decide(&before.deal, &command, at)?;
    check::named(tx, Some(before.deal.owner), &changes).await?;
    let deal = evolve(Some(before.deal.clone()), at, &changes)?;
    if changes.iter().all(moves_only) {
        let after = before.clone().of(deal, at.rates);
        let moved = happened(at, changes, Some(before), after);
        let card = Box::new(moved.after.clone());
        let seq = journal::moved(tx, moved).await?;
        return Ok(Answer::Applied { seq, card });
    }
    pick::insert(tx, &new, &deal, at).await?;
    deals::contact::keep(tx, deal.account, &changes).await?;
    deals::write::save(tx, &deal).await?;
    let after = reread(tx, deal.id).await?;
    applied(tx, at, changes, Some(before), after, &new).await
}

fn moves_only(change: &Change) -> bool {
    matches!(change, Change::Moved { .. } | Change::MoveUndone { .. })
}

fn evolve(deal: Option<Deal>, at: &Context<'_>, changes: &[Change]) -> Result<Deal, StoreError> {
    deal::evolve(deal, at.op, changes).ok_or(StoreError::unreadable("a deal's first change"))
}

async fn reread(tx: &mut Tx, deal: DealId) -> Result<Card, StoreError> {
    let card = deals::read::card(tx.conn(), deal).await?;
    card.ok_or(StoreError::unreadable("a deal just written"))
}

async fn applied(
    tx: &mut Tx,
    at: &Context<'_>,
    changes: Vec<Change>,
    before: Option<Card>,
    after: Card,
    new: &[Account],
) -> Result<Answer, Stop> {
    let card = Box::new(after.clone());
    let seq = journal::happened(tx, happened(at, changes, before, after)).await?;
    for account in new {
        journal::made(tx, account.id, seq).await?;
    }
    Ok(Answer::Applied { seq, card })
}

fn happened(at: &Context<'_>, changes: Vec<Change>, before: Option<Card>, after: Card) -> Happened {
    let (now, by) = (at.now, Some(at.actor.person));
    Happened { at: now, by, op: Some(at.op), changes, before, after }
}
