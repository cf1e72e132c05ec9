//! Two listings of one customer made one, and parted again: what moves, what is folded together,
//! and how each goes back. Nothing is lost, and what people did since stays.

mod fields;
mod plan;
mod preview;
mod refusal;

pub use fields::{
    FieldsMerged, fields_back, fields_left, fields_merged, person_back, person_merged,
};
pub use plan::{
    DealMoved, Folded, Moved, Plan, Reports, Somebody, contacts_back, contacts_merged, plan,
};
pub use preview::{Merged, Preview, Shown};
pub use refusal::Refusal;

use crate::id::AccountId;
use crate::policy::{Action, Actor, Reach};

/// An account as the rule looks at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Side {
    pub account: AccountId,
    /// How much of what hangs on it the actor sees.
    pub reach: Reach,
    pub merged_into: Option<AccountId>,
}

/// Keeps T7: whether someone may make `from` a part of `into`.
pub fn may_merge(into: Side, from: Side, actor: &Actor) -> Result<(), Refusal> {
    if into.reach == Reach::Nothing || from.reach == Reach::Nothing {
        return Err(Refusal::NoSuchAccount);
    }
    actor.may(Action::MergeAccounts { into: into.reach, from: Reach::Everything })?;
    if into.account == from.account {
        return Err(Refusal::Itself);
    }
    if into.merged_into.is_some() || from.merged_into.is_some() {
        return Err(Refusal::MergedAlready);
    }
    Ok(actor.may(Action::MergeAccounts { into: into.reach, from: from.reach })?)
}

/// Keeps T7: whether someone may take `from` out of `into` again; of `from`, its reach is that
/// of what would go back.
pub fn may_part(into: Side, from: Side, actor: &Actor) -> Result<(), Refusal> {
    if into.reach == Reach::Nothing {
        return Err(Refusal::NoSuchAccount);
    }
    actor.may(Action::MergeAccounts { into: into.reach, from: from.reach })?;
    if from.merged_into != Some(into.account) {
        return Err(Refusal::NotMerged);
    }
    if into.merged_into.is_some() {
        return Err(Refusal::MergedOn);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
