//! The frame of every page one works on: the page, and the way to the others.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::Icon;
use super::keys::Keys;
use crate::reader::{Over, Reader};
use crate::words::use_words;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = use_words();
    let reader = use_context::<Reader>().unwrap_or_default();
    view! {
        <div class="frame">
            <a class="skip" href="#main" rel="external">{words.nav_skip()}</a>
            {children()}
            <nav class="rail" aria-label=words.nav_label()>
                <a href="/" class="rail-logo" aria-label=words.ui_app()>"漏"</a>
                <ul>
                    <li>
                        <Link to="/" icon="i-funnel" text=words.nav_funnel() />
                    </li>
                    {(reader.over != Over::Nobody)
                        .then(|| {
                            view! {
                                <li>
                                    <Link to="/team" icon="i-team" text=words.nav_team() />
                                </li>
                            }
                        })}
                    <li class="is-last">
                        <Link to="/settings" icon="i-settings" text=words.nav_settings() />
                    </li>
                </ul>
            </nav>
            <Keys />
        </div>
    }
}

#[component]
fn Link(to: &'static str, icon: &'static str, text: &'static str) -> impl IntoView {
    let here = use_location().pathname;
    view! {
        <a href=to aria-current=move || (here.get() == to).then_some("page")>
            <Icon name=icon />
            <span>{text}</span>
        </a>
    }
}
