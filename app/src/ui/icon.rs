//! A sign beside a word; the page's sprite holds the drawing.

use leptos::prelude::*;

#[component]
pub fn Icon(
    /// The name in the sprite, such as `i-phone`.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=move || format!("#{}", name.get())></use>
        </svg>
    }
}
