//! Someone is switched off: their open deals and the accounts they look after go to others, then
//! they, in one transaction.

use std::collections::BTreeSet;

use domain::board::Card;
use domain::day::Millis;
use domain::deal::{self, Command, Context, Edit, Refusal};
use domain::id::{OpId, PersonId};
use domain::org::{Held, OrgChange, OrgRefused, Shared};
use domain::policy::{Action, Actor};

use super::{OrgUnchanged, change_in};
use crate::deal::read::open_of;
use crate::deal::write::save_owner;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact, Happened};
use crate::writer::Tx;
use crate::{account, clock, company::new_id};

/// Passes the open and parked deals of someone, and the accounts they look after, to `heirs`,
/// shared as the domain shares them, and switches them off; tells how many deals went. Each deal
/// and each account tells it in its own history, deals also to every open board.
pub async fn switch_off(
    store: &Store,
    actor: &Actor,
    person: PersonId,
    heirs: Vec<PersonId>,
    now: Millis,
) -> Result<u32, OrgUnchanged> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepPeople)?;
                let off = OrgChange::SwitchOff { person };
                // Nothing is passed for a switch that would be refused.
                tx.org().after(&off, Some(actor.person), Held::default())?;
                let passed = pass(tx, &actor, person, &heirs, now).await?;
                change_in(tx, actor.person, &off, now).await?;
                Ok(passed)
            })
        })
        .await
}

async fn pass(
    tx: &mut Tx,
    actor: &Actor,
    leaver: PersonId,
    heirs: &[PersonId],
    now: Millis,
) -> Result<u32, OrgUnchanged> {
    let cards = open_of(tx.conn(), leaver).await?;
    let deals: Vec<_> = cards.iter().map(|card| (card.deal.id, card.deal.account)).collect();
    let accounts = account::looked_after(tx.conn(), leaver).await?;
    let shared = tx.org().share_out(leaver, &deals, &accounts, heirs)?;
    if shared == Shared::default() {
        return Ok(0);
    }
    let Shared { deals: heir_of, accounts: given } = shared;
    let to: BTreeSet<PersonId> = heir_of.values().chain(given.values()).copied().collect();
    for card in cards {
        let heir = heir_of.get(&card.deal.id).copied().ok_or(OrgRefused::NoSuchHeir)?;
        pass_one(tx, actor, card, heir, now).await?;
    }
    for (account, heir) in &given {
        account::give(tx, Some(actor.person), *account, *heir, now).await?;
    }
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let passed = Fact::DealsPassed {
        person: leaver,
        count: count(heir_of.len()),
        accounts: count(given.len()),
        to: to.into_iter().collect(),
    };
    journal::fact(tx, Some(actor.person), &passed, now).await?;
    Ok(count(heir_of.len()))
}

/// As an administrator would pass it by hand.
async fn pass_one(
    tx: &mut Tx,
    actor: &Actor,
    before: Card,
    heir: PersonId,
    now: Millis,
) -> Result<(), OrgUnchanged> {
    let company = tx.company()?;
    let op = OpId::new(new_id());
    let today = clock::today(&company, now);
    let (funnel, rates) = (&company.funnel, &company.rates);
    let at = Context { actor, op, now, today, funnel, rates };
    let edit = Command::Edit { deal: before.deal.id, edits: vec![Edit::Owner(heir)] };
    let changes = deal::decide(&before.deal, &edit, &at).map_err(unpassed)?;
    let deal = deal::evolve(Some(before.deal.clone()), op, &changes);
    let deal = deal.ok_or(StoreError::unreadable("a deal"))?;
    save_owner(tx, &deal).await?;
    let after = before.clone().of(deal, rates);
    let by = Some(actor.person);
    let what = Happened { at: now, by, op: None, changes, before: Some(before), after };
    journal::happened(tx, what).await?;
    Ok(())
}

fn unpassed(refusal: Refusal) -> OrgUnchanged {
    match refusal {
        Refusal::Denied => domain::policy::Denied.into(),
        _ => OrgRefused::NoSuchHeir.into(),
    }
}
