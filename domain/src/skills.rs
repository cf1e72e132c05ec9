//! Keeps C6 and T1: the knowledge and skills test, who answers it about whom, what is shown to
//! whom, and what to train first. What both gain from depends on answers that are honest: nobody
//! reads the other's before their own are finished.

pub mod knowledge;

use serde::{Deserialize, Serialize};

use crate::coaching::skill::{Answer, Beside, Grade};
use crate::day::Millis;
use crate::id::{PersonId, SkillId, TestId};
use crate::org::{Org, Role};
use crate::policy::{Action, Actor};
use knowledge::Known;

/// One's own answers open the other's that were finished so many milliseconds later at most: three
/// months. Later ones wait for the next test.
pub const NEAR: i64 = 90 * 24 * 60 * 60 * 1_000;

/// Whom a test is about, and by which list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct About {
    pub person: PersonId,
    /// By that of who leads others; else by those of visits and of knowledge.
    pub leading: bool,
}

/// What was answered about one skill so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Marked {
    pub skill: SkillId,
    pub importance: Option<Grade>,
    pub ability: Option<Grade>,
}

impl Marked {
    pub fn answer(&self) -> Option<Answer> {
        Some(Answer { importance: self.importance?, ability: self.ability? })
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Test {
    pub id: TestId,
    pub about: About,
    pub by: PersonId,
    pub marks: Vec<Marked>,
    pub begun_at: Millis,
    /// From then on it stands.
    pub finished_at: Option<Millis>,
}

/// What stands between a rep and who leads them, for one of the two.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfRep {
    pub rep: PersonId,
    /// Who leads them now, and so answers about them.
    pub led_by: Option<PersonId>,
    /// As far as they are shown to who reads, the latest first.
    pub tests: Vec<Test>,
    /// Who finished one that waits for the reader's own answers, and when.
    pub waits: Option<(PersonId, Millis)>,
    pub knowledge: Vec<Known>,
}

/// Where a rep of someone's team stands, for who leads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stands {
    pub rep: PersonId,
    /// When they finished their test last, and when who leads them did theirs.
    pub theirs: Option<Millis>,
    pub own: Option<Millis>,
    /// What to train first, by the answers that are shown to who leads them.
    pub first: Vec<(SkillId, Beside)>,
    /// So much of their knowledge list is still to be learned.
    pub to_learn: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SkillsRefused {
    #[error("neither about them nor of a rep whom they lead")]
    NotYours,
    #[error("answers are missing")]
    Unanswered { missing: u32 },
    #[error("no such skill in this test")]
    NoSuchSkill,
    #[error("no such entry")]
    NoSuchEntry,
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    #[error("learned on a day that is to come")]
    LearnedAhead,
    #[error("the list is full")]
    TooMany,
}

/// Keeps C8: who leads the team that a rep stands in: the one person with whom their answers are
/// shared. `None` for who is no rep.
pub fn led_by(org: &Org, rep: PersonId) -> Option<PersonId> {
    let person = org.person(rep).filter(|one| one.active && one.roles.contains(&Role::Rep))?;
    org.team(person.team?)?.manager.filter(|leader| *leader != rep)
}

/// Keeps C8: whether they are the one who leads this rep.
pub fn leads(org: &Org, actor: &Actor, rep: PersonId) -> bool {
    led_by(org, rep) == Some(actor.person) && actor.may(Action::Coach { rep }).is_ok()
}

/// Keeps C6 and T1: a rep answers about themselves, who leads them about the rep, a manager about
/// their own leading.
///
/// # Errors
/// `NotYours` for anyone else, whatever their role.
pub fn may_answer(org: &Org, actor: &Actor, about: About) -> Result<(), SkillsRefused> {
    let own = about.person == actor.person;
    let may = match (about.leading, own) {
        (true, own) => own && actor.is(Role::Manager),
        (false, true) => actor.is(Role::Rep),
        (false, false) => leads(org, actor, about.person),
    };
    if may { Ok(()) } else { Err(SkillsRefused::NotYours) }
}

impl Test {
    /// A new one begins from the last, of which only what changed is to be answered anew.
    pub fn begin(id: TestId, about: About, by: PersonId, last: Option<&Self>, now: Millis) -> Self {
        let marks = last.map(|last| last.marks.clone()).unwrap_or_default();
        Self { id, about, by, marks, begun_at: now, finished_at: None }
    }

