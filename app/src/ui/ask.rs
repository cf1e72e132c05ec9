//! Small pieces of forms: a choice among chips, a select.

use leptos::prelude::*;

use super::icon::Icon;

/// One of several, as chips; `value` holds the chosen word.
#[component]
pub fn Chips(
    name: &'static str,
    #[prop(into)] legend: String,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, label)| {
        let mine = word.clone();
        let chosen = word.clone();
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name=name
                    value=word
                    prop:checked=move || value.with(|value| *value == mine)
                    on:change=move |_| value.set(chosen.clone())
                />
                {label}
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <div class="chips">{options.collect_view()}</div>
        </fieldset>
    }
}

/// One of two to four, side by side; each with a sign, if it has one.
#[component]
pub fn Segmented(
    name: &'static str,
    #[prop(into)] legend: String,
    options: Vec<(String, Option<&'static str>, String)>,
    value: RwSignal<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, icon, label)| {
        let mine = word.clone();
        let chosen = word.clone();
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=word
                    prop:checked=move || value.with(|value| *value == mine)
                    on:change=move |_| value.set(chosen.clone())
                />
                {icon.map(|icon| view! { <Icon name=icon /> })}
                {label}
            </label>
        }
    });
    view! {
        <fieldset class="segmented">
            <legend class="hidden">{legend}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

/// One of a list; the empty word stands for none.
#[component]
pub fn Select(
    id: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, label)| {
        let mine = word.clone();
        view! {
            <option value=word prop:selected=move || value.with(|value| *value == mine)>
                {label}
            </option>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="select">
                <select id=id on:change:target=move |event| value.set(event.target().value())>
                    {options.collect_view()}
                </select>
                <Icon name="i-down" />
            </div>
        </div>
    }
}
