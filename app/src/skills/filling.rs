//! Answering a test: of each skill how much it matters, and how well one can do it.

use domain::coaching::skill::{Area, Grade, Skill};
use domain::id::SkillId;
use domain::skills::About;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::filled::Filled;
use super::here::{Here, areas};
use crate::problem::Problem;
use crate::ui::input::Refused;
use crate::ui::keeping::KeepingSign;
use crate::words::{Words, use_words};

/// From much to little.
const GRADES: [u8; 3] = [3, 2, 1];

pub fn area_word(words: Words, area: Area) -> &'static str {
    match area {
        Area::Visits => words.skills_of_visits(),
        Area::Knowledge => words.skills_of_knowledge(),
        Area::Leading => words.skills_of_leading(),
    }
}

#[component]
pub fn Filling(here: Here, about: About, open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let filled = Filled::new(here.me, about, &untrack(|| here.tests(about)));
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    // Only once it was asked for is what is missing pointed out.
    let asked = RwSignal::new(false);
    let lists = areas(about.leading).iter().map(|area| (*area, here.offered(*area)));
    let lists: Vec<(Area, Vec<Skill>)> = lists.collect();
    let all: Vec<_> = lists.iter().flat_map(|(_, skills)| skills).map(|one| one.id).collect();
    let left = Memo::new(move |_| {
        let missing = all.iter().filter(|skill| filled.of(**skill).answer().is_none()).count();
        i64::try_from(missing).unwrap_or(i64::MAX)
    });
    let rows = lists.into_iter().map(|(area, skills)| {
        let rows = skills.into_iter().map(|skill| view! { <Row filled skill asked /> });
        let head = (!about.leading).then(|| view! { <h3>{area_word(words, area)}</h3> });
        view! {
            {head}
            <ul>{rows.collect_view()}</ul>
        }
    });
    let finish = move |_| {
        if left.get_untracked() > 0 {
            asked.set(true);
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = filled.finish().await;
            if answer.is_ok() {
                here.read().await;
            }
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => open.set(false),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    view! {
        <div class="skills-filling">
            <p class="muted small">{words.skills_scale()}</p>
            {rows.collect_view()}
            <Refused wrong=wrong.into() />
            <footer>
                <KeepingSign keeping=filled.keeping />
                <p role="status" class:field-error=move || asked.get() && (left.get() > 0)>
                    {move || (left.get() > 0).then(|| words.skills_left(left.get()))}
                </p>
                <button
                    class="button is-primary"
                    type="button"
                    data-act="finish"
                    aria-busy=move || busy.get().then_some("true")
                    on:click=finish
                >
                    {words.skills_finish()}
                </button>
            </footer>
        </div>
    }
}

#[component]
fn Row(filled: Filled, skill: Skill, asked: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let (id, name) = (skill.id, words.skill(&skill));
    let stands = Memo::new(move |_| filled.of(id));
    let missing = move || asked.get() && stands.get().answer().is_none();
    let scale = |legend: &'static str, of: fn(Filled, SkillId, Grade), importance: bool| {
        let buttons = GRADES.into_iter().filter_map(|grade| Grade::try_from(grade).ok());
        let buttons = buttons.map(|grade| {
            let on = move || {
                let stands = stands.get();
                let chosen = if importance { stands.importance } else { stands.ability };
                (chosen == Some(grade)).to_string()
            };
            view! {
                <button
                    class="chip"
                    type="button"
                    aria-pressed=on
                    on:click=move |_| of(filled, id, grade)
                >
                    {u8::from(grade).to_string()}
                </button>
            }
        });
        view! {
            <span class="skills-scale" role="group" aria-label=format!("{name}: {legend}")>
                <span aria-hidden="true">{legend}</span>
                {buttons.collect_view()}
            </span>
        }
    };
    let importance = scale(words.skills_importance(), Filled::importance, true);
    let ability = scale(words.skills_ability(), Filled::ability, false);
    view! {
        <li class="skills-row" class:is-missing=missing>
            <p>{name.clone()}</p>
            {importance}
            {ability}
        </li>
    }
}
