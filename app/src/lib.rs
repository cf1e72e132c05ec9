//! The interface of Loudou, drawn by the server and taken over by the browser.

pub mod format;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod problem;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod words;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

#[cfg(feature = "hydrate")]
pub use hydrate::hydrate;
use words::Words;

/// Every page, by address.
#[component]
pub fn App(words: Words) -> impl IntoView {
    provide_context(words);
    view! {
        <Router>
            <main>
                <Routes fallback=|| view! { <h1>"404"</h1> }>
                    <Route path=path!("/") view=|| view! { <h1>"漏斗"</h1> } />
                </Routes>
            </main>
        </Router>
    }
}
