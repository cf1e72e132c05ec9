//! Bringing in a deal that a file tells of, and following the file when it is read again.

use serde::{Deserialize, Serialize};

use super::{
    Change, Context, CustomerStatus, Deal, LostReason, NewContact, NextStep, Opening, Position,
    Refusal, Standing, Way, edit, moving,
};
use crate::day::Day;
use crate::id::{AccountId, DealId, PersonId, ProductId, SourceId};
use crate::money::Money;
use crate::policy::Action;
use crate::text::Note;

/// A deal as a file tells it, its names made out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    pub account: AccountId,
    pub product: Option<ProductId>,
    pub source: Option<SourceId>,
    pub owner: PersonId,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub status: Option<CustomerStatus>,
    pub next_step: Option<NextStep>,
    /// Any standing: files hold what was won and lost before we came.
    pub standing: Standing,
    /// Keeps F5.5: when the file says the deal was listed.
    pub claimed: Option<Day>,
    pub contact: Option<NewContact>,
}

/// What a file read again changes, and what it leaves to the people who changed it meanwhile.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Followed {
    pub changes: Vec<Change>,
    pub kept: Vec<Field>,
}

/// A field that the file and people both set anew: the people's stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Account,
    Product,
    Source,
    Owner,
    Amount,
    Expected,
    Status,
    NextStep,
    Standing,
}

impl Field {
    /// The word used in mapping files and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Product => "product",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Amount => "amount",
            Self::Expected => "expected",
            Self::Status => "status",
            Self::NextStep => "next_step",
            Self::Standing => "stage",
        }
    }
}

/// Keeps F5.5: lists a deal at the server's time, wherever the file says it stands; what the
/// file claims is kept beside it and sets no clock.
pub fn bring_in(id: DealId, told: &Told, at: &Context<'_>) -> Result<Vec<Change>, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: told.owner })?;
    edit::in_known_currency(told.amount, at)?;
    believable(&told.standing, at)?;
    let standing = told.standing.clone();
    let opening = Opening {
        id,
        account: told.account,
        product: told.product,
        source: told.source,
        owner: told.owner,
        amount: told.amount,
        expected: told.expected,
        status: told.status,
        next_step: told.next_step.clone(),
        position: Position { standing, since: at.now, band_since: at.now },
        at: at.now,
        way: Way::Imported { claimed: told.claimed },
    };
    Ok(std::iter::once(Change::Listed(Box::new(opening))).chain(met(told)).collect())
}

/// Follows a file that is read again: what it tells differently than `before` is set, but for
/// fields that people have changed since, which stay as they are and are named. `why` is the
/// reason that the history shows for a move.
pub fn follow(
    deal: &Deal,
    before: &Told,
    told: &Told,
    why: &Note,
    at: &Context<'_>,
) -> Result<Followed, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: deal.owner })?;
    edit::in_known_currency(told.amount, at)?;
    believable(&told.standing, at)?;
    let mut followed = Followed::default();
    macro_rules! follow {
        ($($field:ident => $change:ident)+) => {$(
            let (from, to) = (deal.$field.clone(), told.$field.clone());
            if followed.takes(Field::$change, &from, &before.$field, &to) {
                followed.changes.push(Change::$change { from, to });
            }
        )+};
    }
    follow!(account => Account product => Product source => Source);
    if followed.takes(Field::Owner, &deal.owner, &before.owner, &told.owner) {
        at.actor.may(Action::PassDeal { from: deal.owner, to: told.owner })?;
        followed.changes.push(Change::Owner { from: deal.owner, to: told.owner });
    }
    follow!(amount => Amount expected => Expected status => Status next_step => NextStep);
    let stands = &deal.position.standing;
    if followed.takes(Field::Standing, stands, &before.standing, &told.standing) {
        let to = moving::arrive(&deal.position, told.standing.clone(), at);
        let from = deal.position.clone();
        followed.changes.push(Change::Moved { from, to, reason: Some(why.clone()) });
    }
    if told.contact != before.contact {
        let known = |contact: &NewContact| deal.contacts.contains(&contact.id);
        followed.changes.extend(met(told).filter(|_| !told.contact.as_ref().is_some_and(known)));
    }
    Ok(followed)
}

impl Followed {
    /// Whether the file's word for a field is to be set.
    fn takes<T: PartialEq>(&mut self, field: Field, now: &T, before: &T, told: &T) -> bool {
        if told == before || told == now {
            return false;
        }
        if now != before {
            self.kept.push(field);
        }
        now == before
    }
}

fn met(told: &Told) -> impl Iterator<Item = Change> {
    told.contact.iter().map(|contact| Change::ContactMet {
        contact: contact.id,
        name: contact.name.clone(),
        phone: contact.phone.clone(),
    })
}

/// Keeps F6: what a move to won or lost asks for is asked of a file too.
fn believable(standing: &Standing, at: &Context<'_>) -> Result<(), Refusal> {
    match standing {
        Standing::Won { value, .. } if value.minor() == 0 => Err(Refusal::WonValueWanted),
        Standing::Won { on, .. } if *on > at.today => Err(Refusal::WonDateAhead),
        Standing::Won { value, .. } => edit::in_known_currency(Some(*value), at),
        Standing::Lost { on, .. } if *on > at.today => Err(Refusal::LostDateAhead),
        Standing::Lost { reason: LostReason::Other, note: None, .. } => {
            Err(Refusal::LostNoteWanted)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
