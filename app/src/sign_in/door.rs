//! The house as seen from outside: name, language, and what stands before the door.

use leptos::html::Select;
use leptos::prelude::*;

use crate::settings::api::set_language;
use crate::ui::funnel_art::FunnelArt;
use crate::ui::icon::Icon;
use crate::words::{Lang, use_lang, use_words};

#[component]
pub fn Door(#[prop(optional)] wide: bool, children: Children) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="door">
            <header class="door-head">
                <p class="door-name">
                    <b lang="zh-Hant">"漏"</b>
                    {words.ui_app()}
                </p>
                <Languages />
            </header>
            <main class=if wide { "door-main is-wide" } else { "door-main" } id="main">
                {children()}
            </main>
        </div>
    }
}

/// What one is told before the door.
#[component]
pub fn DoorWords(
    title: &'static str,
    text: &'static str,
    #[prop(optional)] art: bool,
) -> impl IntoView {
    view! {
        <div class="door-words">
            {art.then(|| view! { <FunnelArt /> })}
            <h1>{title}</h1>
            <p>{text}</p>
        </div>
    }
}

/// Reloads the page in the language chosen.
#[component]
fn Languages() -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<Select>::new();
    let choose = move |_| {
        let chosen = node.get_untracked().and_then(|select| Lang::from_tag(&select.value()));
        if let Some(lang) = chosen {
            change_language(lang);
        }
    };
    let options = Lang::ALL.map(|lang| {
        let here = lang == use_lang();
        view! { <option value=lang.tag() selected=here lang=lang.tag()>{lang.own_name()}</option> }
    });
    view! {
        <form>
            <label class="chip">
                <span class="hidden">{words.settings_language()}</span>
                <Icon name="i-globe" />
                <select node_ref=node on:change=choose autocomplete="off">
                    {options.into_iter().collect_view()}
                </select>
                <Icon name="i-down" />
            </label>
        </form>
    }
}

/// Has the server keep the language, then draws the page anew in it.
pub fn change_language(lang: Lang) {
    leptos::task::spawn_local(async move {
        if set_language(lang).await.is_ok() {
            let _ = window().location().reload();
        }
    });
}

/// Leaves for another page of ours, which is drawn anew for who is signed in now.
pub fn go_to(page: &str) {
    let _ = window().location().assign(page);
}
