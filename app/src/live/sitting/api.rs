//! What sittings ask of the server, besides the operations.

use crate::wire::Json;
use domain::board::{Card, Filter};
use domain::handover::{Handover, Passing};
use domain::id::{PersonId, SittingId};
use domain::sitting::{Field, Head, Kind, Sitting};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::problem::Problem;

/// The most sittings that a list shows.
#[cfg(feature = "ssr")]
const LISTED: u32 = 100;

/// A sitting with all that its page shows, as far as the reader sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub desk: Desk,
    pub sitting: Sitting,
    /// Of the deals among its items, in their order.
    pub cards: Vec<Card>,
    /// Of a handover: what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<Handover>,
    /// Of a handover: the customers who are none of its items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passing: Vec<Passing>,
    /// Up to which entry of the journal all this is so.
    pub seq: i64,
    /// The number of the entry that tells of its printing; `None` while it is only looked at.
    pub entry: Option<i64>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub head: Head,
    /// How many items the reader sees, and to how many of those a leader has been.
    pub items: u32,
    pub reached: u32,
}

/// Whom the reader could invite to walk through the deals of a filter, and how many of those each
/// of them would see.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidates {
    pub deals: u32,
    pub people: Vec<(PersonId, u32)>,
}

/// The sitting, if the reader takes part in it; another looks like none.
#[server(ReadSitting, endpoint = "sitting", input = Json, output = Json)]
pub async fn sitting(sitting: SittingId) -> Result<Opened, Problem> {
    read(&crate::acting::acting().await?, sitting).await
}

#[cfg(feature = "ssr")]
async fn read(at: &crate::acting::Acting, id: SittingId) -> Result<Opened, Problem> {
    // Asked before what it counts: what happens in between is told once more.
    let seq = store::journal::last_seq(&at.store).await?;
    let opened = store::sitting::read(&at.store, &at.actor, id).await?;
    let opened = opened.ok_or(Problem::NotFound)?;
    let store::sitting::Opened { sitting, cards, handover, passing } = opened;
    let desk = crate::desk::read(at).await?;
    Ok(Opened { desk, sitting, cards, handover, passing, seq, entry: None })
}

/// Writes down that it is printed, and answers with the sitting as of that moment.
#[server(PrintSitting, endpoint = "sitting_print", input = Json, output = Json)]
pub async fn sitting_print(sitting: SittingId) -> Result<Opened, Problem> {
    use domain::export::{self, What};
    let at = crate::acting::acting().await?;
    // Who hands over is told why; for others without it there is nothing here.
    let denied = |problem| if problem == Problem::Denied { Problem::NotFound } else { problem };
    at.may_take_out().map_err(denied)?;
    let opened = read(&at, sitting).await?;
    let items = match opened.sitting.head.kind {
        Kind::Debrief => opened.sitting.items.len(),
        Kind::Walk | Kind::Handover => opened.cards.len(),
    };
    let count = u32::try_from(items).unwrap_or(u32::MAX);
    let whole = (export::Kind::Print, What::Sitting);
    let address = path_of(opened.sitting.head.kind, sitting, "/print");
    let entry = store::export::note(&at.store, &at.actor, whole, address, count, at.now).await?;
    Ok(Opened { entry: Some(entry), ..opened })
}

/// Where a sitting is looked at.
pub fn path_of(kind: Kind, sitting: SittingId, rest: &str) -> String {
    let pages = match kind {
        Kind::Walk => "walks",
        Kind::Debrief => "coaching",
        Kind::Handover => "handovers",
    };
    format!("/{pages}/{sitting}{rest}")
}

/// The reader's sittings, those not signed yet first, and the names in them.
#[server(ListSittings, endpoint = "sitting_list", input = Json, output = Json)]
pub async fn sitting_list() -> Result<(Desk, Vec<Listed>), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let listed = store::sitting::list(&at.store, &at.actor, false, LISTED).await?;
    let told = |one: store::sitting::Listed| {
        let store::sitting::Listed { head, items, reached } = one;
        Listed { head, items, reached }
    };
    Ok((crate::desk::read(&at).await?, listed.into_iter().map(told).collect()))
}

/// Those that the reader was invited to and has not come to yet.
#[server(WaitingSittings, endpoint = "sitting_waiting", input = Json, output = Json)]
pub async fn sitting_waiting() -> Result<Vec<Head>, Problem> {
    let at = crate::acting::acting().await?;
    let listed = store::sitting::list(&at.store, &at.actor, true, LISTED).await?;
    Ok(listed.into_iter().map(|one| one.head).collect())
}

/// Keeps H5: how much the reader should see to of what was handed over; nothing for who leads
/// nobody.
#[server(CountWatched, endpoint = "handover_watched", input = Json, output = Json)]
pub async fn handover_watched() -> Result<u32, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    Ok(store::handover::watched(&at.store, &at.actor, at.now).await?)
}

/// Whom the reader could invite.
#[server(InviteToSitting, endpoint = "sitting_candidates", input = Json, output = Json)]
pub async fn sitting_candidates(filter: Filter) -> Result<Candidates, Problem> {
    let at = crate::acting::acting().await?;
    let found = store::sitting::candidates(&at.store, &at.actor, &filter, at.now).await?;
    let store::sitting::Candidates { deals, people } = found;
    Ok(Candidates { deals, people })
}

/// Opens a walk through the deals of a filter.
#[server(OpenSitting, endpoint = "sitting_open", input = Json, output = Json)]
pub async fn sitting_open(
    id: SittingId,
    people: Vec<PersonId>,
    filter: Filter,
) -> Result<SittingId, Problem> {
    let at = crate::acting::acting().await?;
    let new = store::sitting::NewWalk { id, people, filter };
    Ok(store::sitting::open(&at.store, &at.actor, new, at.now).await?.id)
}

/// Whom the reader could call to a walk that goes on.
#[server(CallableToSitting, endpoint = "sitting_callable", input = Json, output = Json)]
pub async fn sitting_callable(sitting: SittingId) -> Result<Candidates, Problem> {
    let at = crate::acting::acting().await?;
    let found = store::sitting::callable(&at.store, &at.actor, sitting).await?;
    let store::sitting::Candidates { deals, people } = found;
    Ok(Candidates { deals, people })
}

/// Calls more people to a walk that the reader leads.
#[server(CallToSitting, endpoint = "sitting_call", input = Json, output = Json)]
pub async fn sitting_call(sitting: SittingId, people: Vec<PersonId>) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    Ok(store::sitting::call(&at.store, &at.actor, (sitting, people), at.now).await?)
}

/// Lets the others see where the reader is; nothing is kept.
#[server(AtInSitting, endpoint = "sitting_at", input = Json, output = Json)]
pub async fn sitting_at(sitting: SittingId, place: u16) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    Ok(store::sitting::at(&at.store, &at.actor, sitting, place).await?)
}

/// Lets the others see words come; nothing is kept.
#[server(TypeInSitting, endpoint = "sitting_typing", input = Json, output = Json)]
pub async fn sitting_typing(
    sitting: SittingId,
    place: u16,
    field: Field,
    words: String,
) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    let key = (sitting, place, field);
    Ok(store::sitting::typing(&at.store, &at.actor, key, &words).await?)
}
