//! What those who take part in a handover are told of as it happens.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Handover, Item, Unlocked};
use crate::day::Millis;
use crate::id::PersonId;

/// What is so now of what was done. What people wrote travels by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct News {
    /// Those that are others than before.
    pub items: Vec<Item>,
    pub keepers: BTreeSet<PersonId>,
    pub unlocked: Option<Unlocked>,
    pub closed_at: Option<Millis>,
    /// More is another than what is told, such as who takes over what: it is to be read anew.
    pub anew: bool,
}

impl News {
    /// What one handover tells that another does not.
    #[must_use]
    pub fn between(before: &Handover, after: &Handover) -> Self {
        let pairs = before.items.iter().zip(&after.items);
        let anew = pairs.clone().any(|(one, other)| one.heir != other.heir);
        let items = pairs.filter(|(one, other)| one != other).map(|(_, item)| item.clone());
        let items = items.collect();
        let (unlocked, closed_at) = (after.unlocked.clone(), after.closed_at);
        Self { items, keepers: after.keepers.clone(), unlocked, closed_at, anew }
    }
}

impl Handover {
    /// The handover with what was told of it. What is none of the reader's stays away.
    pub fn hear(&mut self, news: News) {
        for item in news.items {
            if let Some(one) = self.items.iter_mut().find(|one| one.deal == item.deal) {
                *one = item;
            }
        }
        self.keepers = news.keepers;
        self.unlocked = news.unlocked;
        self.closed_at = news.closed_at;
    }
}
