//! What handovers ask of the server, besides the operations and the sitting.

use domain::account::{Contact, Fields};
use domain::activity::Activity;
use domain::board::Card;
use domain::day::{Day, Millis};
use domain::handover::{Heirs, Plan, Watch};
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
    /// Of a closed one, for who watches it: how much is to be seen to, and how many days are left.
    pub watch: Option<(u32, u16)>,
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
    let listed = store::handover::list(&at.store, &at.actor, at.now, LISTED).await?;
    let told = |one: store::handover::Listed| {
        let store::handover::Listed {
            id,
            leaver,
            heirs,
            last_day,
            closed_at,
            ways,
            late,
            watch,
            ..
        } = one;
        Listed { id, leaver, heirs, last_day, closed_at, ways, late, watch }
    };
    Ok((crate::desk::read(&at).await?, listed.into_iter().map(told).collect()))
}

/// Keeps H1: all that someone holds whom the reader leads, and who might take it over.
#[server(PlanHandover, endpoint = "handover_plan", input = Json, output = Json)]
pub async fn handover_plan(leaver: PersonId) -> Result<Plan, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::OpenHandovers)?;
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
    at.actor.may(domain::policy::Action::OpenHandovers)?;
    let new = store::handover::NewHandover { id, leaver, sudden, last_day, heirs };
    Ok(store::handover::open(&at.store, &at.actor, new, at.now).await?)
}

/// The story of a deal, if the reader takes part in its handover; another looks like none.
#[server(ReadStory, endpoint = "handover_story", input = Json, output = Json)]
pub async fn handover_story(handover: SittingId, deal: DealId) -> Result<Story, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether).map_err(|_| Problem::NotFound)?;
    let story = store::handover::story(&at.store, &at.actor, handover, deal).await?;
    let story = story.ok_or(Problem::NotFound)?;
    let store::deal::Sheet { card, contacts, history } = story.sheet;
    let activities = story.activities.into_iter().map(|one| one.activity).collect();
    let (customer, visits) = (story.customer, story.visits);
    Ok(Story { card, contacts, history, activities, customer, visits })
}

/// A closed handover afterwards, for who is told of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct After {
    pub desk: Desk,
    pub watch: Watch,
    /// Whether the handover itself is theirs to read too.
    pub takes_part: bool,
}

/// Keeps H5 and H7: what became of it; none while it runs, and for whom it is none of.
#[server(WatchHandover, endpoint = "handover_watch", input = Json, output = Json)]
pub async fn handover_watch(handover: SittingId) -> Result<Option<After>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether).map_err(|_| Problem::NotFound)?;
    let watch = store::handover::watch(&at.store, &at.actor, handover, at.now).await?;
    let Some(watch) = watch else { return Ok(None) };
    let leads = domain::policy::Action::LeadHandover { leaver: watch.leaver };
    let takes_part = at.actor.may(leads).is_ok() || watch.heirs.contains(&at.actor.person);
    Ok(Some(After { desk: crate::desk::read(&at).await?, watch, takes_part }))
}

/// Keeps H5: the reader has seen to a deal that turned for the worse.
#[server(SeeTurn, endpoint = "handover_see", input = Json, output = Json)]
pub async fn handover_see(
    handover: SittingId,
    deal: DealId,
    turned: Millis,
) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let turn = (deal, turned);
    Ok(store::handover::see(&at.store, &at.actor, handover, turn, at.now).await?)
}
