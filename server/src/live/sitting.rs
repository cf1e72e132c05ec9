//! Something in a sitting on its way to those who take part: written once for all of them.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::policy::Sight;
use store::sitting::Told;

#[derive(Debug)]
pub struct Sat {
    people: BTreeSet<PersonId>,
    owner: Option<PersonId>,
    pub text: String,
}

impl Sat {
    /// `None` for what cannot be told: those who take part read anew then.
    pub fn new(told: &Told) -> Option<Self> {
        let text = serde_json::to_string(&told.event)
            .inspect_err(|error| tracing::error!("writing what happened in a sitting: {error}"))
            .ok()?;
        Some(Self { people: told.people.clone(), owner: told.owner, text })
    }

    /// Keeps T7: whether someone takes part, and sees the deal it is about as they see now.
    pub fn is_for(&self, person: PersonId, sight: &Sight) -> bool {
        self.people.contains(&person) && self.owner.is_none_or(|owner| sight.takes_in(owner))
    }
}
