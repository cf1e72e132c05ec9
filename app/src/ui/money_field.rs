//! A field for an amount. Its currency stands inside, before the figure, and can be chosen where
//! there is a choice.

use leptos::html::Input;
use leptos::prelude::*;

use super::field::{Said, described};
use super::icon::Icon;
use crate::words::use_words;

#[component]
pub fn MoneyField(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    /// The code that is chosen.
    currency: RwSignal<String>,
    /// The codes to choose from.
    currencies: Vec<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] focus: bool,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get().filter(|_| focus) {
            let _ = input.focus();
        }
    });
    let hinted = hint.is_some();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="money">
                <Unit id currency currencies />
                <input
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    autofocus=focus
                    node_ref=input
                    prop:value=move || value.get()
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || described(id, hinted, error.get().is_some())
                    on:input:target=move |event| value.set(event.target().value())
                />
            </div>
            <Said id=id hint=hint error=error />
        </div>
    }
}

#[component]
fn Unit(id: &'static str, currency: RwSignal<String>, currencies: Vec<String>) -> impl IntoView {
    if currencies.len() < 2 {
        return view! { <span aria-hidden="true">{currency.get_untracked()}</span> }.into_any();
    }
    let options = currencies.into_iter().map(|code| {
        let mine = code.clone();
        let chosen = move || currency.with(|chosen| *chosen == mine);
        view! { <option value=code.clone() prop:selected=chosen>{code.clone()}</option> }
    });
    view! {
        <select
            id=format!("{id}-currency")
            aria-label=use_words().deal_currency()
            on:change:target=move |event| currency.set(event.target().value())
        >
            {options.collect_view()}
        </select>
        <Icon name="i-down" />
    }
    .into_any()
}
