//! Listing a deal, and setting its fields.

use super::{
    AccountPick, Change, Context, Deal, Edit, Listing, Opening, Position, Refusal, Standing, Way,
};
use crate::id::AccountId;
use crate::money::Money;
use crate::policy::Action;

/// Keeps F1 and F5.5.
pub(super) fn list(
    listing: &Listing,
    account: AccountId,
    at: &Context<'_>,
) -> Result<Vec<Change>, Refusal> {
    let owner = listing.owner.unwrap_or(at.actor.person);
    at.actor.may(Action::ChangeDeal { owner })?;
    in_known_currency(listing.amount, at)?;
    let position = Position {
        standing: Standing::Open { stage: listing.stage },
        since: at.now,
        band_since: at.now,
    };
    let opening = Opening {
        id: listing.deal,
        account,
        product: listing.product,
        source: listing.source,
        owner,
        amount: listing.amount,
        expected: listing.expected,
        status: listing.status,
        next_step: listing.next_step.clone(),
        position,
        at: at.now,
        way: Way::Typed,
    };
    let contact = listing.contact.iter().map(|contact| Change::ContactMet {
        contact: contact.id,
        name: contact.name.clone(),
        phone: contact.phone.clone(),
    });
    Ok(std::iter::once(Change::Listed(Box::new(opening))).chain(contact).collect())
}

/// The most edits in one operation: more than a deal has fields, and than people meet at once.
pub const MOST_EDITS: usize = 100;

/// Sets fields. What is set to what it was is passed over; nothing left to set is refused.
pub(super) fn decide(
    deal: &Deal,
    edits: &[Edit],
    at: &Context<'_>,
) -> Result<Vec<Change>, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: deal.owner })?;
    if edits.len() > MOST_EDITS {
        return Err(Refusal::TooManyEdits);
    }
    let mut changes = Vec::with_capacity(edits.len());
    for edit in edits {
        changes.extend(change(deal, edit, at)?);
    }
    if changes.is_empty() { Err(Refusal::NothingToChange) } else { Ok(changes) }
}

fn change(deal: &Deal, edit: &Edit, at: &Context<'_>) -> Result<Option<Change>, Refusal> {
    Ok(match edit {
        Edit::Account(pick) => {
            let (AccountPick::Known(to) | AccountPick::Named { id: to, .. }) = pick;
            (deal.account != *to).then_some(Change::Account { from: deal.account, to: *to })
        }
        Edit::Product(to) => {
            (deal.product != *to).then_some(Change::Product { from: deal.product, to: *to })
        }
        Edit::Source(to) => {
            (deal.source != *to).then_some(Change::Source { from: deal.source, to: *to })
        }
        Edit::Owner(to) if deal.owner == *to => None,
        Edit::Owner(to) => {
            at.actor.may(Action::PassDeal { from: deal.owner, to: *to })?;
            Some(Change::Owner { from: deal.owner, to: *to })
        }
        Edit::Amount(to) => {
            in_known_currency(*to, at)?;
            (deal.amount != *to).then_some(Change::Amount { from: deal.amount, to: *to })
        }
        Edit::Expected(to) => {
            (deal.expected != *to).then_some(Change::Expected { from: deal.expected, to: *to })
        }
        Edit::Status(to) => {
            (deal.status != *to).then_some(Change::Status { from: deal.status, to: *to })
        }
        Edit::NextStep(to) => (deal.next_step != *to)
            .then(|| Change::NextStep { from: deal.next_step.clone(), to: to.clone() }),
        Edit::MeetContact(new) => Some(Change::ContactMet {
            contact: new.id,
            name: new.name.clone(),
            phone: new.phone.clone(),
        }),
        Edit::CorrectContact(new) => {
            if !deal.contacts.contains(&new.id) {
                return Err(Refusal::NoSuchContact);
            }
            Some(Change::ContactCorrected {
                contact: new.id,
                name: new.name.clone(),
                phone: new.phone.clone(),
            })
        }
        Edit::DropContact(contact) => {
            if !deal.contacts.contains(contact) {
                return Err(Refusal::NoSuchContact);
            }
            Some(Change::ContactDropped { contact: *contact })
        }
    })
}

/// An amount is kept in the company's currency, or in one that has a rate.
pub(super) fn in_known_currency(amount: Option<Money>, at: &Context<'_>) -> Result<(), Refusal> {
    match amount {
        Some(money) if !at.rates.knows(money.currency()) => Err(Refusal::OtherCurrency),
        _ => Ok(()),
    }
}
