//! The people that were asked for.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{Crew, Row, SOME, State};
use super::page::{Team, state_word};
use super::query;
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn People(crew: Crew) -> impl IntoView {
    let words = use_words();
    let page = expect_context::<Team>();
    let shown = u32::try_from(crew.people.len()).unwrap_or(u32::MAX);
    let (total, more) = (crew.total, crew.total > shown);
    let rows = crew.people.into_iter().map(|row| {
        if page.keeps {
            view! { <li><Opens row /></li> }.into_any()
        } else {
            view! { <li><div class="person-row">{face(row, words)}</div></li> }.into_any()
        }
    });
    let go = query::go();
    view! {
        <section class="crew-people" aria-labelledby="people">
            <header>
                <h2 id="people">{words.team_people()}</h2>
                <p class="muted" role="status">{words.team_people_count(i64::from(total))}</p>
            </header>
            {(total == 0)
                .then(|| view! { <p class="empty-column">{words.team_nobody()}</p> })}
            <ul class="person-rows">{rows.collect_view()}</ul>
            {more
                .then(|| {
                    let next = (shown + SOME).to_string();
                    view! {
                        <button
                            class="button is-wide"
                            type="button"
                            on:click=move |_| go("len", &next)
                        >
                            {words.team_more()}
                        </button>
                    }
                })}
        </section>
    }
}

#[component]
fn Opens(row: Row) -> impl IntoView {
    let words = use_words();
    let params = use_query_map();
    let id = row.id.to_string();
    let mine = id.clone();
    let here = move || params.with(|params| params.get("person")).is_some_and(|one| one == mine);
    let shown = id.clone();
    view! {
        <a
            href=move || params.with(|params| query::with(params, "person", &id))
            class="person-row"
            data-person=shown
            aria-current=move || here().then_some("true")
            data-noscroll=""
        >
            {face(row, words)}
            <Icon name="i-next" />
        </a>
    }
}

fn face(row: Row, words: Words) -> impl IntoView {
    let roles: Vec<&str> = row.roles.into_iter().map(|role| words.role(role)).collect();
    let post: Vec<String> =
        row.team.map(String::from).into_iter().chain([roles.join(words.live_and())]).collect();
    let login =
        row.login.map(|login| view! { <span class="person-login">{login.to_string()}</span> });
    view! {
        <Face id=row.id name=row.name.to_string() silent=true />
        <span class="person-words">
            <b>{row.name.to_string()}</b>
            <span>{post.join(" · ")}</span>
        </span>
        {login}
        {(row.state != State::Active).then(|| mark(row.state, words))}
    }
}

pub fn mark(state: State, words: Words) -> impl IntoView {
    let class = match state {
        State::Active => "mark is-good",
        State::Waiting => "mark is-due",
        State::Off => "mark",
    };
    view! {
        <span class=class>
            <span>{state_word(words, state)}</span>
        </span>
    }
}