    /// Takes over what was answered; what is left open there stays as it was.
    pub fn answer(&mut self, marks: &[Marked]) {
        for marked in marks {
            match self.marks.iter_mut().find(|one| one.skill == marked.skill) {
                Some(one) => {
                    one.importance = marked.importance.or(one.importance);
                    one.ability = marked.ability.or(one.ability);
                }
                None => self.marks.push(*marked),
            }
        }
    }

    /// Dated, and never changed from then on: about the skills that are offered now, in their
    /// order.
    ///
    /// # Errors
    /// `Unanswered` where one of them has no answer.
    pub fn finish(&mut self, offered: &[SkillId], now: Millis) -> Result<(), SkillsRefused> {
        let of = |skill: &SkillId| self.marks.iter().find(|one| one.skill == *skill).copied();
        let marks: Vec<Marked> =
            offered.iter().filter_map(of).filter(|one| one.answer().is_some()).collect();
        let missing = offered.len() - marks.len();
        if missing > 0 {
            let missing = u32::try_from(missing).unwrap_or(u32::MAX);
            return Err(SkillsRefused::Unanswered { missing });
        }
        self.marks = marks;
        self.finished_at = Some(now);
        Ok(())
    }

    pub fn of(&self, skill: SkillId) -> Option<Answer> {
        self.marks.iter().find(|one| one.skill == skill)?.answer()
    }

    /// All gaps together: what is lacking where it matters.
    pub fn lacks(&self) -> u32 {
        self.marks.iter().filter_map(Marked::answer).map(|answer| u32::from(answer.gap())).sum()
    }
}

/// Keeps C6: whether a test is shown to someone. One's own always; the other's once it is finished
/// and one's own are finished too, no more than three months before it or at any time after.
pub fn is_shown(test: &Test, to: PersonId, all: &[Test]) -> bool {
    if test.by == to {
        return true;
    }
    let Some(finished) = test.finished_at else { return false };
    let own = all.iter().filter(|one| one.by == to && one.about == test.about);
    let mut own = own.filter_map(|one| one.finished_at);
    own.any(|own| own.0.saturating_add(NEAR) >= finished.0)
}

/// The latest that someone finished.
pub fn latest(tests: &[Test], by: impl Fn(PersonId) -> bool) -> Option<&Test> {
    let finished = tests.iter().filter(|one| one.finished_at.is_some() && by(one.by));
    finished.max_by_key(|one| one.finished_at)
}

/// Keeps C6: what to train, by what both answered: where the gaps of the two together are larger
/// first, then what matters more, then as the skills stand in the list. What neither finds lacking
/// is not to be trained.
pub fn ranked(rep: Option<&Test>, coach: Option<&Test>) -> Vec<(SkillId, Beside)> {
    let mut skills: Vec<SkillId> = Vec::new();
    for marked in [rep, coach].into_iter().flatten().flat_map(|test| &test.marks) {
        if !skills.contains(&marked.skill) {
            skills.push(marked.skill);
        }
    }
    let beside = |skill: SkillId| Beside {
        rep: rep.and_then(|test| test.of(skill)),
        coach: coach.and_then(|test| test.of(skill)),
    };
    let mut ranked: Vec<_> = skills.into_iter().map(|skill| (skill, beside(skill))).collect();
    ranked.retain(|(_, beside)| beside.gap() > 0);
    ranked.sort_by_key(|(_, beside)| std::cmp::Reverse((beside.gap(), beside.importance())));
    ranked
}

#[cfg(test)]
mod tests;
