//! Planned against made: of the week, and for those who lead of everyone in it.

use domain::visit::Tally;
use leptos::prelude::*;

use super::weekly::Weekly;
use crate::words::use_words;

#[component]
pub fn Figures(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let tallies = Memo::new(move |_| weekly.week.with(|week| week.tallies.clone()));
    let own = move || tallies.with(|all| all.first().map(|(_, tally)| *tally)).unwrap_or_default();
    let figure = move |label: &'static str, of: fn(Tally) -> u32| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd class="num">{move || of(own()).to_string()}</dd>
            </div>
        }
    };
    let several = tallies.with_untracked(|all| all.len() > 1);
    view! {
        <dl class="facts visit-figures">
            {figure(words.visit_planned(), |one| one.planned)}
            {figure(words.visit_kept(), |one| one.kept)}
            {figure(words.visit_beside(), |one| one.unplanned)}
            {figure(words.visit_dropped(), |one| one.dropped)}
            {figure(words.visit_face_to_face_made(), |one| one.face_to_face)}
        </dl>
        {several.then(|| view! { <Team weekly tallies /> })}
    }
}

#[component]
fn Team(weekly: Weekly, tallies: Memo<Vec<(domain::id::PersonId, Tally)>>) -> impl IntoView {
    let words = use_words();
    let monday = weekly.days()[0];
    let name = move |person| {
        weekly.feed.desk(|desk| desk.person(person).map(ToString::to_string)).unwrap_or_default()
    };
    let rows = move || {
        let row = |(person, one): (domain::id::PersonId, Tally)| {
            view! {
                <tr>
                    <th scope="row">
                        <a href=weekly.address(person, Some(monday))>{name(person)}</a>
                    </th>
                    <td class="num">{one.planned}</td>
                    <td class="num">{one.kept}</td>
                    <td class="num">{one.unplanned}</td>
                    <td class="num">{one.dropped}</td>
                    <td class="num">{one.face_to_face}</td>
                </tr>
            }
        };
        tallies.get().into_iter().map(row).collect_view()
    };
    view! {
        <details class="more visit-team">
            <summary>
                {words.visit_team()}
                <crate::ui::icon::Icon name="i-down" />
            </summary>
            <div class="visit-scroll" tabindex="0" role="region" aria-label=words.visit_team()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.visit_person()}</th>
                            <th scope="col">{words.visit_planned()}</th>
                            <th scope="col">{words.visit_kept()}</th>
                            <th scope="col">{words.visit_beside()}</th>
                            <th scope="col">{words.visit_dropped()}</th>
                            <th scope="col">{words.visit_face_to_face_made()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
