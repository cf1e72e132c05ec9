//! The five steps of coaching, for one rep and one skill.

use serde::{Deserialize, Serialize};

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
