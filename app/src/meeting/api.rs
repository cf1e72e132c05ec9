//! Reading meetings, making them, and doing what was agreed.

use crate::wire::Json;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Command, Meeting};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::problem::Problem;

/// The most meetings that the list shows.
#[cfg(feature = "ssr")]
const LISTED: u32 = 100;

/// The meetings that the reader makes or comes to, the latest first; or one of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub desk: Desk,
    /// Up to which entry of the journal all this is so.
    pub seq: i64,
    pub meetings: Vec<Meeting>,
    /// Whom the reader may call to one; none for who leads nobody.
    pub team: Vec<PersonId>,
}

#[cfg(feature = "ssr")]
async fn opened(
    at: &crate::acting::Acting,
    seq: i64,
    meetings: Vec<Meeting>,
) -> Result<Opened, Problem> {
    let holds = at.actor.may(domain::policy::Action::HoldMeetings).is_ok();
    let org = at.store.org();
    let led = |person: &&domain::org::Person| {
        holds && person.active && person.id != at.actor.person && at.actor.sight.takes_in(person.id)
    };
    let team = org.people().filter(led).map(|person| person.id).collect();
    Ok(Opened { desk: crate::desk::read(at).await?, seq, meetings, team })
}

#[server(ListMeetings, endpoint = "meeting_list", input = Json, output = Json)]
pub async fn meetings() -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    // Asked before what it counts: what happens in between is told once more.
    let seq = store::journal::last_seq(&at.store).await?;
    let found = store::meeting::list(&at.store, &at.actor, LISTED).await?;
    opened(&at, seq, found).await
}

/// One of them; another looks like none.
#[server(ReadMeeting, endpoint = "meeting", input = Json, output = Json)]
pub async fn meeting(id: MeetingId) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    let seq = store::journal::last_seq(&at.store).await?;
    let found = store::meeting::read(&at.store, &at.actor, id).await?;
    opened(&at, seq, vec![found.ok_or(Problem::NotFound)?]).await
}

/// Makes one, writes it anew, closes it, or does what was agreed.
#[server(ActInMeeting, endpoint = "meeting_act", input = Json, output = Json)]
pub async fn meeting_act(id: MeetingId, command: Command) -> Result<Meeting, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    Ok(store::meeting::act(&at.store, &at.actor, id, command, at.now).await?)
}

/// Writes down that it is printed, and answers with the number of the entry.
#[server(PrintMeeting, endpoint = "meeting_print", input = Json, output = Json)]
pub async fn meeting_print(id: MeetingId) -> Result<i64, Problem> {
    use domain::export::{Kind, What};
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::TakeOut).map_err(|_| Problem::NotFound)?;
    let found = store::meeting::read(&at.store, &at.actor, id).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let count = u32::try_from(found.sheet.agenda.len()).unwrap_or(u32::MAX);
    let address = format!("/meetings/{id}/print");
    let whole = (Kind::Print, What::Sitting);
    Ok(store::export::note(&at.store, &at.actor, whole, address, count, at.now).await?)
}
