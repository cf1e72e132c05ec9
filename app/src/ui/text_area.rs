//! The one place for text of several lines. The server writes it escaped: its renderer leaves
//! the children of this element as they are, and people type what they like.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::field::{Said, described};

/// `value` is what stands in it; it is written back with every key.
#[component]
pub fn TextArea(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] focus: bool,
) -> impl IntoView {
    let area = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get().filter(|_| focus) {
            let _ = area.focus();
        }
    });
    let hinted = hint.is_some();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                rows="3"
                autofocus=focus
                node_ref=area
                prop:value=move || value.get()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described(id, hinted, error.get().is_some())
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            <Said id=id hint=hint error=error />
        </div>
    }
}
