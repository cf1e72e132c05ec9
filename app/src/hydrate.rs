//! The browser's side of the first page.

use leptos::logging::error;
use leptos::mount::hydrate_body;
use leptos::view;

use crate::App;
use crate::words;

/// Takes over the page that the server drew; `json` is the words file of the
/// page's language. With the wrong words the page stays as the server drew it.
pub fn hydrate(json: &str) {
    match words::install(json) {
        Ok(words) => hydrate_body(move || view! { <App words /> }),
        Err(wrong) => error!("{wrong:?}"),
    }
}
