//! Reading a stream, page by page.

use crate::wire::Json;
use domain::activity::{About, Activity};
use domain::day::Millis;
use domain::id::DealId;
#[cfg(feature = "ssr")]
use domain::policy::Action;
use domain::text::Name;
use domain::visit;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// How many activities a page holds.
pub const PAGE: usize = 30;

/// An activity where it stands in a stream.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub activity: Activity,
    /// Tells apart what happened at one instant.
    pub seq: i64,
    /// Whom it was with.
    pub contact: Option<Name>,
    /// In the stream of an account: the deal it is about, and its product.
    pub deal: Option<(DealId, Option<Name>)>,
}

impl Row {
    pub fn place(&self) -> (Millis, i64) {
        (self.activity.happened, self.seq)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Newest first, [`PAGE`] at most.
    pub rows: Vec<Row>,
    /// Whether there are older ones.
    pub more: bool,
    /// With the first page: visits planned and made, the latest first.
    pub visits: Vec<visit::Row>,
}

/// The activities of a deal or an account before a place, if that is in the reader's sight.
#[server(ReadActivities, endpoint = "activities", input = Json, output = Json)]
pub async fn activities(about: About, before: Option<(Millis, i64)>) -> Result<Page, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::OpenBoard)?;
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let found = store::activity::stream(&at.store, &at.actor, about, before, limit).await?;
    let mut found = found.ok_or(Problem::NotFound)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let row = |placed: store::activity::Placed| Row {
        activity: placed.activity,
        seq: placed.seq,
        contact: placed.contact,
        deal: placed.deal.map(|deal| (deal.id, deal.product)),
    };
    let visits = match before {
        None => store::visit::stream(&at.store, &at.actor, about).await?.unwrap_or_default(),
        Some(_) => Vec::new(),
    };
    Ok(Page { rows: found.into_iter().map(row).collect(), more, visits })
}
