//! The sign-in page.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::SignIn;
use super::door::{Door, DoorWords};
use crate::session::go_to;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let next = move || query.with(|query| query.get("next")).unwrap_or_default();
    let again = move || query.with(|query| query.get("again").is_some());
    let shown = RwSignal::new(false);
    let action = ServerAction::<SignIn>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(next)) = action.value().get() {
            go_to(&next);
        }
    });
    view! {
        <Door>
            <DoorWords title=words.nav_funnel() text=words.sign_in_text() art=true />
            <ActionForm action attr:class="panel" attr:aria-labelledby="sign-in">
                <h2 id="sign-in">{words.sign_in_title()}</h2>
                {move || again().then(|| view! { <p class="note">{words.sign_in_again()}</p> })}
                <Refused wrong />
                <input type="hidden" name="next" value=next />
                <Input id="login" name="login" label=words.sign_in_login() kind=Kind::Login />
                <Input
                    id="password"
                    name="password"
                    label=words.sign_in_password()
                    kind=Kind::Password
                    shown
                />
                <ShowPassword shown />
                <button
                    class="button is-primary is-wide"
                    type="submit"
                    aria-busy=move || action.pending().get().then_some("true")
                >
                    {words.sign_in_confirm()}
                </button>
                <p class="field-hint">{words.sign_in_forgotten()}</p>
            </ActionForm>
        </Door>
    }
}

/// A switch beside a password: on a tablet one types it wrong easily.
#[component]
pub fn ShowPassword(shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="toggle">
            <input
                type="checkbox"
                autocomplete="off"
                on:change:target=move |event| shown.set(event.target().checked())
            />
            <span>{use_words().sign_in_show_password()}</span>
        </label>
    }
}
