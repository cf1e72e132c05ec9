//! What the guide tells of this company.

use crate::wire::Json;
use domain::funnel::Funnel;
use leptos::prelude::*;

use crate::problem::Problem;

/// The borders and rates of the company's own bands.
#[server(ReadGuide, endpoint = "guide", input = Json, output = Json)]
pub async fn guide() -> Result<Funnel, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::OpenBoard)?;
    Ok(at.company.funnel)
}
