//! The five steps of coaching, for one rep and one skill.

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::deal::Refusal;
use crate::id::{PersonId, SkillId};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Observe,
    Feedback,
    Demonstrate,
    Prepare,
    Review,
}

impl Step {
    pub const ALL: [Self; 5] =
        [Self::Observe, Self::Feedback, Self::Demonstrate, Self::Prepare, Self::Review];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Observe => "observe",
            Self::Feedback => "feedback",
            Self::Demonstrate => "demonstrate",
            Self::Prepare => "prepare",
            Self::Review => "review",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// The cycle of one rep in one skill, with who coaches them in it now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub rep: PersonId,
    pub coach: PersonId,
    pub skill: SkillId,
    pub cycle: Cycle,
    pub at: Millis,
}

/// What people say of a cycle by themselves; visits and their feedback say the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The rep: aim and plan of the next visit are written, and why they will work.
    Prepared,
    /// The coach: they read it, and asked why.
    Reviewed,
    /// The coach: it works now.
    Learned,
}

/// Keeps C1 and C8: the standing after what someone said; each says what is theirs.
///
/// # Errors
/// `NotJoint` for whose it is not to say, `OutOfStep` where another step comes first.
pub fn say(standing: &Standing, said: Said, by: PersonId) -> Result<Cycle, Refusal> {
    let whose = match said {
        Said::Prepared => standing.rep,
        Said::Reviewed | Said::Learned => standing.coach,
    };
    if by != whose {
        return Err(Refusal::NotJoint);
    }
    let after = match said {
        Said::Prepared => standing.cycle.step(Step::Prepare),
        Said::Reviewed => standing.cycle.step(Step::Review),
        Said::Learned => standing.cycle.learn(),
    };
    after.map_err(|_| Refusal::OutOfStep)
}

/// Keeps C1: where the coaching of one rep in one skill stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cycle {
    /// How often the five are gone round, this time counted.
    pub round: u16,
    /// What was done last; `None` before the first visit.
    pub done: Option<Step>,
    /// It works now: nothing is left to do.
    pub learned: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum OutOfStep {
    #[error("another step comes first")]
    AnotherFirst,
    #[error("the skill is learned")]
    Learned,
    #[error("whether it works shows in the feedback on a visit")]
    NotSeen,
}

impl Cycle {
    pub const NEW: Self = Self { round: 1, done: None, learned: false };

