//! What becomes of customers after they were handed over: for half a year whoever leads is told
//! when a deal of theirs turns for the worse, and with whom to talk.

use serde::{Deserialize, Serialize};

use super::Kept;
use crate::account::Contact;
use crate::day::{DAY, Day, Millis};
use crate::deal::{LostReason, Position, Standing};
use crate::funnel::{Funnel, Stage};
use crate::id::{AccountId, DealId, PersonId};
use crate::mark::stuck_after;
use crate::text::Name;

/// Keeps H5: for so many days after closing.
pub const WATCHED: i32 = 180;

/// Keeps H5: how a deal turned for the worse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worse {
    Lost,
    /// Longer in its band than that takes: as a card is marked.
    Stalled,
    /// Moved to a stage before, or no longer won.
    FellBack,
}

/// Something that befell a deal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Turn {
    pub worse: Worse,
    pub at: Millis,
    /// Who moved it; nobody stalls a deal.
    pub by: Option<PersonId>,
    /// Where it stood, and where it stands since: the same stage for one that was lost or stalls.
    pub from: Stage,
    pub to: Stage,
    pub reason: Option<LostReason>,
    /// Whether it is so still: not won back, moved on, or followed by another of its kind.
    pub still: bool,
}

/// A move of a deal, as the journal tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    pub at: Millis,
    pub by: Option<PersonId>,
    pub from: Position,
    pub to: Position,
    /// It took back the one before it.
    pub undo: bool,
}

/// Keeps H5: how a deal turned for the worse from the closing on (`span.0`) for as long as it is
/// watched (`span.1`), the oldest first. `moves` are all since the closing, `stands` is where they
/// led. What was stuck when the handover was closed is no news.
#[must_use]
pub fn turns(
    stands: &Position,
    moves: &[Move],
    funnel: &Funnel,
    span: (Millis, Millis),
    now: Millis,
) -> Vec<Turn> {
    let (since, until) = span;
    let mut turns = Vec::new();
    let mut begun = since;
    // Which turn the move before made, for its undo.
    let mut made: Option<usize> = None;
    for step in moves {
        turns.extend(stalled(&step.from, funnel, (begun, step.at.min(until)), false));
        begun = step.at;
        if step.undo {
            if let Some(made) = made.take() {
                turns.remove(made);
            }
            continue;
        }
        let turn = fell(step).filter(|turn| turn.at <= until);
        made = turn.is_some().then_some(turns.len());
        turns.extend(turn);
    }
    turns.extend(stalled(stands, funnel, (begun, now.min(until)), true));
    for at in 0..turns.len() {
        let turn: Turn = turns[at];
        let again = turns[at + 1..].iter().any(|later| later.worse == turn.worse);
        turns[at].still = !again
            && match turn.worse {
                Worse::Lost => matches!(stands.standing, Standing::Lost { .. }),
                Worse::Stalled => turn.still,
                Worse::FellBack => match &stands.standing {
                    Standing::Open { stage } => *stage <= turn.to,
                    _ => false,
                },
            };
    }
    turns
}

fn fell(step: &Move) -> Option<Turn> {
    let (before, after) = (&step.from.standing, &step.to.standing);
    let (from, to) = (before.stage(), after.stage());
    let (worse, reason) = match (before, after) {
        (Standing::Lost { .. }, _) => return None,
        (_, Standing::Lost { reason, .. }) => (Worse::Lost, Some(*reason)),
        (Standing::Won { .. }, Standing::Open { .. }) => (Worse::FellBack, None),
        (_, Standing::Open { .. }) if to < from => (Worse::FellBack, None),
        _ => return None,
    };
    Some(Turn { worse, at: step.at, by: step.by, from, to, reason, still: false })
}

/// Keeps H5: where a deal that stood so came to be stuck in that time.
fn stalled(
    stands: &Position,
    funnel: &Funnel,
    (begun, end): (Millis, Millis),
    still: bool,
) -> Option<Turn> {
    let Standing::Open { stage } = stands.standing else { return None };
    let at = Millis(stands.band_since.0.saturating_add(stuck_after(funnel, stage)));
    let (from, to, by, reason) = (stage, stage, None, None);
    let turn = Turn { worse: Worse::Stalled, at, by, from, to, reason, still };
    (begun < at && at <= end).then_some(turn)
}

