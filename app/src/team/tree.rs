//! The tree of teams: each with its manager and how many work in it.

use domain::id::TeamId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::Branch;
use super::page::Team;
use super::query;
use super::team_form::Asked;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Tree(teams: Vec<Branch>) -> impl IntoView {
    let words = use_words();
    let none = teams.is_empty();
    view! {
        <section class="panel crew-teams" aria-labelledby="teams">
            <h2 id="teams">{words.team_teams()}</h2>
            <ul class="tree">
                <li>
                    <div class="branch">
                        <Open team=None>
                            <b>{words.team_everyone()}</b>
                        </Open>
                    </div>
                </li>
                {below(None, &teams, 0)}
            </ul>
            {none.then(|| view! { <p class="muted">{words.team_none_text()}</p> })}
        </section>
    }
}

/// The teams under one, and those under them. A tree that bites its own tail ends somewhere.
fn below(parent: Option<TeamId>, teams: &[Branch], depth: u8) -> AnyView {
    if depth > 12 {
        return ().into_any();
    }
    let branches: Vec<AnyView> = teams
        .iter()
        .filter(|team| team.parent == parent)
        .map(|team| {
            let under = teams.iter().any(|other| other.parent == Some(team.id));
            let under = under.then(|| {
                view! { <ul class="tree">{below(Some(team.id), teams, depth + 1)}</ul> }
            });
            view! {
                <li>
                    <One team=team.clone() />
                    {under}
                </li>
            }
            .into_any()
        })
        .collect();
    branches.into_any()
}

#[component]
fn One(team: Branch) -> impl IntoView {
    let words = use_words();
    let page = expect_context::<Team>();
    let Branch { id, name, manager, people, .. } = team;
    let led = manager.map_or_else(
        || words.team_no_manager().to_owned(),
        |(_, name)| words.team_led_by(name.as_str()),
    );
    let change = words.team_change(name.as_str());
    view! {
        <div class="branch">
            <Open team=Some(id)>
                <b>{name.to_string()}</b>
                <span class="muted">
                    {format!("{led} · {}", words.team_people_count(i64::from(people)))}
                </span>
            </Open>
            {page
                .keeps
                .then(|| {
                    view! {
                        <button
                            class="button is-quiet is-round"
                            type="button"
                            aria-haspopup="dialog"
                            aria-label=change
                            on:click=move |_| page.asked.set(Some(Asked::Team(id)))
                        >
                            <Icon name="i-more" />
                        </button>
                    }
                })}
        </div>
    }
}

/// Shows the people of a team, or everyone.
#[component]
fn Open(team: Option<TeamId>, children: Children) -> impl IntoView {
    let params = use_query_map();
    let word = team.map(|team| team.to_string()).unwrap_or_default();
    let mine = word.clone();
    let here = move || params.with(|params| params.get("team").unwrap_or_default()) == mine;
    view! {
        <a
            href=move || params.with(|params| query::with(params, "team", &word))
            class="branch-open"
            aria-current=move || here().then_some("true")
            data-noscroll=""
        >
            {children()}
        </a>
    }
}
