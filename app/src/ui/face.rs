//! A person in a disc: one or two letters on a hue of their own.

use domain::id::PersonId;
use leptos::prelude::*;

use crate::words::initials;

/// The class of a person's hue: the same for everyone who looks, on every tablet.
fn hue(id: PersonId) -> String {
    let sum = id.uuid().as_bytes().iter().fold(0u32, |sum, byte| sum * 31 % 997 + u32::from(*byte));
    format!("face hue-{}", sum % 12)
}

#[component]
pub fn Face(id: PersonId, name: String, #[prop(optional)] silent: bool) -> impl IntoView {
    let letters = initials(&name);
    if silent {
        view! { <span class=hue(id) aria-hidden="true">{letters}</span> }.into_any()
    } else {
        view! { <span class=hue(id) role="img" aria-label=name>{letters}</span> }.into_any()
    }
}
