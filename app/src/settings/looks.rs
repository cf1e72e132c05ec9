//! Language and light: taken up at once, kept in the profile.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Numbers, Theme, set_numbers, set_theme};
use crate::format::NumberStyle;
use crate::problem::Problem;
use crate::session::change_language;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Lang, use_lang, use_words};

#[component]
pub fn Language() -> impl IntoView {
    let words = use_words();
    let choices = Lang::ALL.map(|lang| {
        view! {
            <label lang=lang.tag()>
                <input
                    type="radio"
                    name="lang"
                    value=lang.tag()
                    checked=lang == use_lang()
                    autocomplete="off"
                    on:change=move |_| change_language(lang)
                />
                {lang.own_name()}
            </label>
        }
    });
    view! {
        <div class="setting">
            <p>{words.settings_language()}</p>
            <fieldset class="segmented">
                <legend class="hidden">{words.settings_language()}</legend>
                {choices.into_iter().collect_view()}
            </fieldset>
        </div>
    }
}

#[component]
pub fn Light(theme: Theme) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let choose = move |theme: Theme| {
        show(theme);
        spawn_local(async move { wrong.set(set_theme(theme).await.err()) });
    };
    let choices = Theme::ALL.map(|choice| {
        let (icon, word) = match choice {
            Theme::System => ("i-system", words.settings_theme_system()),
            Theme::Light => ("i-sun", words.settings_theme_light()),
            Theme::Dark => ("i-moon", words.settings_theme_dark()),
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    value=choice.word().unwrap_or("system")
                    checked=choice == theme
                    autocomplete="off"
                    on:change=move |_| choose(choice)
                />
                <Icon name=icon />
                {word}
            </label>
        }
    });
    view! {
        <div class="setting">
            <p>{words.settings_theme()}</p>
            <fieldset class="segmented">
                <legend class="hidden">{words.settings_theme()}</legend>
                {choices.into_iter().collect_view()}
            </fieldset>
        </div>
        <Refused wrong=wrong.into() />
    }
}

/// How large numbers are shortened; the page is drawn anew with it.
#[component]
pub fn LargeNumbers(numbers: Option<NumberStyle>) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let choose = move |numbers: Numbers| {
        spawn_local(async move {
            match set_numbers(numbers).await {
                Ok(()) => drop(window().location().reload()),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let myriads = match use_lang() {
        Lang::Hans => "3.5亿 · 80万",
        Lang::En | Lang::Hant => "3.5億 · 80萬",
    };
    let choices = [
        (Numbers::Language, "language", words.settings_numbers_language()),
        (Numbers::Thousands, "thousands", "350M · 800K"),
        (Numbers::Myriads, "myriads", myriads),
    ];
    let choices = choices.map(|(choice, word, text)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="numbers"
                    value=word
                    checked=choice.style() == numbers
                    autocomplete="off"
                    on:change=move |_| choose(choice)
                />
                {text}
            </label>
        }
    });
    view! {
        <div class="setting">
            <p>{words.settings_numbers()}</p>
            <fieldset class="segmented">
                <legend class="hidden">{words.settings_numbers()}</legend>
                {choices.into_iter().collect_view()}
            </fieldset>
        </div>
        <Refused wrong=wrong.into() />
    }
}

/// The page as it is takes up the light; the next one comes with it.
fn show(theme: Theme) {
    let Some(page) = document().document_element() else { return };
    let _ = match theme.word() {
        Some(word) => page.set_attribute("data-theme", word),
        None => page.remove_attribute("data-theme"),
    };
}
