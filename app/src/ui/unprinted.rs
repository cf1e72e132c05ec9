//! What comes out of a printer instead of a page whose printing nobody wrote down.

use leptos::prelude::*;

use crate::words::use_words;

/// Stands directly in the frame; on paper, everything beside it is gone.
#[component]
pub fn Unprinted() -> impl IntoView {
    view! { <p class="unprinted">{use_words().export_unprinted()}</p> }
}
