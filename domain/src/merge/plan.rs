//! What becomes of people and deals when two accounts are made one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FieldsMerged, person_merged};
use crate::account::{Contact, ContactFields, reaches};
use crate::duplicate::same_phone;
use crate::id::{ContactId, DealId};

/// A person of an account; the name as `duplicate::person` has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Somebody {
    pub contact: Contact,
    pub name: String,
    /// No longer at the account.
    pub gone: bool,
}

/// Someone listed at both accounts: the one stands for the other from now on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Folded {
    pub from: ContactId,
    pub to: ContactId,
    /// What was written about `to`, and what is with what it lacked.
    pub before: ContactFields,
    pub after: ContactFields,
}

/// What becomes of the people.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// They change accounts as they are.
    pub moved: Vec<ContactId>,
    pub folded: Vec<Folded>,
    pub superiors: Vec<Reports>,
}

/// Someone who reports to another than before, since that one stands for whom they reported to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reports {
    pub contact: ContactId,
    pub before: Option<ContactId>,
    pub after: Option<ContactId>,
}

/// A deal that changed accounts, and its contacts before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DealMoved {
    pub deal: DealId,
    pub before: Vec<ContactId>,
    pub after: Vec<ContactId>,
}

/// All that a merge did: what its undo goes by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    pub fields: FieldsMerged,
    pub deals: Vec<DealMoved>,
    pub contacts: Vec<ContactId>,
    pub folded: Vec<Folded>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub superiors: Vec<Reports>,
}

/// Folds together who is at both by name and phone, where nothing written contradicts; what is
/// missing contradicts nothing.
pub fn plan(into: &[Somebody], from: &[Somebody]) -> Plan {
    let mut there: Vec<Somebody> = into.iter().filter(|one| !one.gone).cloned().collect();
    let mut plan = Plan::default();
    for one in from {
        let twin = there.iter_mut().find(|other| !one.gone && are_one(other, one));
        let Some(twin) = twin else {
            plan.moved.push(one.contact.id);
            continue;
        };
        let before = twin.contact.fields();
        let after = person_merged(&before, &one.contact.fields());
        twin.contact = Contact::new(twin.contact.id, twin.contact.account, after.clone());
        plan.folded.push(Folded { from: one.contact.id, to: twin.contact.id, before, after });
    }
    plan.superiors = superiors(into, from, &plan);
    plan
}

/// Who reported to one that was folded reports to the one who stands for them; who stands for
/// another and reports to nobody takes their superior, if that makes no circle.
fn superiors(into: &[Somebody], from: &[Somebody], plan: &Plan) -> Vec<Reports> {
    let stands_for = |contact: ContactId| {
        plan.folded.iter().find(|fold| fold.from == contact).map_or(contact, |fold| fold.to)
    };
    let all = || into.iter().chain(from).map(|one| (one.contact.id, one.contact.superior));
    let before: BTreeMap<ContactId, Option<ContactId>> = all().collect();
    let mut after = before.clone();
    for moved in &plan.moved {
        if let Some(superior) = after.get_mut(moved) {
            *superior = superior.map(stands_for);
        }
    }
    for fold in &plan.folded {
        let superior = before.get(&fold.from).copied().flatten().map(stands_for);
        let has = after.get(&fold.to).copied().flatten().is_some();
        let circle = superior
            .is_some_and(|one| reaches(one, fold.to, |of| after.get(&of).copied().flatten()));
        if !has && !circle {
            after.insert(fold.to, superior);
        }
    }
    let pairs = before.into_iter().zip(after.into_values());
    pairs
        .filter(|((_, before), after)| before != after)
        .map(|((contact, before), after)| Reports { contact, before, after })
        .collect()
}

fn are_one(a: &Somebody, b: &Somebody) -> bool {
    let (x, y) = (&a.contact, &b.contact);
    let rings = |a: &crate::text::Phone, b: &crate::text::Phone| {
        a == b || same_phone(a.as_str(), b.as_str())
    };
    a.name == b.name
        && agree(x.phone.as_ref(), y.phone.as_ref(), rings)
        && agree(x.mobile.as_ref(), y.mobile.as_ref(), rings)
        && agree(x.mail.as_ref(), y.mail.as_ref(), PartialEq::eq)
        && agree(x.position.as_ref(), y.position.as_ref(), PartialEq::eq)
}

fn agree<T>(a: Option<&T>, b: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
    a.zip(b).is_none_or(|(a, b)| same(a, b))
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
