//! Making a meeting, writing its minutes, closing it, doing what was agreed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{MOST, Meeting, Sheet};
use crate::day::Millis;
use crate::deal::Refusal;
use crate::id::{MeetingId, PersonId};
use crate::policy::{Action, Actor};

/// Minutes of a day.
const DAY_LONG: u16 = 1_440;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Make it, or write it anew upon the version that was seen.
    Write { base: Option<u32>, sheet: Sheet },
    /// It is over, and from then on only read.
    Close,
    /// Whoever's action it is says whether it is done.
    Done { place: u16, done: bool },
}

/// Who does it, and when.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub actor: &'a Actor,
    pub now: Millis,
}

/// The meeting after a command; `found` is what is known under its identity.
///
/// # Errors
/// `NoSuchMeeting` for one that the actor is not invited to: they learn nothing of it.
pub fn decide(
    found: Option<&Meeting>,
    id: MeetingId,
    command: &Command,
    at: At<'_>,
) -> Result<Meeting, Refusal> {
    let Some(found) = found else {
        return match command {
            Command::Write { base: None, sheet } => {
                at.actor.may(Action::HoldMeetings)?;
                let sheet = fit(sheet, None, at.actor)?;
                let done = vec![None; sheet.actions.len()];
                let (by, closed_at) = (at.actor.person, None);
                Ok(Meeting { id, by, sheet, done, closed_at, version: 1 })
            }
            _ => Err(Refusal::NoSuchMeeting),
        };
    };
    if !found.is_seen_by(at.actor) {
        return Err(Refusal::NoSuchMeeting);
    }
    let changed = match command {
        Command::Done { place, done } => said(found, *place, *done, at)?,
        _ if found.by != at.actor.person => return Err(Refusal::NotTheirMeeting),
        _ if found.is_closed() => return Err(Refusal::MeetingClosed),
        Command::Close => Meeting { closed_at: Some(at.now), ..found.clone() },
        Command::Write { base, sheet } => {
            // What stands there already is no conflict: an answer was lost, and it is sent again.
            if *base != Some(found.version) && *sheet != found.sheet {
                return Err(Refusal::MeetingChanged);
            }
            let sheet = fit(sheet, Some(found), at.actor)?;
            Meeting { done: kept(found, &sheet), sheet, ..found.clone() }
        }
    };
    if changed == *found {
        return Err(Refusal::NothingToChange);
    }
    Ok(Meeting { version: found.version + 1, ..changed })
}

/// Keeps C7: an agenda with minutes, people of one's own team, and actions of who comes.
fn fit(sheet: &Sheet, before: Option<&Meeting>, actor: &Actor) -> Result<Sheet, Refusal> {
    if sheet.agenda.is_empty() || sheet.agenda.len() > MOST {
        return Err(Refusal::AgendaWanted);
    }
    let times = sheet.agenda.iter().map(|item| item.minutes);
    let lasts = times.clone().all(|minutes| (1..=DAY_LONG).contains(&minutes));
    if !lasts || sheet.minute.is_some_and(|minute| minute >= DAY_LONG) {
        return Err(Refusal::NoSuchTime);
    }
    let mut people: Vec<PersonId> = Vec::new();
    for person in sheet.people.iter().filter(|person| **person != actor.person) {
        // Who was invited while one led them stays.
        let stays = before.is_some_and(|before| before.sheet.people.contains(person));
        if !stays && !actor.sight.takes_in(*person) {
            return Err(Refusal::NotInTeam);
        }
        if !people.contains(person) {
            people.push(*person);
        }
    }
    if people.is_empty() || people.len() > MOST {
        return Err(Refusal::NobodyToMeet);
    }
    let come: BTreeSet<PersonId> = people.iter().copied().chain([actor.person]).collect();
    if sheet.actions.len() > MOST || sheet.actions.iter().any(|one| !come.contains(&one.who)) {
        return Err(Refusal::NobodyToMeet);
    }
    Ok(Sheet { people, ..sheet.clone() })
}

/// What was done stays done where the action is still the same.
fn kept(found: &Meeting, sheet: &Sheet) -> Vec<Option<Millis>> {
    let mut before: Vec<_> = found.sheet.actions.iter().zip(&found.done).collect();
    let one = |action| {
        let at = before.iter().position(|(known, _)| *known == action)?;
        *before.remove(at).1
    };
    sheet.actions.iter().map(one).collect()
}

fn said(found: &Meeting, place: u16, done: bool, at: At<'_>) -> Result<Meeting, Refusal> {
    let place = usize::from(place);
    let mine = found.sheet.actions.get(place).is_some_and(|one| one.who == at.actor.person);
    if !mine {
        return Err(Refusal::NotTheirMeeting);
    }
    let mut after = found.clone();
    if let Some(stands) = after.done.get_mut(place)
        && stands.is_some() != done
    {
        *stands = done.then_some(at.now);
    }
    Ok(after)
}
