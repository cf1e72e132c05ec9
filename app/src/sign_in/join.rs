//! The page of a one-time link: who is meant, and a password of their own.
//!
//! What the link carries stands in the fragment of the address, which no browser sends along:
//! it comes into no log and no `Referer`, and goes to the server only in the body of a request.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::door::{Door, DoorWords};
use super::join_api::{Guest, Join, guest};
use super::page::ShowPassword;
use crate::problem::{Field, PASSWORD_MIN, Problem};
use crate::session::go_to;
use crate::ui::funnel_art::FunnelArt;
use crate::ui::icon::Icon;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn JoinPage() -> impl IntoView {
    let words = use_words();
    let token = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Result<Guest, Problem>>);
    Effect::new(move |_| {
        let fragment = window().location().hash().unwrap_or_default();
        let carried = fragment.trim_start_matches('#').to_owned();
        token.set(carried.clone());
        spawn_local(async move { found.set(Some(guest(carried).await)) });
    });
    let shown = move || match found.get() {
        None => view! {
            <DoorWords title=words.join_title() text=words.join_checking() art=true />
        }
        .into_any(),
        Some(Ok(guest)) => view! { <Welcome guest token /> }.into_any(),
        Some(Err(problem)) => {
            let said = problem.say(words);
            view! {
                <div class="panel">
                    <h1>{words.join_title()}</h1>
                    <div class="note is-due" role="alert">
                        <Icon name="i-warning" />
                        <p>{said}</p>
                    </div>
                    <a class="button is-wide" href="/sign-in" rel="external">
                        {words.sign_in_title()}
                    </a>
                </div>
            }
            .into_any()
        }
    };
    view! { <Door>{shown}</Door> }
}

#[component]
fn Welcome(guest: Guest, token: RwSignal<String>) -> impl IntoView {
    let words = use_words();
    let shown = RwSignal::new(false);
    let action = ServerAction::<Join>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            go_to("/");
        }
    });
    let least = i64::try_from(PASSWORD_MIN).unwrap_or_default();
    let company = guest.company.as_str();
    let text = if guest.invited { words.join_invited(company) } else { words.join_reset(company) };
    let login = guest.login.to_string();
    view! {
        <div class="door-words">
            <FunnelArt />
            <h1>{words.join_welcome(guest.name.as_str())}</h1>
            <p>{text}</p>
        </div>
        <ActionForm action attr:class="panel" attr:aria-labelledby="join">
            <h2 id="join">{words.join_login(&login)}</h2>
            <Refused wrong />
            <input type="hidden" name="token" value=move || token.get() />
            // For the browser's own keeper of passwords.
            <input class="hidden" name="login" autocomplete="username" value=login.clone() tabindex="-1" aria-hidden="true" readonly=true />
            <Input
                id="password"
                name="password"
                label=words.first_visit_password()
                kind=Kind::NewPassword
                hint=words.first_visit_password_hint(least)
                wrong=(Field::Password, wrong)
                shown
            />
            <ShowPassword shown />
            <button
                class="button is-primary is-wide"
                type="submit"
                aria-busy=move || action.pending().get().then_some("true")
            >
                {words.join_confirm()}
            </button>
        </ActionForm>
    }
}
