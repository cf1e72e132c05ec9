//! The settings page.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::{Profile, settings};
use super::bands_form::Bands;
use super::looks::{Language, Light};
use super::password_form::NewPassword;
use super::products_form::Products;
use crate::problem::Problem;
use crate::session::api::SignOut;
use crate::session::go_to;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Words, use_words};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = use_words();
    let profile = Resource::new_blocking(|| (), |()| settings());
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <h1>{words.settings_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page">
                    <Suspense>
                        {move || Suspend::new(async move { shown(profile.await, words) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn shown(profile: Result<Profile, Problem>, words: Words) -> AnyView {
    let profile = match profile {
        Ok(profile) => profile,
        Err(problem) => {
            return view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any();
        }
    };
    let Profile { name, roles, team, theme, has_password, funnel, products, .. } = profile;
    let roles = roles.into_iter().map(|role| words.role(role).to_owned());
    let post: Vec<String> = roles.chain(team.map(String::from)).collect();
    view! {
        <section class="panel" aria-label=words.settings_title()>
            <Language />
            <Light theme />
            <a class="setting" href="/guide">
                <span>
                    {words.guide_link()}
                    <span class="muted">{words.guide_link_text()}</span>
                </span>
                <Icon name="i-arrow" />
            </a>
            <Leave person=words.settings_person(name.as_str()) post=post.join(" · ") />
        </section>
        {funnel
            .is_some()
            .then(|| {
                view! {
                    <a class="panel setting" href="/rates">
                        <span>
                            {words.rates_title()}
                            <span class="muted">{words.rates_link_text()}</span>
                        </span>
                        <Icon name="i-arrow" />
                    </a>
                }
            })}
        {products.map(|products| view! { <Products products /> })}
        {funnel.map(|funnel| view! { <Bands funnel /> })}
        {has_password.then(|| view! { <NewPassword /> })}
    }
    .into_any()
}

#[component]
fn Leave(person: String, post: String) -> impl IntoView {
    let action = ServerAction::<SignOut>::new();
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            go_to("/");
        }
    });
    view! {
        <ActionForm action attr:class="setting">
            <p>
                {person}
                <span class="muted">{post}</span>
            </p>
            <button class="button" type="submit" data-sign-out="">
                <Icon name="i-signout" />
                {use_words().settings_sign_out()}
            </button>
        </ActionForm>
    }
}
