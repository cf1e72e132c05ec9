//! What is asked of the server about joint visits.

use crate::wire::Json;
use domain::coaching::FollowUp;
use domain::coaching::joint::{Command, Joint, Skill};
use domain::id::{PersonId, SittingId, VisitId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// What the reader shares with those they coach and are coached by.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shared {
    pub joints: Vec<Joint>,
    pub follow_ups: Vec<FollowUp>,
    pub skills: Vec<Skill>,
    /// Who could coach the rep whose week it is, who leads their own team first.
    pub coaches: Vec<PersonId>,
}

#[cfg(feature = "ssr")]
impl Shared {
    pub fn of(together: store::coaching::Together, coaches: Vec<PersonId>) -> Self {
        let store::coaching::Together { joints, follow_ups, skills } = together;
        Self { joints, follow_ups, skills, coaches }
    }
}

/// Declares a visit a joint one, agrees to come, or calls it off.
#[server(DeclareJoint, endpoint = "joint_declare", input = Json, output = Json)]
pub async fn joint_declare(visit: VisitId, command: Command) -> Result<Option<Joint>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    Ok(store::coaching::declare(&at.store, &at.actor, visit, command, at.now).await?)
}

/// Begins the debrief of a joint visit, or finds the one that was begun already.
#[server(BeginDebrief, endpoint = "debrief_begin", input = Json, output = Json)]
pub async fn debrief_begin(id: SittingId, visit: VisitId) -> Result<SittingId, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    Ok(store::coaching::begin(&at.store, &at.actor, (id, visit), at.now).await?)
}

/// The rep says whether they practised what was agreed.
#[server(PractisedAction, endpoint = "debrief_practised", input = Json, output = Json)]
pub async fn debrief_practised(sitting: SittingId, done: bool) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    Ok(store::coaching::practised(&at.store, &at.actor, (sitting, done), at.now).await?)
}
