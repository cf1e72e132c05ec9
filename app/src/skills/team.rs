//! Where the reps of a team stand, for who leads it: those with most to train first.

use domain::day::Millis;
use domain::skills::Stands;
use leptos::prelude::*;

use super::here::Here;
use crate::words::use_words;

#[component]
pub fn Team(here: Here) -> impl IntoView {
    let words = use_words();
    let team = here.opened.with_untracked(|opened| opened.team.clone());
    if team.is_empty() {
        return None;
    }
    let day = move |at: Option<Millis>| {
        at.map_or_else(|| words.skills_never().to_owned(), |at| here.day(at))
    };
    let row = |one: &Stands| {
        let first: Vec<_> = one.first.iter().map(|(skill, _)| here.skill_name(*skill)).collect();
        let first = (!first.is_empty()).then(|| first.join(" · "));
        let name = here.name(one.rep).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/skills?of={}", one.rep)>{name}</a>
                </th>
                <td data-label=words.skills_team_first()>{first}</td>
                <td data-label=words.skills_team_theirs()>{day(one.theirs)}</td>
                <td data-label=words.skills_team_mine()>{day(one.own)}</td>
                <td class="num" data-label=words.skills_to_learn()>
                    {one.to_learn.to_string()}
                </td>
            </tr>
        }
    };
    Some(view! {
        <section class="panel skills-team">
            <header>
                <h2 id="skills-team">{words.skills_team()}</h2>
                <p>{words.skills_team_text()}</p>
            </header>
            <div class="skills-scroll" tabindex="0" role="region" aria-labelledby="skills-team">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.debrief_rep()}</th>
                            <th scope="col">{words.skills_team_first()}</th>
                            <th scope="col">{words.skills_team_theirs()}</th>
                            <th scope="col">{words.skills_team_mine()}</th>
                            <th scope="col">{words.skills_to_learn()}</th>
                        </tr>
                    </thead>
                    <tbody>{team.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    })
}
