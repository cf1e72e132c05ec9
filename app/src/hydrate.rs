//! The browser's side of the first page.

use leptos::logging::error;
use leptos::mount::hydrate_body;
use leptos::view;

use crate::App;
use crate::reader::Reader;
use crate::words;

/// Takes over the page that the server drew; `json` is the words file of the
/// page's language. With the wrong words the page stays as the server drew it.
pub fn hydrate(json: &str) {
    match words::install(json) {
        Ok(words) => {
            let reader = Reader::of_document();
            hydrate_body(move || view! { <App words reader /> });
        }
        Err(wrong) => error!("{wrong:?}"),
    }
}
