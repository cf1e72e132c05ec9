//! Deals: their cards, and the sheet that opens from a card.

pub(crate) mod contact;
pub(crate) mod read;
pub(crate) mod shelf;
pub(crate) mod write;

use domain::account::Contact;
use domain::board::Card;
use domain::id::DealId;
use domain::journal::Entry;
use domain::policy::{Action, Actor};

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal;

/// All that a deal's side sheet shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub card: Card,
    /// In the deal's own order, the first on the card.
    pub contacts: Vec<Contact>,
    /// The newest first.
    pub history: Vec<Entry>,
}

/// A deal's card, if the actor sees the deal.
pub async fn card(store: &Store, actor: &Actor, deal: DealId) -> Result<Option<Card>, StoreError> {
    let mut conn = store.readers().acquire().await?;
    let card = read::card(&mut conn, deal).await?;
    Ok(card.filter(|card| sees(actor, card)))
}

/// A deal's sheet as of one moment, if the actor sees the deal.
pub async fn sheet(
    store: &Store,
    actor: &Actor,
    deal: DealId,
) -> Result<Option<Sheet>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    // One that was taken back stands nowhere, but its history stays readable.
    let card = match read::card(&mut snapshot, deal).await? {
        Some(card) => Some(card),
        None => shelf::card(&mut snapshot, deal).await?,
    };
    let Some(card) = card.filter(|card| sees(actor, card)) else { return Ok(None) };
    let contacts = contact::of_deal(&mut snapshot, deal).await?;
    let history = journal::about(&mut snapshot, deal).await?;
    Ok(Some(Sheet { card, contacts, history }))
}

pub(crate) fn sees(actor: &Actor, card: &Card) -> bool {
    actor.may(Action::SeeDeal { owner: card.deal.owner }).is_ok()
}
