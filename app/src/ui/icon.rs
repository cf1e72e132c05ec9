//! A sign beside a word; the page's sprite holds the drawing.

use domain::visit::Way;
use leptos::prelude::*;

/// How one meets.
pub fn of_way(way: Way) -> &'static str {
    match way {
        Way::FaceToFace => "i-visits",
        Way::Phone => "i-phone",
        Way::Mail => "i-mail",
        Way::Online => "i-device",
    }
}

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
