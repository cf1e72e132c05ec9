//! What handovers ask of the server, besides the operations and the sitting.

use domain::account::{Contact, Fields};
use domain::activity::Activity;
use domain::board::Card;
use domain::day::{Day, Millis};
use domain::handover::{Heirs, Plan};
use domain::id::{DealId, PersonId, SittingId};
use domain::journal::Entry;
use domain::visit::Visit;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::problem::Problem;
use crate::wire::Json;

/// The most handovers that a list shows.
#[cfg(feature = "ssr")]
const LISTED: u32 = 100;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub id: SittingId,
    pub leaver: PersonId,
    pub heirs: Vec<PersonId>,
    pub last_day: Day,
    pub closed_at: Option<Millis>,
    /// How many items, and how many of those are settled, by way.
    pub ways: [(u32, u32); 3],
    pub late: u32,
}

/// The whole story of a deal that is handed over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Story {
    pub card: Card,
    pub contacts: Vec<Contact>,
    /// Newest first.
    pub history: Vec<Entry>,
    /// Newest first.
    pub activities: Vec<Activity>,
    pub customer: Option<Fields>,
    /// Newest first.
    pub visits: Vec<Visit>,
}

/// The handovers that the reader leads or takes part in.
#[server(ListHandovers, endpoint = "handover_list", input = Json, output = Json)]
pub async fn handover_list() -> Result<(Desk, Vec<Listed>), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let listed = store::handover::list(&at.store, &at.actor, at.today, LISTED).await?;
    let told = |one: store::handover::Listed| {
        let store::handover::Listed { id, leaver, heirs, last_day, closed_at, ways, late, .. } =
            one;
        Listed { id, leaver, heirs, last_day, closed_at, ways, late }
    };
    Ok((crate::desk::read(&at).await?, listed.into_iter().map(told).collect()))
}

/// Keeps H1: all that someone holds whom the reader leads, and who might take it over.
#[server(PlanHandover, endpoint = "handover_plan", input = Json, output = Json)]
pub async fn handover_plan(leaver: PersonId) -> Result<Plan, Problem> {
    let at = crate::acting::acting().await?;
    Ok(store::handover::plan(&at.store, &at.actor, leaver).await?)
}

/// Opens a handover; `heirs` says of every customer who takes them over.
#[server(OpenHandover, endpoint = "handover_open", input = Json, output = Json)]
pub async fn handover_open(
    id: SittingId,
    leaver: PersonId,
    sudden: bool,
    last_day: Day,
    heirs: Heirs,
) -> Result<SittingId, Problem> {
    let at = crate::acting::acting().await?;
    let new = store::handover::NewHandover { id, leaver, sudden, last_day, heirs };
    Ok(store::handover::open(&at.store, &at.actor, new, at.now).await?)
}

/// The story of a deal, if the reader takes part in its handover; another looks like none.
#[server(ReadStory, endpoint = "handover_story", input = Json, output = Json)]
pub async fn handover_story(handover: SittingId, deal: DealId) -> Result<Story, Problem> {
    let at = crate::acting::acting().await?;
    let story = store::handover::story(&at.store, &at.actor, handover, deal).await?;
    let story = story.ok_or(Problem::NotFound)?;
    let store::deal::Sheet { card, contacts, history } = story.sheet;
    let activities = story.activities.into_iter().map(|one| one.activity).collect();
    let (customer, visits) = (story.customer, story.visits);
    Ok(Story { card, contacts, history, activities, customer, visits })
}
