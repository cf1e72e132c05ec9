//! The interface of Loudou, drawn by the server and taken over by the browser.

#[cfg(feature = "ssr")]
pub mod acting;
mod board;
mod deal;
mod desk;
pub mod format;
mod funnel;
pub mod guide;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod live;
mod missing;
pub mod problem;
pub mod rates;
pub mod session;
pub mod settings;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod sign_in;
mod ui;
pub mod words;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

#[cfg(feature = "hydrate")]
pub use hydrate::hydrate;
use words::Words;

/// Every page, by address.
#[component]
pub fn App(words: Words) -> impl IntoView {
    provide_context(words);
    live::provide_feed_root();
    view! {
        <Router>
            <Routes fallback=missing::MissingPage>
                <Route path=path!("/") view=funnel::FunnelPage ssr=SsrMode::Async />
                <Route path=path!("/guide") view=guide::GuidePage ssr=SsrMode::Async />
                <Route path=path!("/rates") view=rates::RatesPage ssr=SsrMode::Async />
                <Route path=path!("/settings") view=settings::SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async />
                <Route path=path!("/welcome") view=sign_in::WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/demo") view=sign_in::PeoplePage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
