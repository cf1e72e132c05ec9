//! The talk after a joint visit: phases in order, fields of each, and who writes where. What is
//! written is kept by author, as in every sitting; nothing here keeps anything.

use serde::{Deserialize, Serialize};

/// Keeps C3 and C4: the parts of the talk, in the order in which they come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// How the rep feels about the visit; the coach listens.
    Feelings,
    /// Aim, plan, what happened.
    Happened,
    /// Why, asked about the buyer.
    Why,
    /// What went best, what should be better, and one action.
    After,
}

impl Phase {
    pub const ALL: [Self; 4] = [Self::Feelings, Self::Happened, Self::Why, Self::After];

    /// The fields of it, in their order.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| field.phase() == self)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Rep,
    Coach,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Feelings,
    /// The coach's notes while the rep lets it out: for listening only.
    Listening,
    Aim,
    Plan,
    Happened,
    /// Why the customer said, objected, was put off.
    Buyer,
    /// What the rep did best.
    Best,
    /// What the rep would do better.
    Better,
    /// Strengths and lacks that the coach saw besides.
    Seen,
    /// What the rep finds to each problem.
    Found,
    /// What the coach suggests where the rep has found nothing.
    Suggested,
    /// The one thing to practise before other visits.
    Action,
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::Feelings,
        Self::Listening,
        Self::Aim,
        Self::Plan,
        Self::Happened,
        Self::Buyer,
        Self::Best,
        Self::Better,
        Self::Seen,
        Self::Found,
        Self::Suggested,
        Self::Action,
    ];

    pub fn phase(self) -> Phase {
        match self {
            Self::Feelings | Self::Listening => Phase::Feelings,
            Self::Aim | Self::Plan | Self::Happened => Phase::Happened,
            Self::Buyer => Phase::Why,
            Self::Best
            | Self::Better
            | Self::Seen
            | Self::Found
            | Self::Suggested
            | Self::Action => Phase::After,
        }
    }

    /// Whether this side writes there. Where both do, each has an entry of their own.
    pub fn is_for(self, side: Side) -> bool {
        match self {
            Self::Feelings | Self::Best | Self::Better | Self::Found => side == Side::Rep,
            Self::Listening | Self::Seen | Self::Suggested => side == Side::Coach,
            Self::Aim | Self::Plan | Self::Happened | Self::Buyer | Self::Action => true,
        }
    }

    /// What the rep must have said before anyone writes here, besides the phase being open: the
    /// rep sees first what the coach would add, and finds first what the coach would suggest.
    fn after(self) -> &'static [Field] {
        match self {
            Self::Seen => &[Self::Best, Self::Better],
            Self::Suggested => &[Self::Found],
            _ => &[],
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotYet {
    #[error("this part opens when the rep has spoken in the one before")]
    PhaseNotOpen,
    #[error("the rep speaks first here")]
    RepFirst,
    #[error("this field is the other side's")]
    NotYours,
}

/// Keeps C3: the last phase that is open, by where the rep has spoken. A phase opens when the rep
/// has said something in each phase before it.
#[must_use]
pub fn open(said: impl Fn(Field) -> bool) -> Phase {
    let spoken = |phase: Phase| phase.fields().any(|field| field.is_for(Side::Rep) && said(field));
    let [.., last] = Phase::ALL;
    Phase::ALL.into_iter().find(|phase| !spoken(*phase)).unwrap_or(last)
}

/// Keeps C3 and C4: whether a side may write in a field, by where the rep has spoken.
///
/// # Errors
/// Named after what must come first.
pub fn may_write(side: Side, field: Field, said: impl Fn(Field) -> bool) -> Result<(), NotYet> {
    if !field.is_for(side) {
        return Err(NotYet::NotYours);
    }
    if field.phase() > open(&said) {
        return Err(NotYet::PhaseNotOpen);
    }
    let first = field.after();
    if !first.is_empty() && !first.iter().any(|field| said(*field)) {
        return Err(NotYet::RepFirst);
    }
    Ok(())
}

/// Keeps C4: who found what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// What the rep saw or found: best, better, and answers.
    pub insights: u32,
    /// What the coach suggested.
    pub suggestions: u32,
}

