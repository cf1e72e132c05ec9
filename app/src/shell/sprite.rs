//! The signs of the interface, drawn on a grid of 24: one path each, put into the page once and
//! referred to by name. Only the server holds them.

use std::sync::LazyLock;

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// Name and path data.
const SIGNS: [(&str, &str); 55] = [
    ("i-funnel", "M4 5h16l-6 7v5l-4 3v-8z"),
    (
        "i-settings",
        "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM7 17a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
    ),
    ("i-accounts", "M4 20V9l8-5 8 5v11M4 20h16M10 20v-5h4v5"),
    (
        "i-visits",
        "M12 21c4-4.5 6.5-8 6.5-11.2A6.5 6.5 0 0 0 12 3.5a6.5 6.5 0 0 0-6.5 6.3C5.5 13 8 16.5 12 21zM9.75 10a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0 -4.5 0z",
    ),
    ("i-coaching", "M4 5h16v11h-9l-5 4v-4H4z"),
    ("i-handover", "M7 8h12l-3.5-3.5M17 16H5l3.5 3.5"),
    ("i-check", "M5 12.5l4.5 4.5L19 7"),
    ("i-forecast", "M5 20v-8M12 20V4M19 20v-6"),
    (
        "i-team",
        "M5.75 8a3.25 3.25 0 1 0 6.5 0a3.25 3.25 0 1 0 -6.5 0zM3 20c.3-4 2.8-6 6-6s5.7 2 6 6M15.5 5a3.25 3.25 0 0 1 0 6M17.5 14.5c2 .7 3.3 2.5 3.5 5.5",
    ),
    ("i-today", "M5 6h14v14H5zM5 10h14M9 3.5v4M15 3.5v4M9 14.5h3"),
    (
        "i-phone",
        "M6.5 4h3l1.5 4.5-2 1.5c1 2.2 2.8 4 5 5l1.5-2 4.5 1.5v3c0 1-.8 1.7-1.7 1.6C11.5 18.5 5.5 12.5 4.9 5.7 4.8 4.8 5.5 4 6.5 4z",
    ),
    ("i-mail", "M4 6h16v12H4zM4 7l8 6 8-6"),
    (
        "i-more",
        "M3.8 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0zM10.3 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0zM16.8 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0z",
    ),
    ("i-plus", "M12 5v14M5 12h14"),
    ("i-close", "M6 6l12 12M18 6L6 18"),
    ("i-down", "M6 9.5l6 6 6-6"),
    ("i-back", "M14.5 6l-6 6 6 6"),
    ("i-next", "M9.5 6l6 6-6 6"),
    ("i-arrow", "M5 12h14M13 6l6 6-6 6"),
    ("i-fold", "M4 5v14M20 5v14M7 12h3.5M17 12h-3.5M9 10l2 2-2 2M15 10l-2 2 2 2"),
    ("i-unfold", "M12 5v14M9 12H4M15 12h5M6 10l-2 2 2 2M18 10l2 2-2 2"),
    ("i-search", "M4.75 11a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0zM15.7 15.7L20 20"),
    ("i-sort", "M8 5v14M8 19l-3.5-3.5M8 19l3.5-3.5M16 19V5M16 5l-3.5 3.5M16 5l3.5 3.5"),
    ("i-synced", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM8 12.3l2.8 2.7L16 9.5"),
    ("i-waiting", "M20 12a8 8 0 0 1-14.3 4.9M4 12a8 8 0 0 1 14.3-4.9M18.5 3.5v4h-4M5.5 20.5v-4h4"),
    (
        "i-offline",
        "M4 4l16 16M9 8.5a6 6 0 0 1 8.7 4A4 4 0 0 1 19.5 19M16 19H7a4.25 4.25 0 0 1-.7-8.45",
    ),
    ("i-clock", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 7.5V12l3 2"),
    ("i-late", "M12 4l9 16H3zM12 10v4.5M12 17.3h.01"),
    ("i-stuck", "M7 4h10M7 20h10M8 4c0 5 8 6 8 11v5M16 4c0 5-8 6-8 11v5"),
    ("i-none", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM8 12h8"),
    ("i-warning", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 7.5v5.5M12 16.3h.01"),
    (
        "i-won",
        "M8 4h8v6a4 4 0 0 1-8 0zM8 6H5c0 3 1 4.5 3.3 4.8M16 6h3c0 3-1 4.5-3.3 4.8M12 14v3M8.5 20h7M10 20c0-2 .5-3 2-3s2 1 2 3",
    ),
    ("i-lost", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM9 9l6 6M15 9l-6 6"),
    ("i-parked", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM10 9v6M14 9v6"),
    ("i-undo", "M8.5 5L4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4"),
    ("i-redo", "M15.5 5L19.5 9l-4 4M19 9h-9a5 5 0 0 0 0 10h4"),
    ("i-edit", "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"),
    ("i-signout", "M14 5H5v14h9M10 12h10M16.5 8.5L20 12l-3.5 3.5"),
    (
        "i-globe",
        "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17",
    ),
    (
        "i-sun",
        "M8.25 12a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0 -7.5 0zM12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6L18 18M18 6l-1.4 1.4M7.4 16.6L6 18",
    ),
    ("i-moon", "M19.5 14A8 8 0 0 1 10 4.5a8 8 0 1 0 9.5 9.5z"),
    ("i-file", "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6M9 16.5h6"),
    (
        "i-ask",
        "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.9M12 16.6h.01",
    ),
    ("i-board", "M4 5h4v14H4zM10 5h4v9h-4zM16 5h4v11h-4z"),
    ("i-table", "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"),
    ("i-star", "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z"),
    ("i-columns", "M4 5h16v14H4zM9.5 5v14M14.5 5v14"),
    ("i-up", "M6 14.5l6-6 6 6"),
    ("i-system", "M4 5h16v11H4zM9 20h6M12 16v4"),
    ("i-device", "M6 3.5h12v17H6zM11 17.5h2"),
    (
        "i-link",
        "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
    ),
    ("i-copy", "M9 9h11v11H9zM5 15H4V4h11v1"),
    ("i-download", "M12 4v11M8 11.5l4 4 4-4M5 19.5h14"),
    ("i-print", "M7.5 9V4h9v5M7 17H4V9h16v8h-3M7.5 14h9v6h-9z"),
    ("i-share", "M12 15V4M8 7.5L12 3.5l4 4M6 12H5v8h14v-8h-1"),
];

/// The hidden sheet of signs at the end of the page. It is drawn once for all pages.
#[component]
pub fn Sprite() -> impl IntoView {
    static DRAWN: LazyLock<String> = LazyLock::new(|| view! { <Sheet /> }.to_html());
    InertElement::new(DRAWN.as_str())
}

#[component]
fn Sheet() -> impl IntoView {
    let paths = SIGNS.map(|(id, d)| view! { <path id=id d=d></path> });
    view! {
        <svg class="sprite" aria-hidden="true">
            <defs>{paths.into_iter().collect_view()}</defs>
        </svg>
    }
}
