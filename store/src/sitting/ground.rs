//! Whose an item is to read of: in a walk each one's who sees the deal, in a handover those who
//! carry it on.

use std::collections::BTreeSet;

use domain::id::{PersonId, SittingId};
use domain::org::Org;
use domain::policy::{Action, Actor};
use domain::sitting::{Head, Item, Kind};
use sqlx::SqliteConnection;

use super::deal_of;
use crate::error::StoreError;
use crate::handle::Store;
use crate::handover::{self, Kept};

/// Who hears of an item, and whether the actor does.
pub(crate) struct Ground {
    pub item: Option<Item>,
    pub sees: bool,
    pub people: BTreeSet<PersonId>,
    /// For those of them only who see this one's deals.
    pub owner: Option<PersonId>,
}

impl Ground {
    /// Keeps T7: `item` comes with the owner of its deal; `handover` is there in one.
    pub(crate) fn of(
        org: &Org,
        actor: &Actor,
        head: &Head,
        handover: Option<&Kept>,
        item: Option<(Item, Option<PersonId>)>,
    ) -> Self {
        let (item, owner) = item.unzip();
        let (owner, people) = (owner.flatten(), head.people.iter().map(|one| one.person));
        let Some(kept) = handover else {
            let sees = owner.is_none_or(|owner| actor.may(Action::SeeDeal { owner }).is_ok());
            return Self { item, sees, people: people.collect(), owner };
        };
        let about = item.as_ref().and_then(|item| deal_of(&item.about));
        let about = about.and_then(|deal| kept.handover.item(deal));
        let mut people = kept.readers(org);
        people.extend(about.map(|item| item.heir));
        let sees = item.is_none() || people.contains(&actor.person);
        Self { item, sees, people, owner: None }
    }
}

/// What was done in a handover, where it is one.
pub(crate) async fn handover(
    conn: &mut SqliteConnection,
    store: &Store,
    id: SittingId,
    kind: Kind,
) -> Result<Option<Kept>, StoreError> {
    match (kind, &*store.company()) {
        (Kind::Handover, Some(company)) => handover::read::kept(conn, &company.funnel, id).await,
        _ => Ok(None),
    }
}
