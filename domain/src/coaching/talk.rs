//! The debrief as a sitting of two: who writes where when, and what is needed to sign it.

use super::debrief::{self, Counts, NotYet, Phase, Side};
use crate::day::Day;
use crate::deal::Refusal;
use crate::id::PersonId;
use crate::sitting::{About, Field, Head, Item, Kind, Sitting, Typed};
use crate::text::Remark;

/// Which side someone is on; `None` for who takes no part, and where it is no debrief.
#[must_use]
pub fn side(head: &Head, person: PersonId) -> Option<Side> {
    let rep = head.rep?;
    head.participant(person)?;
    Some(if person == rep { Side::Rep } else { Side::Coach })
}

/// The part of the form that an item is.
#[must_use]
pub fn phase(item: &Item) -> Option<Phase> {
    match &item.about {
        About::Part(word) => Phase::from_word(word.as_str()),
        About::Deal(_) => None,
    }
}

/// The parts of the form, in their order.
#[must_use]
pub fn form(sitting: &Sitting) -> Vec<Phase> {
    sitting.items.iter().filter_map(phase).collect()
}

/// What the rep said in a field.
#[must_use]
pub fn said(sitting: &Sitting, field: debrief::Field) -> Option<&Remark> {
    let rep = sitting.head.rep?;
    let mut entries = sitting.entries.iter();
    let entry = entries.find(|one| one.author == rep && one.field == Field::Debrief(field))?;
    entry.words.as_ref().filter(|words| words.as_str().chars().any(char::is_alphanumeric))
}

/// Keeps C3: the last part that is open.
#[must_use]
pub fn open(sitting: &Sitting) -> Phase {
    debrief::open(&form(sitting), |field| said(sitting, field).is_some())
}

/// Keeps C3 and C4: whether someone may write there now. Taking one's own words out is writing.
///
/// # Errors
/// Named after what must come first. `NoSuchItem` for a field that the item has not.
pub fn may_write(sitting: &Sitting, person: PersonId, typed: &Typed) -> Result<(), Refusal> {
    may_type(sitting, person, (typed.place, typed.field))?;
    let day = typed.words.as_ref().map(|words| Day::from_iso(words.as_str()));
    if typed.field == Field::Debrief(debrief::Field::Next) && day == Some(None) {
        return Err(Refusal::NextVisitWanted);
    }
    Ok(())
}

/// As [`may_write`], of words on their way.
///
/// # Errors
/// As [`may_write`].
pub fn may_type(
    sitting: &Sitting,
    person: PersonId,
    (place, field): (u16, Field),
) -> Result<(), Refusal> {
    let field = match (sitting.head.kind, field) {
        (Kind::Debrief, Field::Debrief(field)) => field,
        (Kind::Debrief, _) | (_, Field::Debrief(_)) => return Err(Refusal::NoSuchItem),
        _ => return Ok(()),
    };
    let part = sitting.item(place).and_then(phase);
    if part != Some(field.phase()) {
        return Err(Refusal::NoSuchItem);
    }
    let side = side(&sitting.head, person).ok_or(Refusal::NoSuchSitting)?;
    let spoken = |field| said(sitting, field).is_some();
    debrief::may_write(&form(sitting), side, field, spoken).map_err(|not_yet| match not_yet {
        NotYet::PhaseNotOpen => Refusal::PhaseNotOpen,
        NotYet::RepFirst => Refusal::RepFirst,
        NotYet::NotYours => Refusal::NotTheirField,
    })
}

/// What a debrief leads to: one action, and the day of the next visit.
///
/// # Errors
/// Named after what is missing.
pub fn outcome(sitting: &Sitting) -> Result<(Remark, Day), Refusal> {
    let action = said(sitting, debrief::Field::Action).ok_or(Refusal::ActionWanted)?;
    let next = said(sitting, debrief::Field::Next).and_then(|day| Day::from_iso(day.as_str()));
    Ok((action.clone(), next.ok_or(Refusal::NextVisitWanted)?))
}

/// Keeps C8: the chain is not broken: no debrief ends without its action and its next visit.
///
/// # Errors
/// As [`outcome`].
pub fn may_sign(sitting: &Sitting) -> Result<(), Refusal> {
    match sitting.head.kind {
        Kind::Debrief => outcome(sitting).map(drop),
        Kind::Walk | Kind::Handover => Ok(()),
    }
}

/// Keeps C4: who found what.
#[must_use]
pub fn counts(sitting: &Sitting) -> Counts {
    Counts::of(sitting.entries.iter().filter_map(|entry| {
        let Field::Debrief(field) = entry.field else { return None };
        Some((side(&sitting.head, entry.author)?, field, entry.words.as_ref()?.as_str()))
    }))
}

#[cfg(test)]
mod tests;
