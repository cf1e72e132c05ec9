//! The people of a demo company: one tap, and one is who one wants to be.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::{DemoPerson, DemoTeam, EnterDemo, demo_people};
use super::door::{Door, DoorWords};
use crate::problem::Problem;
use crate::session::go_to;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::{Words, initials, use_words};

#[component]
pub fn PeoplePage() -> impl IntoView {
    let words = use_words();
    let people = resource(|| (), |()| demo_people());
    let action = ServerAction::<EnterDemo>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            go_to("/");
        }
    });
    view! {
        <Door wide=true>
            <DoorWords title=words.demo_title() text=words.demo_text() />
            <Refused wrong />
            <ActionForm action attr:class="fields">
                <Suspense>{move || Suspend::new(async move { teams(people.await, words) })}</Suspense>
            </ActionForm>
            <p>
                <a class="button is-quiet" href="/sign-in">{words.demo_other_login()}</a>
            </p>
        </Door>
    }
}

fn teams(teams: Result<Vec<DemoTeam>, Problem>, words: Words) -> AnyView {
    match teams {
        Ok(teams) => {
            let shown = teams.into_iter().enumerate().map(|(at, team)| self::team(at, team, words));
            shown.collect_view().into_any()
        }
        Err(problem) => view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any(),
    }
}

fn team(at: usize, team: DemoTeam, words: Words) -> impl IntoView {
    let id = format!("team-{at}");
    let named = team.name.is_some();
    let heading = team.name.map(|name| view! { <h2 id=id.clone()>{name.to_string()}</h2> });
    let people = team
        .people
        .into_iter()
        .enumerate()
        .map(|(n, person)| self::person(at * 5 + n, person, words));
    view! {
        <section class="people-team" aria-labelledby=named.then(|| id.clone())>
            {heading}
            <ul class="people">{people.collect_view()}</ul>
        </section>
    }
}

fn person(hue: usize, person: DemoPerson, words: Words) -> impl IntoView {
    let DemoPerson { login, name, roles } = person;
    let roles: Vec<&str> = roles.into_iter().map(|role| words.role(role)).collect();
    view! {
        <li>
            <button
                class="person"
                type="submit"
                name="login"
                value=login.to_string()
                data-demo-person=login.to_string()
            >
                <span class=format!("face is-large hue-{}", hue % 12) aria-hidden="true">
                    {initials(name.as_str())}
                </span>
                <span class="person-words">
                    <b>{name.to_string()}</b>
                    <span>{roles.join(" · ")}</span>
                </span>
                <Icon name="i-next" />
            </button>
        </li>
    }
}
