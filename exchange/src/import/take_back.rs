//! Taking back an import as a whole, and taking that back in turn: one transaction each.

use domain::company::Company;
use domain::day::Millis;
use domain::deal::{self, Change, Context};
use domain::id::{DealId, ImportId, OpId};
use domain::import::{Kept, Run};
use domain::policy::{Action, Actor};
use domain::text::Note;
use store::import::{self, Did, Taken};
use store::journal::Fact;
use store::{Store, StoreError, Tx, bulk, clock};
use uuid::Uuid;

use super::Stopped;

/// Takes an import back, or with `again` lets it stand once more. What people changed meanwhile
/// stays as they left it, and is named. `None` where there is no such import, or not one that
/// the actor may take back: the two look the same.
///
/// # Errors
/// `UnderWay` while its rest is still to come, and the store's; nothing is changed then.
pub async fn take_back(
    store: &Store,
    actor: &Actor,
    run: ImportId,
    again: bool,
    now: Millis,
) -> Result<Option<Run>, Stopped> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { turn(tx, actor, run, again, now).await })
        })
        .await
}

/// How an import is turned: whose word counts, and when.
struct Turn<'a> {
    actor: &'a Actor,
    company: Company,
    why: Note,
    again: bool,
    now: Millis,
}

/// What became of one deal.
enum Turned {
    Done(u32),
    Kept(Kept),
    /// Some of it is as it was, some stays.
    Both(u32, Kept),
    Nothing,
}

async fn turn(
    tx: &mut Tx,
    actor: Actor,
    run: ImportId,
    again: bool,
    now: Millis,
) -> Result<Option<Run>, Stopped> {
    let Some(told) = import::of(tx, run).await? else { return Ok(None) };
    if actor.may(Action::TakeBack { by: told.by }).is_err() {
        return Ok(None);
    }
    if told.taken_back.is_some() != again {
        return Ok(Some(told));
    }
    if import::is_under_way(tx, run).await? {
        return Err(Stopped::UnderWay);
    }
    let why =
        Note::new(&told.file).map_err(|_| StoreError::Unreadable { what: "a file's name" })?;
    let turn = Turn { actor: &actor, company: tx.company()?, why, again, now };
    let (mut kept, mut entries) = (Vec::new(), Vec::new());
    for did in import::told_again(tx, run).await? {
        let entry = match turn.one(tx, &did).await? {
            Turned::Nothing => continue,
            Turned::Kept(stays) => {
                kept.push(stays);
                continue;
            }
            Turned::Done(entry) => entry,
            Turned::Both(entry, stays) => {
                kept.push(stays);
                entry
            }
        };
        entries.push((did.deal, (!again).then_some(entry)));
    }
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (deals, stayed) = (count(entries.len()), count(kept.len()));
    let at = (!again).then_some(now);
    import::set_back(tx, run, at, &kept, &entries).await?;
    let fact = match again {
        false => Fact::ImportTakenBack { run, deals, kept: stayed },
        true => Fact::ImportReturned { run, deals, kept: stayed },
    };
    import::ran(tx, Some(actor.person), fact, now).await?;
    Ok(import::of(tx, run).await?)
}

impl Turn<'_> {
    async fn one(&self, tx: &mut Tx, did: &Did) -> Result<Turned, StoreError> {
        let version = if self.again { did.back } else { Some(did.version) };
        let Some(version) = version else { return Ok(Turned::Nothing) };
        let done = bulk::done(tx, did.deal, version).await?;
        let Some((now, changes, then)) = done else { return Ok(Turned::Nothing) };
        // What went out of sight meanwhile is named as it was when it was brought in.
        let seen = self.actor.may(Action::SeeDeal { owner: now.deal.owner }).is_ok();
        let account = if seen { now.account.clone() } else { then.account.clone() };
        let whole = |deal: DealId| Kept { deal, account: account.clone(), fields: Vec::new() };
        let asked = deal::take_back(&now.deal, &then.deal, &changes, &self.why, &self.context());
        let Ok(back) = asked else { return Ok(Turned::Kept(whole(did.deal))) };
        if back.stays {
            return Ok(Turned::Kept(whole(did.deal)));
        }
        let stays = (!back.kept.is_empty()).then(|| Kept {
            deal: did.deal,
            account: account.clone(),
            fields: back.kept.clone(),
        });
        let by = Some(self.actor.person);
        let after = match back.changes.first() {
            None => return Ok(stays.map_or(Turned::Nothing, Turned::Kept)),
            // The same row was brought in again meanwhile: the deal is there already.
            Some(Change::Returned) if import::taken(tx, &did.key).await?.is_some() => {
                return Ok(Turned::Kept(whole(did.deal)));
            }
            Some(Change::Returned | Change::Withdrawn) => {
                let mut changes = back.changes;
                if now.deal.withdrawn {
                    changes.extend(bulk::meanwhile(tx, &now, self.actor.person).await?);
                }
                let moved = bulk::withdraw(tx, by, now, changes, self.now).await?;
                let Some(after) = moved else { return Ok(Turned::Kept(whole(did.deal))) };
                after
            }
            Some(_) => bulk::change(tx, by, did.deal, back.changes, self.now).await?,
        };
        self.remember(tx, did).await?;
        let entry = after.deal.version;
        Ok(stays.map_or(Turned::Done(entry), |stays| Turned::Both(entry, stays)))
    }

    /// What the row is known to have said, as of now.
    async fn remember(&self, tx: &mut Tx, did: &Did) -> Result<(), StoreError> {
        let told = if self.again { Some(&did.told) } else { did.before.as_ref() };
        match told {
            Some(told) => {
                let taken = Taken { deal: did.deal, told: told.clone() };
                import::take(tx, &did.key, taken, self.now).await
            }
            None => import::forget(tx, &did.key).await,
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            actor: self.actor,
            op: OpId::new(Uuid::nil()),
            now: self.now,
            today: clock::today(&self.company, self.now),
            funnel: &self.company.funnel,
            rates: &self.company.rates,
        }
    }
}
