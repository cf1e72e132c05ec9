//! What the browser starts with.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by `start.js` once the program and the words of the page's language
/// are there; `words` is the words file as text.
#[wasm_bindgen]
pub async fn hydrate(words: String) {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    app::hydrate(&words).await;
}

/// Called by `start.js` when the page has come alive: gets the rest of what every page needs;
/// whether it has come.
#[wasm_bindgen]
pub async fn rest() -> bool {
    app::rest().await
}
