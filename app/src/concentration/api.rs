//! What the page of concentration asks of the server.

use crate::wire::Json;
use domain::handover::Resting;
use domain::id::PersonId;
use domain::money::Currency;
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// What rests on whom, and the names of those people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Weighed {
    pub resting: Resting,
    pub names: Vec<(PersonId, Name)>,
    pub currency: Currency,
}

impl Weighed {
    pub fn name(&self, person: PersonId) -> String {
        let named = self.names.iter().find(|(one, _)| *one == person);
        named.map(|(_, name)| name.to_string()).unwrap_or_default()
    }
}

/// Keeps H6: of those in the reader's sight.
#[server(ReadConcentration, endpoint = "concentration", input = Json, output = Json)]
pub async fn concentration() -> Result<Weighed, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::WeighPeople)?;
    let resting = store::concentration::read(&at.store, &at.actor, at.now).await?;
    let org = at.store.org();
    let named = resting.people.iter().filter_map(|one| org.person(one.person));
    let names = named.map(|person| (person.id, person.name.clone())).collect();
    Ok(Weighed { resting, names, currency: at.company.currency })
}
