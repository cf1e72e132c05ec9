//! The interface of Loudou, drawn by the server and taken over by the browser.

mod account;
#[cfg(feature = "ssr")]
pub mod acting;
mod activity;
mod archive;
mod board;
mod deal;
mod desk;
mod duplicate;
pub mod export;
mod fields;
pub mod format;
mod funnel;
pub mod guide;
mod head;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod import;
mod lists;
pub mod live;
mod merge;
mod missing;
pub mod problem;
pub mod rates;
pub mod reader;
mod search;
pub mod session;
pub mod settings;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod sign_in;
mod table;
mod team;
mod ui;
mod walk;
mod walks;
pub mod words;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use format::{Format, NumberStyle};
#[cfg(feature = "hydrate")]
pub use hydrate::hydrate;
use reader::Reader;
use words::Words;

/// Every page, by address.
#[component]
pub fn App(words: Words, reader: Reader) -> impl IntoView {
    provide_context(words);
    provide_context(reader);
    let numbers = reader.numbers.unwrap_or_else(|| NumberStyle::of(words.lang()));
    provide_context(Format::new(words, numbers));
    live::provide_feed_root();
    view! {
        <Router>
            <Routes fallback=missing::MissingPage>
                <Route path=path!("/") view=funnel::FunnelPage ssr=SsrMode::Async />
                <Route path=path!("/guide") view=guide::GuidePage ssr=SsrMode::Async />
                <Route path=path!("/rates") view=rates::RatesPage ssr=SsrMode::Async />
                <Route path=path!("/team") view=team::TeamPage ssr=SsrMode::Async />
                <Route path=path!("/accounts") view=archive::Archive ssr=SsrMode::Async />
                <Route path=path!("/accounts/merge") view=merge::MergePage ssr=SsrMode::Async />
                <Route path=path!("/accounts/:id") view=account::AccountPage ssr=SsrMode::Async />
                <Route path=path!("/lists") view=lists::ListsPage ssr=SsrMode::Async />
                <Route path=path!("/export") view=export::ExportPage ssr=SsrMode::Async />
                <Route path=path!("/import") view=import::ImportPage ssr=SsrMode::Async />
                <Route path=path!("/table") view=funnel::FunnelTable ssr=SsrMode::Async />
                <Route path=path!("/settings") view=settings::SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async />
                <Route path=path!("/join") view=sign_in::JoinPage ssr=SsrMode::Async />
                <Route path=path!("/walks") view=walk::WalksPage ssr=SsrMode::Async />
                <Route path=path!("/walks/:id") view=walks::Walk ssr=SsrMode::Async />
                <Route path=path!("/walks/:id/print") view=walk::WalkPaper ssr=SsrMode::Async />
                <Route path=path!("/welcome") view=sign_in::WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/demo") view=sign_in::PeoplePage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
