//! The funnel as a picture, for pages that have none yet.

use leptos::prelude::*;

const TOP: &str =
    "M8 6h152a4 4 0 0 1 3.5 6l-17 32a6 6 0 0 1-5.3 3H26.8a6 6 0 0 1-5.3-3L4.5 12A4 4 0 0 1 8 6z";
const MIDDLE: &str = "M29 53h110a4 4 0 0 1 3.5 6l-16 30a6 6 0 0 1-5.3 3H46.8a6 6 0 0 1-5.3-3l-16-30a4 4 0 0 1 3.5-6z";
const BOTTOM: &str = "M50 98h68a4 4 0 0 1 3.5 6l-18 34a10 10 0 0 1-8.8 5.3h-21.4A10 10 0 0 1 64.5 138l-18-34a4 4 0 0 1 3.5-6z";

#[component]
pub fn FunnelArt() -> impl IntoView {
    view! {
        <svg class="funnel" viewBox="0 0 168 150" aria-hidden="true">
            <path class="is-top" d=TOP></path>
            <path class="is-middle" d=MIDDLE></path>
            <path class="is-bottom" d=BOTTOM></path>
            <text x="84" y="33">"25%"</text>
            <text x="84" y="79">"50%"</text>
            <text x="84" y="126">"75%"</text>
        </svg>
    }
}
