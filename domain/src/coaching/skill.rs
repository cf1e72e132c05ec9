//! The knowledge and skills test: what matters, what one can, and what to train first.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

/// 3 is much, 1 is little.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Grade(u8);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a grade is 1, 2 or 3")]
pub struct NotAGrade;

impl TryFrom<u8> for Grade {
    type Error = NotAGrade;

    fn try_from(grade: u8) -> Result<Self, NotAGrade> {
        if (1..=3).contains(&grade) { Ok(Self(grade)) } else { Err(NotAGrade) }
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.0
    }
}

/// What one person answered about one item.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// How much it matters for the rep's work.
    pub importance: Grade,
    /// How well the rep can do it.
    pub ability: Grade,
}

impl Answer {
    /// Keeps C6: what is lacking where it matters, 0 to 6: importance times what ability is short
    /// of full.
    #[must_use]
    pub fn gap(self) -> u8 {
        self.importance.0 * (3 - self.ability.0)
    }
}

/// Keeps C6: what to train, first what is important and weak; of equal gaps what matters more
/// first, then as the items were given. What is fully mastered is not to be trained.
pub fn to_train<T>(items: impl IntoIterator<Item = (T, Answer)>) -> Vec<(T, Answer)> {
    let mut items: Vec<_> = items.into_iter().filter(|(_, answer)| answer.gap() > 0).collect();
    items.sort_by_key(|(_, answer)| Reverse((answer.gap(), answer.importance)));
    items
}

/// Keeps C6: how two who answered about the same item see it, side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Beside {
    pub rep: Option<Answer>,
    pub coach: Option<Answer>,
}

impl Beside {
    /// They see the ability, or how much it matters, quite differently: worth a talk.
    #[must_use]
    pub fn is_far_apart(&self) -> bool {
        let far = |one: Grade, other: Grade| one.0.abs_diff(other.0) > 1;
        self.rep.zip(self.coach).is_some_and(|(rep, coach)| {
            far(rep.ability, coach.ability) || far(rep.importance, coach.importance)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(importance: u8, ability: u8) -> Answer {
        Answer {
            importance: Grade::try_from(importance).unwrap(),
            ability: Grade::try_from(ability).unwrap(),
        }
    }

    #[test]
    fn c6_important_and_weak_comes_first() {
        let items = [
            ("product", answer(3, 3)),
            ("letters", answer(1, 1)),
            ("needs", answer(3, 2)),
            ("closing", answer(2, 1)),
            ("questions", answer(3, 1)),
            ("travel", answer(1, 2)),
        ];
        let first: Vec<_> = to_train(items).into_iter().map(|(item, _)| item).collect();
        assert_eq!(first, ["questions", "closing", "needs", "letters", "travel"]);
    }

    #[test]
    fn a_grade_is_one_of_three() {
        assert_eq!(Grade::try_from(0), Err(NotAGrade));
        assert_eq!(Grade::try_from(4), Err(NotAGrade));
        assert!(serde_json::from_str::<Grade>("7").is_err());
    }

    #[test]
    fn c6_far_apart_is_worth_a_talk() {
        let beside = |rep, coach| Beside { rep: Some(rep), coach: Some(coach) };
        assert!(beside(answer(3, 3), answer(3, 1)).is_far_apart());
        assert!(beside(answer(1, 2), answer(3, 2)).is_far_apart());
        assert!(!beside(answer(3, 2), answer(2, 1)).is_far_apart());
        assert!(!Beside { rep: Some(answer(3, 3)), coach: None }.is_far_apart());
    }

    proptest! {
        #[test]
        fn c6_the_order_is_that_of_gaps(grades in prop::collection::vec((1u8..4, 1u8..4), 0..40)) {
            let items = grades.iter().map(|(importance, ability)| ((), answer(*importance, *ability)));
            let ranked = to_train(items);
            prop_assert!(ranked.is_sorted_by(|(_, one), (_, next)| one.gap() >= next.gap()));
            let weak = grades.iter().filter(|(_, ability)| *ability < 3).count();
            prop_assert_eq!(ranked.len(), weak);
        }
    }
}
