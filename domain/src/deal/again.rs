//! Taking a step back, and making it once more.

use super::{AccountPick, Change, Deal, Destination, Edit, Standing};

impl Destination {
    /// The move that leads to a standing: made once more after it was taken back, or back to
    /// where the deal stood before somebody else moved it on.
    pub fn again(standing: &Standing) -> Self {
        match standing {
            Standing::Open { stage } => Self::Stage(*stage),
            Standing::Won { value, on, .. } => Self::Won { value: Some(*value), on: Some(*on) },
            Standing::Lost { reason, note, .. } => {
                Self::Lost { reason: Some(*reason), note: note.clone() }
            }
            Standing::Parked { note, .. } => Self::Parked { note: note.clone() },
        }
    }
}

/// The edits that put back what `did` says was set. `None` where something of it is no edit, or
/// the deal no longer says what it was set to: then there is nothing to take back by itself.
pub fn back(deal: &Deal, did: &[Change]) -> Option<Vec<Edit>> {
    let edits = did.iter().rev().map(|change| edit(deal, change));
    edits.collect::<Option<Vec<_>>>().filter(|edits| !edits.is_empty())
}

fn edit(deal: &Deal, change: &Change) -> Option<Edit> {
    let (stands, edit) = match change {
        Change::Account { from, to } => {
            (deal.account == *to, Edit::Account(AccountPick::Known(*from)))
        }
        Change::Product { from, to } => (deal.product == *to, Edit::Product(*from)),
        Change::Source { from, to } => (deal.source == *to, Edit::Source(*from)),
        Change::Owner { from, to } => (deal.owner == *to, Edit::Owner(*from)),
        Change::Amount { from, to } => (deal.amount == *to, Edit::Amount(*from)),
        Change::Expected { from, to } => (deal.expected == *to, Edit::Expected(*from)),
        Change::Status { from, to } => (deal.status == *to, Edit::Status(*from)),
        Change::NextStep { from, to } => (deal.next_step == *to, Edit::NextStep(from.clone())),
        Change::ContactMet { contact, .. } => {
            (deal.contacts.contains(contact), Edit::DropContact(*contact))
        }
        _ => return None,
    };
    stands.then_some(edit)
}
