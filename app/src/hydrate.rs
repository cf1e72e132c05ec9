//! The browser's side of the first page.

use leptos::logging::error;
use leptos::mount::hydrate_body;
use leptos::view;

use crate::App;
use crate::live::travel;
use crate::pages;
use crate::reader::Reader;
use crate::ui::keys;
use crate::words;

/// Takes over the page that the server drew; `json` is the words file of the
/// page's language. With the wrong words the page stays as the server drew it.
pub async fn hydrate(json: &str) {
    let words = match words::install(json) {
        Ok(words) => words,
        Err(wrong) => return error!("{wrong:?}"),
    };
    // Taken over in one go: what the page needs must be there.
    let path = leptos::prelude::window().location().pathname().unwrap_or_default();
    if let Err(wrong) = pages::ahead(&path).await {
        return error!("{wrong}");
    }
    let reader = Reader::of_document();
    hydrate_body(move || view! { <App words reader /> });
}

/// Gets what talks with the server, with head and rail, and then what opens over any page, while nobody waits for it: it
/// opens at once, and without a line. Whether it has come; where not, it is asked for again when it
/// is wanted.
pub async fn rest() -> bool {
    travel::ahead().await.is_ok() & keys::ahead().await.is_ok()
}