/// From the closing on for so long.
#[must_use]
pub fn span(closed_at: Millis) -> (Millis, Millis) {
    (closed_at, Millis(closed_at.0.saturating_add(i64::from(WATCHED) * DAY)))
}

/// A deal that turned for the worse, with whom to talk to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Watched {
    pub deal: DealId,
    pub account: AccountId,
    pub name: Name,
    pub product: Option<Name>,
    /// Whose it is now.
    pub owner: PersonId,
    pub turn: Turn,
    /// Keeps H5: the buyer, their superior, and that one's superior.
    pub chain: Vec<Contact>,
    /// Who has seen to it, and when.
    pub seen: Option<(PersonId, Millis)>,
}

impl Watched {
    /// Whether somebody should still see to it.
    pub fn is_open(&self) -> bool {
        self.turn.still && self.seen.is_none()
    }
}

/// Keeps H5 and H7: a closed handover afterwards, as far as the reader sees its deals.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Watch {
    pub leaver: PersonId,
    /// Who takes most first.
    pub heirs: Vec<PersonId>,
    pub closed_at: Millis,
    /// The last day on which it is watched.
    pub until: Day,
    /// Days that are left; 0 when it is over.
    pub left: u16,
    /// How many deals are watched.
    pub deals: u32,
    /// What is to be seen to first, then the newest first.
    pub turns: Vec<Watched>,
    pub kept: Kept,
}

