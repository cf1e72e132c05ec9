//! Reading what rep and manager share.

use crate::wire::Json;
use domain::coaching::consent::Opening;
use domain::coaching::cycle::{Said, Standing};
use domain::coaching::joint::Skill;
use domain::coaching::{FollowUp, Glass, Joint};
use domain::id::{PersonId, SittingId, SkillId};
use domain::text::Name;
use domain::visit::Visit;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::joint::api::Shared;
use crate::live::sitting::api::Opened;
use crate::problem::Problem;

/// The most joint visits that the list shows.
#[cfg(feature = "ssr")]
const LISTED: u32 = 100;

/// All that the reader shares with those they coach and are coached by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub desk: Desk,
    /// Up to which entry of the journal all this is so.
    pub seq: i64,
    pub shared: Shared,
    /// Of each joint visit, in their order: the visit, and the customer as far as the reader sees
    /// them.
    pub visits: Vec<(Visit, Option<Name>)>,
    /// The debriefs among them that are signed.
    pub signed: Vec<SittingId>,
    /// Where the coaching in each skill stands, the latest first.
    pub cycles: Vec<Standing>,
    /// Of the reader's own time, for who coaches.
    pub mirror: Option<Glass>,
}

/// A debrief with what it is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Debriefed {
    pub opened: Opened,
    pub joint: Joint,
    pub visit: Visit,
    pub account: Option<Name>,
    pub skills: Vec<Skill>,
    /// What these two agreed before this, the latest.
    pub last: Option<FollowUp>,
    /// What this one led to.
    pub follow_up: Option<FollowUp>,
    /// To whom it is opened, or offered to be; told to the two only.
    pub openings: Vec<Opening>,
}

/// The list, the latest visit first.
#[server(ReadCoaching, endpoint = "coaching", input = Json, output = Json)]
pub async fn coaching() -> Result<Listed, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    // Asked before what it counts: what happens in between is told once more.
    let seq = store::journal::last_seq(&at.store).await?;
    let read = store::coaching::together(&at.store, &at.actor, LISTED).await?;
    let store::coaching::Listed { together, visits, signed, cycles } = read;
    let mirror = store::coaching::own_mirror(&at.store, &at.actor, at.now).await?;
    let shared = Shared::of(together, Vec::new());
    let desk = crate::desk::read(&at).await?;
    Ok(Listed { desk, seq, shared, visits, signed, cycles, mirror })
}

/// Says of a cycle of the reader's what is theirs to say.
#[server(StepCoaching, endpoint = "coaching_step", input = Json, output = Json)]
pub async fn coaching_step(rep: PersonId, skill: SkillId, said: Said) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    Ok(store::coaching::step(&at.store, &at.actor, (rep, skill), said, at.now).await?)
}

/// A debrief, if the reader takes part in it; another looks like none.
#[server(ReadDebrief, endpoint = "debrief", input = Json, output = Json)]
pub async fn debrief(sitting: SittingId) -> Result<Debriefed, Problem> {
    let at = crate::acting::acting().await?;
    // Asked before what it counts: what happens in between is told once more.
    let seq = store::journal::last_seq(&at.store).await?;
    let read = store::coaching::debrief(&at.store, &at.actor, sitting).await?;
    let read = read.ok_or(Problem::NotFound)?;
    let store::coaching::Debriefed { opened, joint, visit, account, .. } = read;
    let store::coaching::Debriefed { skills, last, follow_up, openings, .. } = read;
    let desk = crate::desk::read(&at).await?;
    let store::sitting::Opened { sitting, cards, .. } = opened;
    let (handover, passing, entry) = (None, Vec::new(), None);
    let opened = Opened { desk, sitting, cards, handover, passing, seq, entry };
    Ok(Debriefed { opened, joint, visit, account, skills, last, follow_up, openings })
}

/// One of the two says whether somebody may read it; it takes both.
#[server(OpenDebrief, endpoint = "debrief_opening", input = Json, output = Json)]
pub async fn debrief_opening(
    sitting: SittingId,
    reader: PersonId,
    yes: bool,
) -> Result<Vec<Opening>, Problem> {
    let at = crate::acting::acting().await?;
    let about = (sitting, reader);
    Ok(store::coaching::say_of_reader(&at.store, &at.actor, about, yes, at.now).await?)
}
