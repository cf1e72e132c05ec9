//! The settings page.

use domain::id::PersonId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Profile, settings};
use super::bands_form::Bands;
use super::devices::Devices;
use super::looks::{Language, LargeNumbers, Light};
use super::name_form::OwnName;
use super::password_form::NewPassword;
use crate::live::keep;
use crate::problem::Problem;
use crate::session::api::SignOut;
use crate::session::go_to;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::wire::resource;
use crate::words::{Words, use_words};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = use_words();
    let profile = resource(|| (), |()| settings());
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
    let Profile { name, roles, team, theme, has_password, funnel, .. } = profile.clone();
    let Profile { id, numbers, devices, now, offset, .. } = profile;
    let brings = roles.iter().any(|role| role.sells());
    let roles = roles.into_iter().map(|role| words.role(role).to_owned());
    let post: Vec<String> = roles.chain(team.map(String::from)).collect();
    let company = funnel.is_some();
    view! {
        <section class="panel" aria-labelledby="you">
            <h2 id="you">{words.settings_you()}</h2>
            <OwnName name=name.clone() />
            <Leave id person=words.settings_person(name.as_str()) post=post.join(" · ") />
        </section>
        <section class="panel" aria-labelledby="looks">
            <h2 id="looks">{words.settings_looks()}</h2>
            <Language />
            <Light theme />
            <LargeNumbers numbers />
        </section>
        {has_password.then(|| view! { <NewPassword /> })}
        <Devices devices now offset />
        {brings
            .then(|| {
                view! { <Way to="/import" title=words.import_link() text=words.import_text() /> }
            })}
        <Way to="/guide" title=words.guide_link() text=words.guide_link_text() />
        {company
            .then(|| {
                view! {
                    <h2>{words.settings_company()}</h2>
                    <Way to="/lists" title=words.lists_title() text=words.lists_link_text() />
                    <Way to="/rates" title=words.rates_title() text=words.rates_link_text() />
                }
            })}
        {funnel.map(|funnel| view! { <Bands funnel /> })}
    }
    .into_any()
}

/// The way to a page of its own.
#[component]
fn Way(to: &'static str, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <a class="panel setting" href=to>
            <span>
                {title}
                <span class="muted">{text}</span>
            </span>
            <Icon name="i-arrow" />
        </a>
    }
}

/// Whoever leaves takes along what this tablet holds of theirs; what would be lost is asked about.
#[component]
fn Leave(id: PersonId, person: String, post: String) -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<SignOut>::new();
    let left = RwSignal::new(0);
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            spawn_local(async move {
                keep::wipe_out(id).await;
                go_to("/");
            });
        }
    });
    let ask = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        spawn_local(async move {
            let many = keep::count(id).await;
            if many > 0 {
                left.set(many);
            } else {
                action.dispatch(SignOut {});
            }
        });
    };
    let close = Callback::new(move |()| left.set(0));
    view! {
        <ActionForm action attr:class="setting">
            <p>
                {person}
                <span class="muted">{post}</span>
            </p>
            <button class="button" type="submit" data-sign-out="" on:click=ask>
                <Icon name="i-signout" />
                {words.settings_sign_out()}
            </button>
        </ActionForm>
        {move || {
            let many = left.get();
            (many > 0)
                .then(|| {
                    view! {
                        <Sheet
                            title=words.settings_left_title()
                            lead=words.settings_left(many)
                            close
                        >
                            <footer class="sheet-foot buttons">
                                <button class="button" type="button" on:click=move |_| close.run(())>
                                    {words.settings_left_stay()}
                                </button>
                                <button
                                    class="button is-danger"
                                    type="button"
                                    on:click=move |_| {
                                        action.dispatch(SignOut {});
                                    }
                                >
                                    {words.settings_left_leave()}
                                </button>
                            </footer>
                        </Sheet>
                    }
                })
        }}
    }
}
