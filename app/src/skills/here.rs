//! The page as it was read, and how its parts look things up in it.

use domain::coaching::skill::{Area, Skill};
use domain::day::Millis;
use domain::id::{PersonId, SkillId};
use domain::skills::{About, Test};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Opened, skills};
use crate::format::Format;

#[derive(Clone, Copy)]
pub struct Here {
    pub opened: RwSignal<Opened>,
    /// The rep whom the address names.
    of: Option<PersonId>,
    pub me: PersonId,
    pub write: Format,
}

impl Here {
    pub fn new(opened: Opened, of: Option<PersonId>, write: Format) -> Self {
        let me = opened.me;
        Self { opened: RwSignal::new(opened), of, me, write }
    }

    /// Reads the page anew.
    pub async fn read(self) {
        if let Ok(read) = skills(self.of).await {
            self.opened.try_set(read);
        }
    }

    pub fn anew(self) {
        spawn_local(self.read());
    }

    /// What they are called; `None` for the reader.
    pub fn name(self, person: PersonId) -> Option<String> {
        if person == self.me {
            return None;
        }
        let found = |opened: &Opened| {
            let found = opened.names.iter().find(|(id, _)| *id == person);
            found.map(|(_, name)| name.to_string()).unwrap_or_default()
        };
        Some(self.opened.with_untracked(found))
    }

    /// The tests about someone as far as they are shown, the latest first.
    pub fn tests(self, about: About) -> Vec<Test> {
        self.opened.with(|opened| match about.leading {
            true => opened.leading.clone().unwrap_or_default(),
            false => opened.of.as_ref().map(|of| of.tests.clone()).unwrap_or_default(),
        })
    }

    /// What a test asks about now.
    pub fn offered(self, area: Area) -> Vec<Skill> {
        self.opened.with_untracked(|opened| {
            let offered = opened.skills.iter().filter(|one| one.area == area && !one.retired);
            offered.cloned().collect()
        })
    }

    pub fn skill(self, id: SkillId) -> Option<Skill> {
        self.opened.with_untracked(|opened| opened.skills.iter().find(|one| one.id == id).cloned())
    }

    pub fn skill_name(self, id: SkillId) -> String {
        self.skill(id).map(|skill| self.write.words().skill(&skill)).unwrap_or_default()
    }

    pub fn day(self, at: Millis) -> String {
        let (offset, today) = self.opened.with_untracked(|one| (one.offset, one.today));
        self.write.day_short(at.day(offset), today)
    }
}

/// By which lists a test goes.
pub fn areas(leading: bool) -> &'static [Area] {
    if leading { &[Area::Leading] } else { &[Area::Visits, Area::Knowledge] }
}
