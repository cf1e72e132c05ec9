//! A field that is kept as soon as one leaves it, and follows what others fill in; where nothing
//! is to be filled in, what stands in it.

use domain::day::Day;
use leptos::prelude::*;

use crate::format::use_format;
use crate::words::use_words;

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
    let write = use_format();
    let read = move || {
        let value = value.get();
        match Day::from_iso(&value) {
            Some(day) if kind == "date" => write.day(day),
            _ => value,
        }
    };
    move || {
        if off.get() {
            return said(label.clone(), Signal::derive(read));
        }
        view! {
            <div class="field">
                <label for=id>{label.clone()}</label>
                <input
                    id=id
                    type=kind
                    autocomplete="off"
                    max=until.clone()
                    prop:value=move || value.get()
                    on:change:target=move |event| set.run(event.target().value())
                />
            </div>
        }
        .into_any()
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
    let words = use_words();
    let read = move || if value.get() { words.handover_yes().to_owned() } else { String::new() };
    move || {
        if off.get() {
            return said(label.clone(), Signal::derive(read));
        }
        view! {
            <label class="hand-tick" for=id>
                <input
                    id=id
                    type="checkbox"
                    prop:checked=move || value.get()
                    on:change:target=move |event| set.run(event.target().checked())
                />
                <span>{label.clone()}</span>
            </label>
        }
        .into_any()
    }
}

/// What was filled in, to be read.
fn said(label: String, text: Signal<String>) -> AnyView {
    let none = use_words().ui_not_set();
    let text =
        move || text.with(|text| if text.is_empty() { none.to_owned() } else { text.clone() });
    view! {
        <dl class="hand-said">
            <dt>{label}</dt>
            <dd>{text}</dd>
        </dl>
    }
    .into_any()
}
