//! A sign beside a word; the page's sprite holds the drawing.

use domain::visit::Way;
use leptos::attr::custom::{CustomAttributeKey, custom_attribute};
use leptos::attr::{aria_hidden, href};
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

/// Its attributes are those whose names the program knows when it is built: it would set each other
/// one anew as the page comes alive, and the browser would draw every sign of the page once more.
#[component]
pub fn Icon(
    /// The name in the sprite, such as `i-phone`.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" {..aria_hidden("true")} {..custom_attribute(ViewBox, "0 0 24 24")}>
            <use {..href(move || format!("#{}", name.get()))}></use>
        </svg>
    }
}

/// Which part of an endless drawing is shown.
#[derive(Clone, Copy)]
struct ViewBox;

impl AsRef<str> for ViewBox {
    fn as_ref(&self) -> &str {
        Self::KEY
    }
}

impl CustomAttributeKey for ViewBox {
    const KEY: &'static str = "viewBox";
}
