//! Many rows in one transaction, for imports and for making a demo: the pieces of work that
//! make deals without a tablet's operation. Run them inside [`Store::write`](crate::Store::write);
//! work that ends with an error leaves nothing, which is also how to try it dry.

use domain::board::Card;
use domain::day::Millis;
use domain::deal::{self, Change, NewContact, Opening, Standing};
use domain::id::{DealId, OpId, PersonId};
use domain::merge::contacts_merged;

use crate::company::new_id;
use crate::deal::{contact, read, shelf, write};
use crate::error::StoreError;
use crate::journal::{self, Happened};
use crate::writer::Tx;
use crate::{account, merge};

/// Puts a deal on the funnel as it came. Account, owner, product and source must be there; the
/// amount is in the company's currency.
pub async fn list(
    tx: &mut Tx,
    by: Option<PersonId>,
    opening: Opening,
    contacts: &[NewContact],
) -> Result<Card, StoreError> {
    let mut changes = vec![Change::Listed(Box::new(opening))];
    changes.extend(contacts.iter().cloned().map(met));
    bring(tx, by, changes).await
}

/// As [`list`], from changes that begin with the listing, decided elsewhere. A contact known
/// already is taken as the one that is meant.
pub async fn bring(
    tx: &mut Tx,
    by: Option<PersonId>,
    changes: Vec<Change>,
) -> Result<Card, StoreError> {
    let listed = deal::evolve(None, OpId::new(new_id()), &changes);
    let listed = listed.ok_or(StoreError::unreadable("a deal's first change"))?;
    contact::keep(tx, listed.account, &changes).await?;
    account::take_up(tx, by, listed.account, listed.owner, listed.listed_at).await?;
    write::insert(tx, &listed).await?;
    let (at, after) = (listed.listed_at, card(tx, listed.id).await?);
    written(tx, Happened { at, by, op: None, changes, before: None, after }).await
}

fn met(new: NewContact) -> Change {
    Change::ContactMet { contact: new.id, name: new.name, phone: new.phone }
}

/// Lets changes happen to a deal, decided elsewhere. Contacts that changes bring are made.
pub async fn change(
    tx: &mut Tx,
    by: Option<PersonId>,
    deal: DealId,
    changes: Vec<Change>,
    at: Millis,
) -> Result<Card, StoreError> {
    let before = card(tx, deal).await?;
    let evolved = deal::evolve(Some(before.deal.clone()), OpId::new(new_id()), &changes);
    let evolved = evolved.ok_or(StoreError::unreadable("a deal"))?;
    contact::keep(tx, evolved.account, &changes).await?;
    write::save(tx, &evolved).await?;
    let after = card(tx, deal).await?;
    written(tx, Happened { at, by, op: None, changes, before: Some(before), after }).await
}

/// Lets changes happen to a deal wherever it is kept.
pub(crate) async fn change_anywhere(
    tx: &mut Tx,
    by: Option<PersonId>,
    before: Card,
    changes: Vec<Change>,
    at: Millis,
) -> Result<Card, StoreError> {
    if !before.deal.withdrawn {
        return change(tx, by, before.deal.id, changes, at).await;
    }
    let evolved = deal::evolve(Some(before.deal.clone()), OpId::new(new_id()), &changes);
    let deal = evolved.ok_or(StoreError::unreadable("a deal"))?;
    let account = account::named_as(tx.conn(), deal.account).await?.name;
    let after = Card { deal, account, ..before.clone() };
    shelf::save(tx, &after).await?;
    written(tx, Happened { at, by, op: None, changes, before: Some(before), after }).await
}

/// What happened meanwhile to what a deal that is put back names: it comes back to an account
/// that stands by itself, and to `owner` where its own works here no more.
pub async fn meanwhile(
    tx: &mut Tx,
    card: &Card,
    owner: PersonId,
) -> Result<Vec<Change>, StoreError> {
    let deal = &card.deal;
    let (mut account, mut contacts) = (deal.account, deal.contacts.clone());
    let mut changes = Vec::new();
    while let Some((to, moved)) = merge::went(tx, account).await? {
        contacts = contacts_merged(&contacts, &moved.folded);
        let name = account::named_as(tx.conn(), account).await?.name;
        let from = std::mem::replace(&mut account, to);
        changes.push(Change::AccountMerged { from, to, name, contacts: contacts.clone() });
    }
    let closed = matches!(deal.position.standing, Standing::Won { .. } | Standing::Lost { .. });
    if !closed && !tx.org().holds_deals(deal.owner) {
        changes.push(Change::Owner { from: deal.owner, to: owner });
    }
    Ok(changes)
}

/// Takes a deal off the funnel, or puts it back: `changes` begin with `Withdrawn` or `Returned`,
/// and to a return nothing is added but what [`meanwhile`] tells. `None`, and nothing done, where people made something since that refers to it.
pub async fn withdraw(
    tx: &mut Tx,
    by: Option<PersonId>,
    before: Card,
    changes: Vec<Change>,
    at: Millis,
) -> Result<Option<Card>, StoreError> {
    let evolved = deal::evolve(Some(before.deal.clone()), OpId::new(new_id()), &changes);
    let deal = evolved.ok_or(StoreError::unreadable("a deal"))?;
    let mut after = before.clone().of(deal, tx.rates()?);
    if after.deal.withdrawn {
        if !shelf::put_away(tx, &after, at).await? {
            return Ok(None);
        }
    } else {
        shelf::put_back(tx, &after).await?;
        after = card(tx, after.deal.id).await?;
    }
    written(tx, Happened { at, by, op: None, changes, before: Some(before), after }).await.map(Some)
}

/// A deal's card wherever it is kept.
pub(crate) async fn card_anywhere(tx: &mut Tx, deal: DealId) -> Result<Option<Card>, StoreError> {
    match read::card(tx.conn(), deal).await? {
        Some(card) => Ok(Some(card)),
        None => shelf::card(tx.conn(), deal).await,
    }
}

/// A deal's card wherever it is kept, with what was done to it in one entry of the journal and
/// the card right after that.
pub async fn done(
    tx: &mut Tx,
    deal: DealId,
    version: u32,
) -> Result<Option<(Card, Vec<Change>, Card)>, StoreError> {
    let now = card_anywhere(tx, deal).await?;
    let then = journal::at(tx.conn(), deal, version).await?;
    Ok(now.zip(then).map(|(now, (did, then))| (now, did, then)))
}

/// A deal's card, whoever looks after it.
pub async fn card(tx: &mut Tx, deal: DealId) -> Result<Card, StoreError> {
    read::card(tx.conn(), deal).await?.ok_or(StoreError::unreadable("a deal"))
}

async fn written(tx: &mut Tx, what: Happened) -> Result<Card, StoreError> {
    let after = what.after.clone();
    journal::happened(tx, what).await?;
    Ok(after)
}
