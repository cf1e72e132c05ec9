//! The house as seen from outside: name, language, and what stands before the door.

use leptos::html::Select;
use leptos::prelude::*;

use crate::session::change_language;
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
