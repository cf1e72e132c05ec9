//! The talk after a joint visit: phases in order, fields of each, and who writes where. What is
//! written is kept by author, as in every sitting; nothing here keeps anything.

use serde::{Deserialize, Serialize};

use super::Sale;

/// Keeps C3 and C4: the parts of the talk, in the order in which they come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before a visit to a large sale (C2): its aim and plan, and why they will work.
    Planning,
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
    pub const ALL: [Self; 5] =
        [Self::Planning, Self::Feelings, Self::Happened, Self::Why, Self::After];

    /// Keeps C2: the parts of the form, with the planning where the sale is worth it.
    #[must_use]
    pub fn of(sale: Sale) -> &'static [Self] {
        match (sale, &Self::ALL) {
            (Sale::Large, all) => all,
            (Sale::Small, [_, talk @ ..]) => talk,
        }
    }

    /// The word used for the part of the form.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Feelings => "feelings",
            Self::Happened => "happened",
            Self::Why => "why",
            Self::After => "after",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.word() == word)
    }

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
    /// The aim of the visit to come.
    Goal,
    /// How it is to be reached.
    Approach,
    /// Why it will work.
    Reasons,
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
    /// The day of the next visit, as `2026-12-01`.
    Next,
}

impl Field {
    pub const ALL: [Self; 16] = [
        Self::Goal,
        Self::Approach,
        Self::Reasons,
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
        Self::Next,
    ];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Goal => "debrief_goal",
            Self::Approach => "debrief_approach",
            Self::Reasons => "debrief_reasons",
            Self::Feelings => "debrief_feelings",
            Self::Listening => "debrief_listening",
            Self::Aim => "debrief_aim",
            Self::Plan => "debrief_plan",
            Self::Happened => "debrief_happened",
            Self::Buyer => "debrief_buyer",
            Self::Best => "debrief_best",
            Self::Better => "debrief_better",
            Self::Seen => "debrief_seen",
            Self::Found => "debrief_found",
            Self::Suggested => "debrief_suggested",
            Self::Action => "debrief_action",
            Self::Next => "debrief_next",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    pub fn phase(self) -> Phase {
        match self {
            Self::Goal | Self::Approach | Self::Reasons => Phase::Planning,
            Self::Feelings | Self::Listening => Phase::Feelings,
            Self::Aim | Self::Plan | Self::Happened => Phase::Happened,
            Self::Buyer => Phase::Why,
            Self::Best
            | Self::Better
            | Self::Seen
            | Self::Found
            | Self::Suggested
            | Self::Action
            | Self::Next => Phase::After,
        }
    }

    /// Whether this side writes there. Where both do, each has an entry of their own. The action
    /// is the rep's: they must believe in it (C1).
    pub fn is_for(self, side: Side) -> bool {
        match self {
            Self::Feelings
            | Self::Best
            | Self::Better
            | Self::Found
            | Self::Action
            | Self::Next => side == Side::Rep,
            Self::Listening | Self::Seen | Self::Suggested => side == Side::Coach,
            Self::Goal
            | Self::Approach
            | Self::Reasons
            | Self::Aim
            | Self::Plan
            | Self::Happened
            | Self::Buyer => true,
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
/// has said something in each phase of the form before it.
#[must_use]
pub fn open(form: &[Phase], said: impl Fn(Field) -> bool) -> Phase {
    let spoken = |phase: Phase| phase.fields().any(|field| field.is_for(Side::Rep) && said(field));
    form.iter().copied().find(|phase| !spoken(*phase)).unwrap_or(Phase::After)
}

/// Keeps C3 and C4: whether a side may write in a field of a form, by where the rep has spoken.
///
/// # Errors
/// Named after what must come first.
pub fn may_write(
    form: &[Phase],
    side: Side,
    field: Field,
    said: impl Fn(Field) -> bool,
) -> Result<(), NotYet> {
    if !field.is_for(side) {
        return Err(NotYet::NotYours);
    }
    if field.phase() > open(form, &said) {
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
            open(Phase::of(Sale::Small), |field| said.contains(&field))
        };
        assert_eq!(open(&Phase::ALL, |_| false), Phase::Planning, "a large sale is planned first");
        assert_eq!(open(Phase::of(Sale::Small), |_| false), Phase::Feelings);
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
        assert_eq!(
            may_write(&Phase::ALL, Side::Coach, Field::Feelings, |_| true),
            Err(NotYet::NotYours)
        );
        assert_eq!(
            may_write(&Phase::ALL, Side::Rep, Field::Listening, |_| true),
            Err(NotYet::NotYours)
        );
    }

    #[test]
    fn c4_the_rep_speaks_first_and_the_coach_suggests_last() {
        let up_to = |fields: &'static [Field]| {
            move |field: Field| field.phase() < Phase::After || fields.contains(&field)
        };
        let coach = |field, fields| may_write(&Phase::ALL, Side::Coach, field, up_to(fields));
        assert_eq!(coach(Field::Seen, &[]), Err(NotYet::RepFirst));
        assert_eq!(coach(Field::Seen, &[Field::Better]), Ok(()));
        assert_eq!(coach(Field::Suggested, &[Field::Best, Field::Better]), Err(NotYet::RepFirst));
        assert_eq!(coach(Field::Suggested, &[Field::Found]), Ok(()));
        assert_eq!(may_write(&Phase::ALL, Side::Rep, Field::Best, up_to(&[])), Ok(()));
        assert_eq!(
            may_write(&Phase::ALL, Side::Rep, Field::Suggested, |_| true),
            Err(NotYet::NotYours)
        );
        assert_eq!(
            may_write(&Phase::ALL, Side::Coach, Field::Action, |_| true),
            Err(NotYet::NotYours)
        );
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

    #[test]
    fn every_word_leads_back_to_its_field() {
        assert!(Field::ALL.into_iter().all(|field| Field::from_word(field.word()) == Some(field)));
        assert!(Phase::ALL.into_iter().all(|phase| Phase::from_word(phase.word()) == Some(phase)));
        let of_phases: Vec<Field> = Phase::ALL.into_iter().flat_map(Phase::fields).collect();
        assert_eq!(of_phases, Field::ALL, "fields stand in the order of their phases");
    }

    proptest! {
        /// Keeps C3: whoever tries what in whichever order, nobody writes in a phase before the
        /// rep has spoken in all that come before it.
        #[test]
        fn c3_the_order_of_phases_cannot_be_broken(
            tries in prop::collection::vec((any::<bool>(), 0usize..16), 0..60),
            large in any::<bool>(),
        ) {
            let form = Phase::of(if large { Sale::Large } else { Sale::Small });
            let mut said = BTreeSet::new();
            for (rep, field) in tries {
                let side = if rep { Side::Rep } else { Side::Coach };
                let field = Field::ALL[field];
                if may_write(form, side, field, |field| said.contains(&(Side::Rep, field))).is_ok() {
                    for before in form.iter().filter(|phase| **phase < field.phase()) {
                        let spoken = before.fields().any(|field| said.contains(&(Side::Rep, field)));
                        prop_assert!(spoken, "{field:?} before {before:?}");
                    }
                    said.insert((side, field));
                }
            }
        }
    }
}
