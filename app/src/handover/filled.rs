//! A field that is kept as soon as one leaves it, and follows what others fill in.

use leptos::prelude::*;

#[component]
pub fn Filled(
    id: &'static str,
    #[prop(into)] label: String,
    /// `text`, `date`.
    kind: &'static str,
    value: Memo<String>,
    off: Memo<bool>,
    set: Callback<String>,
    /// The last day that may be chosen.
    #[prop(optional, into)]
    until: Option<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind
                autocomplete="off"
                max=until
                prop:value=move || value.get()
                disabled=move || off.get()
                on:change:target=move |event| set.run(event.target().value())
            />
        </div>
    }
}

#[component]
pub fn Ticked(
    id: &'static str,
    #[prop(into)] label: String,
    value: Memo<bool>,
    off: Memo<bool>,
    set: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="hand-tick" for=id>
            <input
                id=id
                type="checkbox"
                prop:checked=move || value.get()
                disabled=move || off.get()
                on:change:target=move |event| set.run(event.target().checked())
            />
            <span>{label}</span>
        </label>
    }
}