/// How many days are left of a watch.
#[must_use]
pub fn left(until: Day, today: Day) -> u16 {
    u16::try_from(today.until(until).max(0)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const CLOSED: Millis = Millis(1_790_000_000_000);
    const BY: Option<PersonId> = Some(PersonId::new(Uuid::from_u128(7)));

    fn after(days: i64) -> Millis {
        Millis(CLOSED.0 + days * DAY)
    }

    fn stage(number: u8) -> Stage {
        Stage::new(number).unwrap()
    }

    fn open(number: u8, days: i64) -> Position {
        let standing = Standing::Open { stage: stage(number) };
        Position { standing, since: after(days), band_since: after(days) }
    }

    fn lost(number: u8, days: i64) -> Position {
        let (from, reason, on) = (stage(number), LostReason::Relationship, Day(0));
        let standing = Standing::Lost { from, reason, note: None, on };
        Position { standing, since: after(days), band_since: after(days) }
    }

    fn parked(number: u8, days: i64) -> Position {
        let standing = Standing::Parked { from: stage(number), note: None };
        Position { standing, since: after(days), band_since: after(days) }
    }

    /// Through these places, each from its own `since` on.
    fn walk(places: &[Position], now: i64) -> Vec<(Worse, i64, bool)> {
        let moves: Vec<Move> = places
            .windows(2)
            .map(|two| Move {
                at: two[1].since,
                by: BY,
                from: two[0].clone(),
                to: two[1].clone(),
                undo: false,
            })
            .collect();
        let moves: Vec<Move> = moves.into_iter().filter(|one| one.at > CLOSED).collect();
        told(places.last().unwrap(), &moves, now)
    }

    fn told(stands: &Position, moves: &[Move], now: i64) -> Vec<(Worse, i64, bool)> {
        let turns = turns(stands, moves, &Funnel::default(), span(CLOSED), after(now));
        turns.iter().map(|one| (one.worse, (one.at.0 - CLOSED.0) / DAY, one.still)).collect()
    }

    #[test]
    fn h5_lost_and_fallen_back_are_told_and_forward_is_not() {
        use Worse::{FellBack, Lost};
        assert_eq!(walk(&[open(5, -1), open(7, 2)], 3), []);
        assert_eq!(walk(&[open(7, -1), open(5, 2)], 3), [(FellBack, 2, true)]);
        assert_eq!(walk(&[open(7, -1), lost(7, 2)], 3), [(Lost, 2, true)]);
        assert_eq!(walk(&[open(7, -1), parked(7, 2)], 3), [], "parked is not lost");
        let again = [open(7, -1), parked(7, 2), open(4, 3)];
        assert_eq!(walk(&again, 4), [(FellBack, 3, true)]);
        assert_eq!(walk(&[open(7, -9), lost(7, -2)], 3), [], "before it was closed");
    }

    #[test]
    fn h5_what_was_won_back_or_moved_on_is_told_and_is_so_no_more() {
        use Worse::{FellBack, Lost};
        let back = [open(7, -1), lost(7, 2), open(7, 3)];
        assert_eq!(walk(&back, 4), [(Lost, 2, false)]);
        let on = [open(7, -1), open(4, 2), open(5, 3)];
        assert_eq!(walk(&on, 4), [(FellBack, 2, false)]);
        let twice = [open(7, -1), open(5, 2), open(3, 3)];
        assert_eq!(walk(&twice, 4), [(FellBack, 2, false), (FellBack, 3, true)]);
    }

    #[test]
    fn h5_an_undone_move_is_no_turn() {
        let (stood, fell) = (open(7, -1), open(5, 2));
        let (away, back) = (stood.clone(), stood.clone());
        let moves = [
            Move { at: after(2), by: BY, from: away, to: fell.clone(), undo: false },
            Move { at: after(2), by: BY, from: fell, to: back, undo: true },
        ];
        assert_eq!(told(&stood, &moves, 3), []);
    }

    #[test]
    fn h5_a_deal_stalls_when_its_card_would_be_marked_and_not_if_it_was_before() {
        use Worse::Stalled;
        // The bottom band takes 30 days, so it is marked on the 31st.
        assert_eq!(walk(&[open(8, -10)], 20), []);
        assert_eq!(walk(&[open(8, -10)], 21), [(Stalled, 21, true)]);
        assert_eq!(walk(&[open(8, -40)], 21), [], "stuck at the closing already");
        let on = Position { band_since: after(25), ..open(4, 25) };
        let moved = walk(&[open(8, -10), on.clone()], 26);
        assert_eq!(moved, [(Stalled, 21, false), (Worse::FellBack, 25, true)]);
    }

    #[test]
    fn h5_after_half_a_year_nothing_more_is_told() {
        assert_eq!(walk(&[open(7, -1), lost(7, 180)], 400).len(), 2, "stalled, then lost");
        assert_eq!(walk(&[open(7, 179), lost(7, 181)], 400), []);
        assert_eq!(walk(&[open(8, 160)], 400), []);
        let until = CLOSED.day(0).plus(WATCHED);
        assert_eq!((left(until, CLOSED.day(0)), left(until, until.plus(1))), (180, 0));
    }

    proptest! {
        /// Whatever way a deal goes: each turn is within the watch, of each kind one at most is so
        /// still, and where it stands tells which.
        #[test]
        fn of_each_kind_one_at_most_is_so_still(
            road in proptest::collection::vec((1..9u8, 0..3u8, 1..40i64), 1..12),
            beyond in 0..60i64,
        ) {
            let mut day = -5;
            let places: Vec<Position> = road
                .into_iter()
                .map(|(number, kind, days)| {
                    day += days;
                    match kind {
                        0 => lost(number, day),
                        1 => parked(number, day),
                        _ => open(number, day),
                    }
                })
                .collect();
            let found = walk(&places, day + beyond);
            for kind in [Worse::Lost, Worse::Stalled, Worse::FellBack] {
                let still = found.iter().filter(|one| one.0 == kind && one.2).count();
                prop_assert!(still <= 1);
            }
            prop_assert!(found.iter().all(|one| (0..=180).contains(&one.1)));
            prop_assert!(found.windows(2).all(|two| two[0].1 <= two[1].1));
            let lies_lost = matches!(places.last().unwrap().standing, Standing::Lost { .. });
            let is_lost = found.iter().any(|one| one.0 == Worse::Lost && one.2);
            prop_assert!(lies_lost || !is_lost);
        }
    }
}
