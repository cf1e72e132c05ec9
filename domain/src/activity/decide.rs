//! Writing an activity down, setting it right, taking it back.

use super::{About, Activity, Command, Content, New, Told};
use crate::day::Millis;
use crate::deal::{Change, Context, Deal, Refusal, stays};
use crate::id::PersonId;
use crate::policy::{Action, Actor, Hold};

/// How far back a tablet's own clock is believed: it may have been without a line for so long.
const BELIEVED: i64 = 30 * 86_400_000;

/// What decides who sees an activity and who may add one: the deal or the account it is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    Deal { owner: PersonId },
    Account { hold: Hold },
}

impl Ground {
    /// Keeps T7: who sees the deal or the account sees what was done there.
    pub fn is_seen_by(self, actor: &Actor) -> bool {
        let seen = match self {
            Self::Deal { owner } => Action::SeeDeal { owner },
            Self::Account { hold } => Action::SeeAccount { hold },
        };
        actor.may(seen).is_ok()
    }

    fn may_be_added_to(self, actor: &Actor) -> Result<(), Refusal> {
        let changed = match self {
            Self::Deal { owner } => Action::ChangeDeal { owner },
            Self::Account { hold } => Action::ChangeAccount { hold },
        };
        Ok(actor.may(changed)?)
    }
}

/// Keeps F5.5: the activity as it is written down now. `said_at` is the tablet's time, at which
/// it happened where its author says nothing else.
pub fn add(
    new: &New,
    ground: Ground,
    said_at: Millis,
    at: &Context<'_>,
) -> Result<Activity, Refusal> {
    stays(at)?;
    ground.may_be_added_to(at.actor)?;
    let Content { kind, contact, happened, .. } = new.content;
    Ok(Activity {
        id: new.id,
        about: new.about,
        kind,
        by: at.actor.person,
        happened: when(happened, said_at, at)?,
        written_at: at.now,
        contact,
        told: told(&new.content)?,
        version: 1,
    })
}

/// The activity as its author sets it right. `base` is the version that they saw.
pub fn correct(
    activity: &Activity,
    ground: Ground,
    content: &Content,
    base: Option<u32>,
    at: &Context<'_>,
) -> Result<Activity, Refusal> {
    theirs(activity, ground, at)?;
    if base != Some(activity.version) {
        return Err(Refusal::ActivityChanged);
    }
    let corrected = Activity {
        kind: content.kind,
        contact: content.contact,
        happened: when(content.happened, activity.happened, at)?,
        told: told(content)?,
        version: activity.version + 1,
        ..activity.clone()
    };
    let same = Activity { version: activity.version, ..corrected.clone() } == *activity;
    if same { Err(Refusal::NothingToChange) } else { Ok(corrected) }
}

/// The activity as it is once its author has taken it back.
pub fn withdraw(
    activity: &Activity,
    ground: Ground,
    at: &Context<'_>,
) -> Result<Activity, Refusal> {
    theirs(activity, ground, at)?;
    let version = activity.version + 1;
    Ok(Activity { told: Told::Withdrawn, version, ..activity.clone() })
}

/// What an activity changes of its deal: the next step that was set beside it.
pub fn next_step(deal: &Deal, command: &Command, at: &Context<'_>) -> Result<Vec<Change>, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: deal.owner })?;
    match command {
        Command::Add(New { about: About::Deal(id), next_step: Some(step), .. })
            if *id == deal.id && deal.next_step.as_ref() != Some(step) =>
        {
            let (from, to) = (deal.next_step.clone(), Some(step.clone()));
            Ok(vec![Change::NextStep { from, to }])
        }
        _ => Err(Refusal::NothingToChange),
    }
}

/// Only its author changes what an activity says, and only while it stands.
fn theirs(activity: &Activity, ground: Ground, at: &Context<'_>) -> Result<(), Refusal> {
    if !ground.is_seen_by(at.actor) {
        return Err(Refusal::NoSuchActivity);
    }
    if activity.by != at.actor.person {
        return Err(Refusal::NotItsAuthor);
    }
    if activity.is_withdrawn() {
        return Err(Refusal::WithdrawnAlready);
    }
    Ok(())
}

fn when(happened: Option<Millis>, said_at: Millis, at: &Context<'_>) -> Result<Millis, Refusal> {
    match happened {
        Some(happened) if happened > at.now => Err(Refusal::HappenedAhead),
        Some(happened) => Ok(happened),
        // A clock that goes wrong hides no note among those of another year.
        None if said_at <= at.now && at.now.0.saturating_sub(said_at.0) < BELIEVED => Ok(said_at),
        None => Ok(at.now),
    }
}

fn told(content: &Content) -> Result<Told, Refusal> {
    match &content.words {
        Some(words) => Ok(Told::Words(words.clone())),
        None if content.kind.wants_words() => Err(Refusal::WordsWanted),
        None => Ok(Told::Nothing),
    }
}
