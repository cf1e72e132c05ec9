//! The whole story of a deal, for those who carry it on: an heir reads it before it is theirs.

use domain::account::Fields;
use domain::id::{DealId, SittingId};
use domain::policy::Actor;
use domain::visit::Visit;

use super::read;
use crate::activity::{Placed, first_of_deal};
use crate::deal::{Sheet, contact};
use crate::error::StoreError;
use crate::handle::Store;
use crate::visit::read as visits;
use crate::{account, deal as deals, journal};

/// How many notes, calls and mails are told; who wants more asks who wrote them.
const NOTES: u32 = 50;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Story {
    pub sheet: Sheet,
    /// Notes, calls and mails, the newest first.
    pub activities: Vec<Placed>,
    /// What is known of the customer; `None` where it became part of another.
    pub customer: Option<Fields>,
    /// Visits for this deal, the newest first.
    pub visits: Vec<Visit>,
}

/// Keeps T7 and H3: the story of an item that the actor reads of; `None` where they do not.
pub async fn story(
    store: &Store,
    actor: &Actor,
    handover: SittingId,
    deal: DealId,
) -> Result<Option<Story>, StoreError> {
    let Some(company) = Option::clone(&store.company()) else { return Ok(None) };
    let mut snapshot = store.readers().begin().await?;
    let kept = read::kept(&mut snapshot, &company.funnel, handover).await?;
    if kept.is_none_or(|kept| kept.seen_by(actor).item(deal).is_none()) {
        return Ok(None);
    }
    let Some(card) = deals::read::card(&mut snapshot, deal).await? else { return Ok(None) };
    let customer = account::record::read(&mut snapshot, card.deal.account).await?;
    let contacts = contact::of_deal(&mut snapshot, deal).await?;
    let history = journal::about(&mut snapshot, deal).await?;
    Ok(Some(Story {
        sheet: Sheet { card, contacts, history },
        activities: first_of_deal(&mut snapshot, deal, NOTES).await?,
        customer: customer.map(|record| record.fields),
        visits: visits::of_deal(&mut snapshot, deal).await?,
    }))
}
