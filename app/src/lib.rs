//! The interface of Loudou, drawn by the server and taken over by the browser.

mod account;
#[cfg(feature = "ssr")]
pub mod acting;
mod activity;
pub mod agenda;
mod archive;
mod board;
pub mod coaching;
pub mod concentration;
mod deal;
mod desk;
mod duplicate;
pub mod export;
mod fields;
pub mod format;
mod funnel;
pub mod guide;
pub mod handover;
mod head;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod import;
mod joint;
mod lists;
pub mod live;
pub mod meeting;
mod merge;
mod missing;
pub mod pages;
mod part;
pub mod problem;
pub mod rates;
pub mod reader;
mod search;
pub mod session;
pub mod settings;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod sign_in;
pub mod skills;
mod table;
mod team;
mod ui;
pub mod visit;
mod visits;
mod walk;
mod walks;
mod wire;
pub mod words;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use format::{Format, NumberStyle};
#[cfg(feature = "hydrate")]
pub use hydrate::{hydrate, rest};
use part::part;
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
                <Route path=path!("/guide") view=|| part(pages::ahead_guide, pages::guide) ssr=SsrMode::Async />
                <Route path=path!("/rates") view=|| part(pages::ahead_rates, pages::rates) ssr=SsrMode::Async />
                <Route path=path!("/agenda") view=|| part(pages::ahead_agenda, pages::agenda) ssr=SsrMode::Async />
                <Route path=path!("/concentration") view=|| part(pages::ahead_concentration, pages::concentration) ssr=SsrMode::Async />
                <Route path=path!("/team") view=|| part(pages::ahead_team, pages::team) ssr=SsrMode::Async />
                <Route path=path!("/accounts") view=|| part(pages::ahead_accounts, pages::accounts) ssr=SsrMode::Async />
                <Route path=path!("/accounts/merge") view=|| part(pages::ahead_merge, pages::merge) ssr=SsrMode::Async />
                <Route path=path!("/accounts/:id") view=|| part(pages::ahead_account, pages::account) ssr=SsrMode::Async />
                <Route path=path!("/coaching") view=|| part(pages::ahead_coaching, pages::coaching) ssr=SsrMode::Async />
                <Route path=path!("/coaching/:id") view=|| part(pages::ahead_debrief, pages::debrief) ssr=SsrMode::Async />
                <Route path=path!("/coaching/:id/print") view=|| part(pages::ahead_debrief_paper, pages::debrief_paper) ssr=SsrMode::Async />
                <Route path=path!("/meetings") view=|| part(pages::ahead_meetings, pages::meetings) ssr=SsrMode::Async />
                <Route path=path!("/meetings/:id") view=|| part(pages::ahead_meeting, pages::meeting) ssr=SsrMode::Async />
                <Route path=path!("/meetings/:id/print") view=|| part(pages::ahead_meeting_paper, pages::meeting_paper) ssr=SsrMode::Async />
                <Route path=path!("/skills") view=|| part(pages::ahead_skills, pages::skills) ssr=SsrMode::Async />
                <Route path=path!("/lists") view=|| part(pages::ahead_lists, pages::lists) ssr=SsrMode::Async />
                <Route path=path!("/export") view=|| part(pages::ahead_export, pages::export) ssr=SsrMode::Async />
                <Route path=path!("/import") view=|| part(pages::ahead_import, pages::import) ssr=SsrMode::Async />
                <Route path=path!("/table") view=|| part(pages::ahead_table, pages::table) ssr=SsrMode::Async />
                <Route path=path!("/settings") view=|| part(pages::ahead_settings, pages::settings) ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=|| part(pages::ahead_sign_in, pages::sign_in) ssr=SsrMode::Async />
                <Route path=path!("/join") view=|| part(pages::ahead_join, pages::join) ssr=SsrMode::Async />
                <Route path=path!("/visits") view=|| part(pages::ahead_visits, pages::visits) ssr=SsrMode::Async />
                <Route path=path!("/day") view=|| part(pages::ahead_day, pages::day) ssr=SsrMode::Async />
                <Route path=path!("/handovers") view=|| part(pages::ahead_handovers, pages::handovers) ssr=SsrMode::Async />
                <Route path=path!("/handovers/new") view=|| part(pages::ahead_handover_new, pages::handover_new) ssr=SsrMode::Async />
                <Route path=path!("/handovers/:id") view=|| part(pages::ahead_handover, pages::handover) ssr=SsrMode::Async />
                <Route path=path!("/handovers/:id/print") view=|| part(pages::ahead_handover_paper, pages::handover_paper) ssr=SsrMode::Async />
                <Route path=path!("/walks") view=|| part(pages::ahead_walks, pages::walks) ssr=SsrMode::Async />
                <Route path=path!("/walks/:id") view=|| part(pages::ahead_walk, pages::walk) ssr=SsrMode::Async />
                <Route path=path!("/walks/:id/print") view=|| part(pages::ahead_walk_paper, pages::walk_paper) ssr=SsrMode::Async />
                <Route path=path!("/welcome") view=|| part(pages::ahead_welcome, pages::welcome) ssr=SsrMode::Async />
                <Route path=path!("/demo") view=|| part(pages::ahead_people, pages::people) ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
