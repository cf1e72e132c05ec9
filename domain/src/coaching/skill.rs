//! Skills: what people are coached in, what matters, what one can, and what to train first.

mod stock;

use serde::{Deserialize, Serialize};

use crate::id::SkillId;
use crate::text::Name;

pub use stock::Stock;

/// What something is that a person can be good at.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Of a rep before a customer; what joint visits are declared for.
    #[default]
    Visits,
    /// Of a rep: what they know.
    Knowledge,
    /// Keeps T1: of who leads.
    Leading,
}

impl Area {
    pub const ALL: [Self; 3] = [Self::Visits, Self::Knowledge, Self::Leading];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Knowledge => "knowledge",
            Self::Leading => "leading",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.word() == word)
    }
}

/// Something that people are coached in and tested for: one of those that every company begins
/// with, or its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Skill {
    pub id: SkillId,
    pub area: Area,
    /// Of those that every company begins with; its words are the interface's.
    pub stock: Option<Stock>,
    /// Its own name, or another for one of the stock.
    pub name: Option<Name>,
    /// Offered no more; kept for what was done with it.
    pub retired: bool,
}

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

/// Keeps C6: how two who answered about the same item see it, side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Beside {
    pub rep: Option<Answer>,
    pub coach: Option<Answer>,
}

impl Beside {
    /// Keeps C6: what is lacking where it matters, as both see it together.
    #[must_use]
    pub fn gap(&self) -> u8 {
        [self.rep, self.coach].into_iter().flatten().map(Answer::gap).sum()
    }

    /// How much it matters to whom it matters more.
    #[must_use]
    pub fn importance(&self) -> Option<Grade> {
        [self.rep, self.coach].into_iter().flatten().map(|answer| answer.importance).max()
    }

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
    use super::*;

    fn answer(importance: u8, ability: u8) -> Answer {
        Answer {
            importance: Grade::try_from(importance).unwrap(),
            ability: Grade::try_from(ability).unwrap(),
        }
    }

    #[test]
    fn c6_the_gap_is_what_is_lacking_where_it_matters() {
        let gaps = [(3, 1), (3, 2), (2, 1), (1, 1), (1, 2), (3, 3)];
        let gaps = gaps.map(|(importance, ability)| answer(importance, ability).gap());
        assert_eq!(gaps, [6, 3, 4, 2, 1, 0]);
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
}
