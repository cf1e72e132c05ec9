//! There is nothing at this address; the way back is.

use leptos::prelude::*;

use crate::ui::funnel_art::FunnelArt;
use crate::words::use_words;

#[component]
pub fn MissingPage() -> impl IntoView {
    let words = use_words();
    #[cfg(feature = "ssr")]
    if let Some(answer) = use_context::<leptos_axum::ResponseOptions>() {
        answer.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <main class="door-main" id="main">
            <div class="empty">
                <FunnelArt />
                <h1>{words.page_missing_title()}</h1>
                <p>{words.page_missing_text()}</p>
                <div class="buttons">
                    <a class="button is-primary" href="/">{words.page_to_funnel()}</a>
                </div>
            </div>
        </main>
    }
}
