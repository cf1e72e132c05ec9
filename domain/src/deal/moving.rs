//! Moving a deal, and taking the move back.

use super::{Change, Context, Deal, Destination, LostReason, Position, Refusal, Standing, edit};
use crate::funnel::Stage;
use crate::id::OpId;
use crate::policy::Action;
use crate::text::Note;

/// Keeps F6. Milestones that are not met will ask for a reason on the way forward at the same
/// place where the way back asks for one.
pub(super) fn decide(
    deal: &Deal,
    to: &Destination,
    reason: Option<&Note>,
    at: &Context<'_>,
) -> Result<Vec<Change>, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: deal.owner })?;
    let from = &deal.position;
    if from.place() == to.place() {
        return Err(Refusal::AlreadyThere);
    }
    if wants_reason(&from.standing, to) && reason.is_none() {
        return Err(Refusal::ReasonWanted);
    }
    let to = arrive(from, standing(from.standing.stage(), to, at)?, at);
    Ok(vec![Change::Moved { from: from.clone(), to, reason: reason.cloned() }])
}

/// Keeps F6: whether a move asks for a reason: backward, or out of won and lost.
pub fn wants_reason(from: &Standing, to: &Destination) -> bool {
    match (from, to) {
        (Standing::Won { .. } | Standing::Lost { .. }, _) => true,
        (Standing::Open { stage } | Standing::Parked { from: stage, .. }, to) => {
            to.place().stage().is_some_and(|to| to < *stage)
        }
    }
}

fn standing(from: Stage, to: &Destination, at: &Context<'_>) -> Result<Standing, Refusal> {
    match to {
        Destination::Stage(stage) => Ok(Standing::Open { stage: *stage }),
        Destination::Won { value, on } => {
            let value = value.ok_or(Refusal::WonValueWanted)?;
            let on = on.ok_or(Refusal::WonDateWanted)?;
            if value.minor() == 0 {
                return Err(Refusal::WonValueWanted);
            }
            edit::in_known_currency(Some(value), at)?;
            if on > at.today {
                return Err(Refusal::WonDateAhead);
            }
            Ok(Standing::Won { from, value, on })
        }
        Destination::Lost { reason, note } => {
            let reason = reason.ok_or(Refusal::LostReasonWanted)?;
            if reason == LostReason::Other && note.is_none() {
                return Err(Refusal::LostNoteWanted);
            }
            Ok(Standing::Lost { from, reason, note: note.clone(), on: at.today })
        }
        Destination::Parked { note } => Ok(Standing::Parked { from, note: note.clone() }),
    }
}

pub(super) fn arrive(from: &Position, standing: Standing, at: &Context<'_>) -> Position {
    let band = |standing: &Standing| standing.place().stage().map(|stage| at.funnel.band(stage));
    let same_band = band(&from.standing).is_some() && band(&from.standing) == band(&standing);
    let band_since = if same_band { from.band_since } else { at.now };
    Position { standing, since: at.now, band_since }
}

/// Keeps F6: puts the latest move back, times and all.
pub(super) fn undo(deal: &Deal, of: OpId, at: &Context<'_>) -> Result<Vec<Change>, Refusal> {
    at.actor.may(Action::ChangeDeal { owner: deal.owner })?;
    let last = deal.last_move.as_ref().filter(|last| last.op == of);
    let last = last.ok_or(Refusal::NothingToUndo)?;
    Ok(vec![Change::MoveUndone { from: deal.position.clone(), to: last.from.clone() }])
}
