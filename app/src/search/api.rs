//! Asking the server for what was typed.

use crate::wire::Json;
use domain::search::Found;
use leptos::prelude::*;

use crate::problem::Problem;

/// A few of each kind in the reader's sight, the nearest first.
#[server(Search, endpoint = "search", input = Json, output = Json)]
pub async fn search(typed: String) -> Result<Found, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::OpenAccounts)?;
    let typed: String = typed.chars().take(120).collect();
    Ok(store::search::find(&at.store, &at.actor, &typed, 6).await?)
}