    /// The steps that may come now, the usual one first. A demonstration may be left out, and
    /// leads back to feedback; after the review the next visit is observed.
    #[must_use]
    pub fn next(&self) -> &'static [Step] {
        match self.done {
            _ if self.learned => &[],
            None | Some(Step::Review) => &[Step::Observe],
            Some(Step::Observe | Step::Demonstrate) => &[Step::Feedback],
            Some(Step::Feedback) => &[Step::Prepare, Step::Demonstrate],
            Some(Step::Prepare) => &[Step::Review],
        }
    }

    /// The cycle after a step.
    ///
    /// # Errors
    /// Where another comes first, or nothing more does.
    pub fn step(self, step: Step) -> Result<Self, OutOfStep> {
        if self.learned {
            return Err(OutOfStep::Learned);
        }
        if !self.next().contains(&step) {
            return Err(OutOfStep::AnotherFirst);
        }
        let again = self.done == Some(Step::Review);
        Ok(Self { round: self.round.saturating_add(again.into()), done: Some(step), ..self })
    }

    /// The cycle after a visit that was made, or its feedback: what has happened is never refused.
    /// A visit that comes before the last round was gone through begins another one, and so does
    /// one for a skill that was learned before.
    #[must_use]
    pub fn met(self, step: Step) -> Self {
        let afresh = Self { done: Some(Step::Review), learned: false, ..self };
        self.step(step).or_else(|_| afresh.step(step)).unwrap_or(Self { done: Some(step), ..self })
    }

    /// The skill works: said after the feedback on a visit that the rep made.
    ///
    /// # Errors
    /// Where no such visit was just talked over.
    pub fn learn(self) -> Result<Self, OutOfStep> {
        match self.done {
            _ if self.learned => Err(OutOfStep::Learned),
            Some(Step::Feedback) => Ok(Self { learned: true, ..self }),
            _ => Err(OutOfStep::NotSeen),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn after(steps: &[Step]) -> Result<Cycle, OutOfStep> {
        steps.iter().try_fold(Cycle::NEW, |cycle, step| cycle.step(*step))
    }

    #[test]
    fn c1_the_five_steps_come_in_order_and_go_round_again() {
        use Step::{Demonstrate, Feedback, Observe, Prepare, Review};
        let round = [Observe, Feedback, Prepare, Review];
        assert_eq!(after(&round).unwrap().next(), [Observe]);
        let again = after(&[round, round].concat()).unwrap();
        assert_eq!((again.round, again.done), (2, Some(Review)));
        assert_eq!(after(&[Observe, Feedback, Demonstrate]).unwrap().next(), [Feedback]);
        let shown = [Observe, Feedback, Demonstrate, Feedback, Demonstrate, Feedback, Prepare];
        assert_eq!(after(&shown).unwrap().next(), [Review]);
        assert_eq!(after(&[Feedback]), Err(OutOfStep::AnotherFirst));
        assert_eq!(after(&[Observe, Prepare]), Err(OutOfStep::AnotherFirst));
        assert_eq!(after(&[Observe, Feedback, Demonstrate, Prepare]), Err(OutOfStep::AnotherFirst));
        assert_eq!(after(&[Observe, Feedback, Prepare, Observe]), Err(OutOfStep::AnotherFirst));
    }

    #[test]
    fn c1_it_is_learned_when_the_feedback_on_a_visit_says_so() {
        assert_eq!(Cycle::NEW.learn(), Err(OutOfStep::NotSeen));
        let learned = after(&[Step::Observe, Step::Feedback]).unwrap().learn().unwrap();
        assert!(learned.next().is_empty());
        assert_eq!(learned.step(Step::Observe), Err(OutOfStep::Learned));
        assert_eq!(learned.learn(), Err(OutOfStep::Learned));
    }

    #[test]
    fn c1_what_has_happened_is_never_refused_and_begins_another_round() {
        use Step::{Demonstrate, Feedback, Observe, Prepare};
        let once = after(&[Observe, Feedback]).unwrap();
        let again = once.met(Observe);
        assert_eq!((again.round, again.done), (2, Some(Observe)), "without being prepared");
        let prepared = once.step(Prepare).unwrap().met(Observe);
        assert_eq!((prepared.round, prepared.done), (2, Some(Observe)), "not reviewed");
        assert_eq!(once.met(Demonstrate).round, 1);
        let taken_up = once.learn().unwrap().met(Observe);
        assert_eq!((taken_up.round, taken_up.learned), (2, false));
        assert_eq!(Cycle::NEW.met(Demonstrate).done, Some(Demonstrate), "shown before it is tried");
        assert_eq!(Cycle::NEW.met(Demonstrate).met(Feedback).done, Some(Feedback));
    }

    #[test]
    fn c1_each_says_what_is_theirs() {
        let id = |n| PersonId::new(uuid::Uuid::from_u128(n));
        let standing = |cycle| Standing {
            rep: id(1),
            coach: id(2),
            skill: SkillId::new(uuid::Uuid::from_u128(3)),
            cycle,
            at: Millis(1),
        };
        let told = standing(after(&[Step::Observe, Step::Feedback]).unwrap());
        assert_eq!(say(&told, Said::Prepared, id(2)), Err(Refusal::NotJoint));
        assert_eq!(say(&told, Said::Learned, id(1)), Err(Refusal::NotJoint));
        assert_eq!(say(&told, Said::Reviewed, id(2)), Err(Refusal::OutOfStep));
        let prepared = standing(say(&told, Said::Prepared, id(1)).unwrap());
        assert_eq!(say(&prepared, Said::Learned, id(2)), Err(Refusal::OutOfStep));
        assert_eq!(say(&prepared, Said::Reviewed, id(2)).unwrap().next(), [Step::Observe]);
        assert!(say(&told, Said::Learned, id(2)).unwrap().learned);
    }

    proptest! {
        /// Keeps C1: from wherever it stands there is a way on, till it is learned; what may come
        /// next may be done, and nothing else.
        #[test]
        fn c1_there_is_always_a_way_on(tries in prop::collection::vec(0usize..5, 0..80)) {
            let mut cycle = Cycle::NEW;
            for step in tries.into_iter().map(|at| Step::ALL[at]) {
                prop_assert!(!cycle.next().is_empty());
                let allowed = cycle.next().contains(&step);
                match cycle.step(step) {
                    Ok(next) => {
                        prop_assert!(allowed && next.round >= cycle.round);
                        cycle = next;
                    }
                    Err(_) => prop_assert!(!allowed),
                }
            }
        }
    }
}
