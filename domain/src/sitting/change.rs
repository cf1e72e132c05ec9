//! What changes in a sitting, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::{Entry, Sitting};
use crate::day::Millis;
use crate::id::PersonId;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Joined {
        person: PersonId,
    },
    /// The one who leads is at this place now.
    Led {
        leader: PersonId,
        place: u16,
    },
    Written(Entry),
    /// The words are others than before: signatures given to those are taken back.
    Revised,
    Signed {
        person: PersonId,
        at: Millis,
    },
    /// All who came have signed.
    Closed {
        at: Millis,
    },
}

/// The sitting after its changes.
pub fn evolve(sitting: &mut Sitting, changes: &[Change]) {
    let head = &mut sitting.head;
    for change in changes {
        match change {
            Change::Joined { person } => {
                let mut people = head.people.iter_mut();
                if let Some(one) = people.find(|one| one.person == *person) {
                    one.joined = true;
                }
            }
            Change::Led { leader, place } => {
                (head.leader, head.place) = (*leader, *place);
                if let Some(item) = sitting.items.iter_mut().find(|item| item.place == *place) {
                    item.reached = true;
                }
            }
            Change::Written(entry) => put(&mut sitting.entries, entry),
            Change::Revised => {
                head.revision += 1;
                head.people.iter_mut().for_each(|one| one.signed_at = None);
            }
            Change::Signed { person, at } => {
                let mut people = head.people.iter_mut();
                if let Some(one) = people.find(|one| one.person == *person) {
                    one.signed_at = Some(*at);
                }
            }
            Change::Closed { at } => head.signed_at = Some(*at),
        }
    }
}

fn put(entries: &mut Vec<Entry>, entry: &Entry) {
    let key = |one: &Entry| (one.place, one.field, one.author);
    match entries.iter_mut().find(|one| key(one) == key(entry)) {
        Some(one) => one.clone_from(entry),
        None => entries.push(entry.clone()),
    }
}
