//! What becomes of people and deals when two accounts are made one.

use serde::{Deserialize, Serialize};

use crate::duplicate::same_phone;
use crate::id::{ContactId, DealId};
use crate::text::Phone;

/// A person of an account; the name as `duplicate::person` has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Somebody {
    pub contact: ContactId,
    pub name: String,
    pub phone: Option<Phone>,
}

/// Someone listed at both accounts: the one stands for the other from now on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Folded {
    pub from: ContactId,
    pub to: ContactId,
    /// What `to` had not and takes over.
    pub phone: Option<Phone>,
}

/// What becomes of the people.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// They change accounts as they are.
    pub moved: Vec<ContactId>,
    pub folded: Vec<Folded>,
}

/// A deal that changed accounts, and its contacts before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DealMoved {
    pub deal: DealId,
    pub before: Vec<ContactId>,
    pub after: Vec<ContactId>,
}

/// All that a merge did: what its undo goes by.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Moved {
    pub deals: Vec<DealMoved>,
    pub contacts: Vec<ContactId>,
    pub folded: Vec<Folded>,
}

/// Folds together who is at both by name and phone; a phone that is missing contradicts none.
pub fn plan(into: &[Somebody], from: &[Somebody]) -> Plan {
    let mut there = into.to_vec();
    let mut plan = Plan::default();
    for one in from {
        let twin = there.iter_mut().find(|other| {
            other.name == one.name && agree(other.phone.as_ref(), one.phone.as_ref())
        });
        let Some(twin) = twin else {
            plan.moved.push(one.contact);
            continue;
        };
        let phone = one.phone.clone().filter(|_| twin.phone.is_none());
        if phone.is_some() {
            twin.phone.clone_from(&phone);
        }
        plan.folded.push(Folded { from: one.contact, to: twin.contact, phone });
    }
    plan
}

fn agree(a: Option<&Phone>, b: Option<&Phone>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || same_phone(a.as_str(), b.as_str()),
        _ => true,
    }
}

/// A deal's contacts after a merge, each once and in their order.
pub fn contacts_merged(contacts: &[ContactId], folded: &[Folded]) -> Vec<ContactId> {
    let mut after = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let fold = folded.iter().find(|fold| fold.from == *contact);
        let contact = fold.map_or(*contact, |fold| fold.to);
        if !after.contains(&contact) {
            after.push(contact);
        }
    }
    after
}

/// A deal's contacts after the undo: as they were, with what was added or dropped since.
pub fn contacts_back(now: &[ContactId], was: &DealMoved, folded: &[Folded]) -> Vec<ContactId> {
    if now == was.after {
        return was.before.clone();
    }
    let stood = |contact: &ContactId| {
        let one = folded.iter().find(|fold| fold.from == *contact).map_or(*contact, |f| f.to);
        now.contains(&one)
    };
    let mut back: Vec<ContactId> = was.before.iter().copied().filter(stood).collect();
    back.extend(now.iter().copied().filter(|contact| !was.after.contains(contact)));
    back
}