impl Counts {
    /// Of what was written: each line that says something is one.
    #[must_use]
    pub fn of<'a>(written: impl IntoIterator<Item = (Side, Field, &'a str)>) -> Self {
        let mut counts = Self::default();
        for (side, field, words) in written {
            let lines = words.lines().filter(|line| line.chars().any(char::is_alphanumeric));
            let lines = u32::try_from(lines.count()).unwrap_or(u32::MAX);
            match (side, field) {
                (Side::Rep, Field::Best | Field::Better | Field::Found) => counts.insights += lines,
                (Side::Coach, Field::Suggested) => counts.suggestions += lines,
                _ => {}
            }
        }
        counts
    }

    /// The coach sees it.
    #[must_use]
    pub fn coach_talks_more(self) -> bool {
        self.suggestions > self.insights
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn c3_the_next_phase_opens_when_the_rep_has_spoken() {
        let mut said = BTreeSet::new();
        let mut opens = |field| {
            said.insert(field);
            open(|field| said.contains(&field))
        };
        assert_eq!(open(|_| false), Phase::Feelings);
        assert_eq!(opens(Field::Listening), Phase::Feelings, "the coach's notes open nothing");
        assert_eq!(opens(Field::Feelings), Phase::Happened);
        assert_eq!(opens(Field::Plan), Phase::Why, "one of the three is enough");
        assert_eq!(opens(Field::Buyer), Phase::After);
    }

    #[test]
    fn c3_the_coach_has_listening_notes_only_in_the_first_phase() {
        let fields: Vec<_> =
            Phase::Feelings.fields().filter(|field| field.is_for(Side::Coach)).collect();
        assert_eq!(fields, [Field::Listening]);
        assert_eq!(may_write(Side::Coach, Field::Feelings, |_| true), Err(NotYet::NotYours));
        assert_eq!(may_write(Side::Rep, Field::Listening, |_| true), Err(NotYet::NotYours));
    }

    #[test]
    fn c4_the_rep_speaks_first_and_the_coach_suggests_last() {
        let up_to = |fields: &'static [Field]| {
            move |field: Field| field.phase() < Phase::After || fields.contains(&field)
        };
        let coach = |field, fields| may_write(Side::Coach, field, up_to(fields));
        assert_eq!(coach(Field::Seen, &[]), Err(NotYet::RepFirst));
        assert_eq!(coach(Field::Seen, &[Field::Better]), Ok(()));
        assert_eq!(coach(Field::Suggested, &[Field::Best, Field::Better]), Err(NotYet::RepFirst));
        assert_eq!(coach(Field::Suggested, &[Field::Found]), Ok(()));
        assert_eq!(may_write(Side::Rep, Field::Best, up_to(&[])), Ok(()));
        assert_eq!(may_write(Side::Rep, Field::Suggested, |_| true), Err(NotYet::NotYours));
    }

    #[test]
    fn c4_the_reps_own_insights_and_the_coachs_suggestions_are_counted() {
        let counts = Counts::of([
            (Side::Rep, Field::Best, "Opened well\n\n- let him talk"),
            (Side::Rep, Field::Better, "—\n先問需求"),
            (Side::Rep, Field::Aim, "not counted"),
            (Side::Coach, Field::Seen, "not counted"),
            (Side::Coach, Field::Suggested, "Ask who decides"),
        ]);
        assert_eq!(counts, Counts { insights: 3, suggestions: 1 });
        assert!(!counts.coach_talks_more());
        assert!(Counts { insights: 1, suggestions: 2 }.coach_talks_more());
        assert!(!Counts::default().coach_talks_more());
    }

    #[test]
    fn every_phase_has_something_that_the_rep_says() {
        for phase in Phase::ALL {
            assert!(phase.fields().any(|field| field.is_for(Side::Rep)), "{phase:?}");
        }
    }

    proptest! {
        /// Keeps C3: whoever tries what in whichever order, nobody writes in a phase before the
        /// rep has spoken in all that come before it.
        #[test]
        fn c3_the_order_of_phases_cannot_be_broken(
            tries in prop::collection::vec((any::<bool>(), 0usize..12), 0..60),
        ) {
            let mut said = BTreeSet::new();
            for (rep, field) in tries {
                let side = if rep { Side::Rep } else { Side::Coach };
                let field = Field::ALL[field];
                if may_write(side, field, |field| said.contains(&(Side::Rep, field))).is_ok() {
                    for before in Phase::ALL.into_iter().filter(|phase| *phase < field.phase()) {
                        let spoken = before.fields().any(|field| said.contains(&(Side::Rep, field)));
                        prop_assert!(spoken, "{field:?} before {before:?}");
                    }
                    said.insert((side, field));
                }
            }
        }
    }
}
