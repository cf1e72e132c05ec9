//! The company's bands, set by its administrators.

use domain::funnel::Funnel;
use domain::policy::Action;

use crate::acting::Acting;
use crate::problem::Problem;

pub async fn set(at: &Acting, funnel: Funnel) -> Result<(), Problem> {
    at.actor.may(Action::SetUpCompany)?;
    Ok(store::company::set_funnel(&at.store, &at.actor, funnel, at.now).await?)
}
