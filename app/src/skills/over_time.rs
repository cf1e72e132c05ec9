//! How it went from test to test: the ability in each skill, and all gaps together.

use domain::id::SkillId;
use domain::skills::{About, Test};
use leptos::prelude::*;

use super::here::Here;
use crate::words::use_words;

/// The most tests that stand side by side.
const SIDE_BY_SIDE: usize = 8;

#[component]
pub fn OverTime(here: Here, about: About) -> impl IntoView {
    let words = use_words();
    move || {
        let mut tests = here.tests(about);
        tests.retain(|test| test.finished_at.is_some());
        tests.truncate(SIDE_BY_SIDE);
        // One's own beside one another, then those of who leads them.
        tests.sort_by_key(|test| (test.by != about.person, test.by, test.finished_at));
        if tests.len() < 2 {
            return None;
        }
        let mut skills: Vec<SkillId> = Vec::new();
        for marked in tests.iter().flat_map(|test| &test.marks) {
            if !skills.contains(&marked.skill) {
                skills.push(marked.skill);
            }
        }
        let heads = tests.iter().map(|test| {
            let day = test.finished_at.map(|at| here.day(at));
            let name = here.name(test.by).unwrap_or_else(|| words.skills_mine().to_owned());
            view! {
                <th scope="col">
                    <span>{day}</span>
                    <span class="muted">{name}</span>
                </th>
            }
        });
        let row = |skill: &SkillId| {
            let ability =
                |test: &Test| test.of(*skill).map(|one| u8::from(one.ability).to_string());
            let cells = tests.iter().map(|test| view! { <td class="num">{ability(test)}</td> });
            view! {
                <tr>
                    <th scope="row">{here.skill_name(*skill)}</th>
                    {cells.collect_view()}
                </tr>
            }
        };
        let sums =
            tests.iter().map(|test| view! { <td class="num">{test.lacks().to_string()}</td> });
        let kind = if about.leading { "leading" } else { "rep" };
        Some(view! {
            <section class="panel skills-time" data-time=kind>
                <header>
                    <h2 id=format!("time-{kind}")>{words.skills_over_time()}</h2>
                    <p>{words.skills_over_time_text()}</p>
                </header>
                <div
                    class="skills-scroll"
                    tabindex="0"
                    role="region"
                    aria-labelledby=format!("time-{kind}")
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{words.skills_item()}</th>
                                {heads.collect_view()}
                            </tr>
                        </thead>
                        <tbody>{skills.iter().map(row).collect_view()}</tbody>
                        <tfoot>
                            <tr>
                                <th scope="row">{words.skills_sum()}</th>
                                {sums.collect_view()}
                            </tr>
                        </tfoot>
                    </table>
                </div>
            </section>
        })
    }
}
