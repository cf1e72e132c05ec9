//! The answers as they are tapped: kept with every tap, here and on the server, each by itself, so
//! that two tablets of one person take nothing from each other.

use std::time::Duration;

use domain::coaching::skill::Grade;
use domain::id::{PersonId, SkillId};
use domain::skills::{About, Marked, Test};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::live::draft::{self, Draft, For};
use crate::problem::Problem;
use crate::ui::keeping::Keeping;

#[derive(Clone, Copy)]
pub struct Filled {
    me: PersonId,
    about: About,
    pub marks: RwSignal<Vec<Marked>>,
    /// Tapped, and not answered by the server yet.
    pending: RwSignal<Vec<Marked>>,
    sending: StoredValue<bool>,
    pub keeping: RwSignal<Keeping>,
}

const QUIET: Duration = Duration::from_millis(400);

fn put(all: &mut Vec<Marked>, marked: Marked) {
    match all.iter_mut().find(|one| one.skill == marked.skill) {
        Some(one) => {
            one.importance = marked.importance.or(one.importance);
            one.ability = marked.ability.or(one.ability);
        }
        None => all.push(marked),
    }
}

impl Filled {
    /// Begins from the one under way, else from the last.
    pub fn new(me: PersonId, about: About, tests: &[Test]) -> Self {
        let begun = tests.iter().find(|test| test.by == me);
        let filled = Self {
            me,
            about,
            marks: RwSignal::new(begun.map(|test| test.marks.clone()).unwrap_or_default()),
            pending: RwSignal::new(Vec::new()),
            sending: StoredValue::new(false),
            keeping: RwSignal::new(Keeping::Kept),
        };
        // What was tapped and not sent goes on where it stopped.
        Effect::new(move |_| {
            for marked in filled.drafted() {
                filled.tap(marked);
            }
            let mut later = debounce(QUIET, move |()| filled.send());
            Effect::new(move |_| {
                if filled.pending.with(|pending| !pending.is_empty()) {
                    later(());
                }
            });
            let online = window_event_listener(leptos::ev::online, move |_| filled.send());
            on_cleanup(move || online.remove());
        });
        filled
    }

    pub fn importance(self, skill: SkillId, grade: Grade) {
        self.tap(Marked { skill, importance: Some(grade), ability: None });
    }

    pub fn ability(self, skill: SkillId, grade: Grade) {
        self.tap(Marked { skill, importance: None, ability: Some(grade) });
    }

    fn tap(self, marked: Marked) {
        self.marks.update(|marks| put(marks, marked));
        self.pending.update(|pending| put(pending, marked));
        self.draft();
        self.keeping.set(Keeping::UnderWay);
    }

    pub fn of(self, skill: SkillId) -> Marked {
        let none = Marked { skill, importance: None, ability: None };
        self.marks.with(|all| all.iter().find(|one| one.skill == skill).copied().unwrap_or(none))
    }

    fn send(self) {
        let sent = self.pending.get_untracked();
        if sent.is_empty() || self.sending.get_value() {
            return;
        }
        self.sending.set_value(true);
        spawn_local(async move {
            let answer = api::answer(self.about, sent.clone(), false).await;
            if self.sending.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => self.kept(&sent),
                Err(Problem::Unreachable) => self.keeping.set(Keeping::Here),
                Err(problem) => self.keeping.set(Keeping::Wrong(problem)),
            }
        });
    }

    /// What was tapped meanwhile goes next.
    fn kept(self, sent: &[Marked]) {
        self.pending.update(|pending| pending.retain(|one| !sent.contains(one)));
        self.draft();
        if self.pending.with_untracked(Vec::is_empty) {
            self.keeping.set(Keeping::Kept);
        }
    }

    /// Finishes it, with what was not sent yet.
    pub async fn finish(self) -> Result<(), Problem> {
        let sent = self.pending.get_untracked();
        api::answer(self.about, sent.clone(), true).await?;
        if self.pending.try_update(|pending| pending.retain(|one| !sent.contains(one))).is_some() {
            self.draft();
        }
        Ok(())
    }

    fn draft(self) {
        let words = self.pending.with_untracked(|pending| match pending.is_empty() {
            true => String::new(),
            false => serde_json::to_string(pending).unwrap_or_default(),
        });
        draft::keep(self.me, For::Skills(self.about), &Draft { words, ..Draft::default() });
    }

    fn drafted(self) -> Vec<Marked> {
        let draft = draft::read(self.me, For::Skills(self.about));
        draft.and_then(|draft| crate::wire::read(&draft.words).ok()).unwrap_or_default()
    }
}
