//! The team page: the tree of teams, the people, and one of them beside it.

use std::time::Duration;

use domain::org::Role;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Crew, State};
use super::people::People;
use super::person::PersonSheet;
use super::post::NewPerson;
use super::query;
use super::team_form::{Asked, TeamForm};
use super::tree::Tree;
use crate::problem::Problem;
use crate::reader::{Over, Reader};
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::{Words, use_words};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Team {
    /// The company as it was read last; `None` before.
    pub crew: RwSignal<Option<Crew>>,
    /// Grows with every change made here, so that all is read anew.
    pub edition: RwSignal<u32>,
    /// The sheet for a team stands open.
    pub asked: RwSignal<Option<Asked>>,
    /// The sheet for a new person stands open.
    pub adding: RwSignal<bool>,
    /// Whether the reader may change what they see.
    pub keeps: bool,
}

impl Team {
    pub fn changed(self) {
        self.edition.update(|edition| *edition += 1);
    }
}

#[component]
pub fn TeamPage() -> impl IntoView {
    let words = use_words();
    let params = use_query_map();
    let keeps = use_context::<Reader>().unwrap_or_default().over == Over::Company;
    let team = Team {
        crew: RwSignal::new(None),
        edition: RwSignal::new(0),
        asked: RwSignal::new(None),
        adding: RwSignal::new(false),
        keeps,
    };
    provide_context(team);
    let wanted = Memo::new(move |_| params.with(query::read));
    let crew =
        resource(move || (wanted.get(), team.edition.get()), |(wanted, _)| api::crew(wanted));
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <h1>{words.team_title()}</h1>
                    <Filters />
                    <div class="bar-end">
                        <a class="button is-quiet" href="/concentration">
                            {words.concentration_title()}
                        </a>
                        {keeps.then(|| view! { <Adding team /> })}
                    </div>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <Transition>
                    {move || Suspend::new(async move { shown(team, crew.await) })}
                </Transition>
            </main>
            {keeps
                .then(|| {
                    view! {
                        <PersonSheet />
                        <NewPerson />
                        <TeamForm />
                    }
                })}
        </Frame>
    }
    .into_any()
}

fn shown(team: Team, crew: Result<Crew, Problem>) -> AnyView {
    match crew {
        Ok(crew) => {
            team.crew.set(Some(crew.clone()));
            view! {
                <div class="crew">
                    <Tree teams=crew.teams.clone() />
                    <People crew />
                </div>
            }
            .into_any()
        }
        Err(problem) => view! {
            <div class="page">
                <Refused wrong=Signal::stored(Some(problem)) />
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Adding(team: Team) -> impl IntoView {
    let words = use_words();
    view! {
        <>
            <button
                class="button"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| team.asked.set(Some(Asked::New))
            >
                {words.team_new()}
            </button>
            <button
                class="button is-primary"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| team.adding.set(true)
            >
                <Icon name="i-plus" />
                {words.team_person()}
            </button>
        </>
    }
}

pub fn state_word(words: Words, state: State) -> &'static str {
    match state {
        State::Active => words.team_state_active(),
        State::Waiting => words.team_state_waiting(),
        State::Off => words.team_state_off(),
    }
}

/// Search, role and state; the address holds them.
#[component]
fn Filters() -> impl IntoView {
    let words = use_words();
    let params = use_query_map();
    let now = move |part: &str| params.with(|params| params.get(part)).unwrap_or_default();
    let go = query::go();
    let by_role = {
        let go = go.clone();
        move |word: String| go("role", &word)
    };
    let by_state = {
        let go = go.clone();
        move |word: String| go("state", &word)
    };
    let mut by_text = debounce(Duration::from_millis(200), move |text: String| go("q", &text));
    let roles = Role::ALL.map(|role| (role.word(), words.role(role)));
    let states = State::ALL.map(|state| (state.word(), state_word(words, state)));
    view! {
        <form
            class="filters"
            role="search"
            aria-label=words.team_people()
            on:submit=move |event| event.prevent_default()
        >
            <label class="chip is-search" class:is-on=move || !now("q").is_empty()>
                <span class="hidden">{words.team_search()}</span>
                <Icon name="i-search" />
                <input
                    type="search"
                    placeholder=words.team_search()
                    prop:value=move || now("q")
                    on:input:target=move |event| by_text(event.target().value())
                />
            </label>
            <Choice
                name=words.team_roles()
                all=words.team_all_roles()
                options=roles.to_vec()
                value=Signal::derive(move || now("role"))
                take=by_role
            />
            <Choice
                name=words.team_state()
                all=words.team_state_here()
                options=states.to_vec()
                value=Signal::derive(move || now("state"))
                take=by_state
            />
        </form>
    }
}

#[component]
fn Choice(
    name: &'static str,
    all: &'static str,
    options: Vec<(&'static str, &'static str)>,
    value: Signal<String>,
    take: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = std::iter::once(("", all)).chain(options).map(|(word, label)| {
        view! {
            <option value=word selected=move || value.get() == word>
                {label}
            </option>
        }
    });
    view! {
        <label class="chip" class:is-on=move || !value.get().is_empty()>
            <span class="hidden">{name}</span>
            <select
                prop:value=move || value.get()
                on:change:target=move |event| take(event.target().value())
            >
                {options.collect_view()}
            </select>
            <Icon name="i-down" />
        </label>
    }
}
