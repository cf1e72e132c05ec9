//! A new build is there: said calmly, taken over when the reader wants.

use leptos::prelude::*;

use super::icon::Icon;
use super::listen::listen;
use crate::words::use_words;

/// Set on `<html>` by the start script, which also tells of it on the window.
const WAITS: &str = "data-update";

#[component]
pub fn UpdateReady() -> impl IntoView {
    let words = use_words();
    let ready = RwSignal::new(false);
    Effect::new(move |_| {
        let look = move || {
            let page = document().document_element();
            ready.set(page.is_some_and(|page| page.has_attribute(WAITS)));
        };
        look();
        listen(window().as_ref(), "loudou:update", move |_| look());
    });
    let take_over = move |_| {
        if let Ok(event) = web_sys::Event::new("loudou:take-over") {
            let _ = window().dispatch_event(&event);
        }
    };
    move || {
        ready.get().then(|| {
            view! {
                <div class="toast is-update" role="status">
                    <Icon name="i-waiting" />
                    <p>{words.ui_update()}</p>
                    <button class="button" type="button" on:click=take_over>
                        {words.ui_update_take()}
                    </button>
                </div>
            }
        })
    }
}
