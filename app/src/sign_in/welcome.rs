//! The first visit to an empty database: a company of one's own, or the demo team.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::{Found, TryDemo};
use super::door::{Door, DoorWords};
use super::page::ShowPassword;
use super::zone::MoneyAndZone;
use crate::problem::{Field, PASSWORD_MIN};
use crate::session::go_to;
use crate::ui::icon::Icon;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn WelcomePage() -> impl IntoView {
    let words = use_words();
    view! {
        <Door wide=true>
            <DoorWords title=words.first_visit_title() text=words.first_visit_text() art=true />
            <div class="choices">
                <Own />
                <Demo />
            </div>
        </Door>
    }
}

#[component]
fn Own() -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<Found>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    let shown = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            go_to("/");
        }
    });
    let least = i64::try_from(PASSWORD_MIN).unwrap_or_default();
    view! {
        <ActionForm action attr:class="panel" attr:aria-labelledby="own">
            <h2 id="own">{words.first_visit_company()}</h2>
            <div class="fields">
                <Refused wrong />
                <Input
                    id="company"
                    name="company"
                    label=words.first_visit_company_name()
                    kind=Kind::Text
                    autocomplete="organization"
                    wrong=(Field::CompanyName, wrong)
                />
                <MoneyAndZone wrong />
                <h3>{words.first_visit_you()}</h3>
                <Input
                    id="name"
                    name="name"
                    label=words.first_visit_name()
                    kind=Kind::Text
                    autocomplete="name"
                    wrong=(Field::Name, wrong)
                />
                <Input
                    id="login"
                    name="login"
                    label=words.first_visit_login()
                    kind=Kind::Login
                    wrong=(Field::Login, wrong)
                />
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
            </div>
            <button
                class="button is-primary is-wide"
                type="submit"
                aria-busy=move || action.pending().get().then_some("true")
            >
                {words.first_visit_confirm()}
            </button>
        </ActionForm>
    }
}

#[component]
fn Demo() -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<TryDemo>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            go_to("/demo");
        }
    });
    view! {
        <ActionForm action attr:class="panel" attr:aria-labelledby="demo">
            <header>
                <h2 id="demo">{words.first_visit_demo()}</h2>
                <p>{words.demo_text()}</p>
            </header>
            <div>
                <Refused wrong />
            </div>
            <button
                class="button is-wide"
                type="submit"
                aria-busy=move || action.pending().get().then_some("true")
            >
                <Icon name="i-team" />
                {words.demo_title()}
            </button>
        </ActionForm>
    }
}
