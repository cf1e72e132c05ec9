//! Who was called: noted when a phone number is tapped, so that whoever comes back from the
//! call is asked what came of it. Kept on the tablet: a call may push the page out of memory.

use domain::day::Millis;
use domain::id::{ContactId, DealId, PersonId};
use domain::text::Name;
use serde::{Deserialize, Serialize};

use super::keep::storage;
use super::now;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Called {
    pub deal: DealId,
    pub contact: ContactId,
    pub name: Name,
    pub at: Millis,
}

/// Later than this nobody remembers what came of it.
const REMEMBERED: i64 = 12 * 3_600_000;

fn key(person: PersonId) -> String {
    format!("loudou.called.{person}")
}

/// A number is being dialled now.
pub fn mark(person: PersonId, called: &Called) {
    let called = Called { at: now(), ..called.clone() };
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&called)) {
        let _ = storage.set_item(&key(person), &text);
    }
}

/// Whom this person called last about a deal, if it was a while ago at most.
pub fn last(person: PersonId, deal: DealId) -> Option<Called> {
    let text = storage()?.get_item(&key(person)).ok().flatten()?;
    let called: Called = crate::wire::read(&text).ok()?;
    (called.deal == deal && now().0 - called.at.0 < REMEMBERED).then_some(called)
}

/// It has been told, or there was nothing to tell.
pub fn forget(person: PersonId) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(person));
    }
}
