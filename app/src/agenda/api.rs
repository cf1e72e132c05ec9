//! What the page of a manager's week asks of the server.

use crate::wire::Json;
use domain::agenda::Agenda;
use domain::day::Day;
use domain::id::PersonId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub agenda: Agenda,
    pub me: PersonId,
    pub today: Day,
}

/// What became of a week that was sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Kept(Agenda),
    /// It was written elsewhere since it was read: so it stands.
    Changed(Agenda),
}

/// Keeps V5: the reader's own week that holds a day, this one where none is named.
#[server(ReadAgenda, endpoint = "agenda", input = Json, output = Json)]
pub async fn agenda(day: Option<Day>) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepAgenda)?;
    let day = day.unwrap_or(at.today);
    let agenda = store::agenda::week(&at.store, &at.actor, day).await?;
    Ok(Opened { agenda, me: at.actor.person, today: at.today })
}

/// Keeps the reader's week as it is now.
#[server(KeepAgenda, endpoint = "agenda_keep", input = Json, output = Json)]
pub async fn keep(agenda: Agenda) -> Result<Outcome, Problem> {
    use store::agenda::AgendaUnkept;
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepAgenda)?;
    match store::agenda::keep(&at.store, &at.actor, agenda, at.now).await {
        Ok(kept) => Ok(Outcome::Kept(kept)),
        Err(AgendaUnkept::Changed(stands)) => Ok(Outcome::Changed(*stands)),
        Err(refused) => Err(refused.into()),
    }
}
