//! The interface of Loudou, drawn by the server and taken over by the browser.

mod account;
#[cfg(feature = "ssr")]
pub mod acting;
mod activity;
pub mod agenda;
mod archive;
pub mod board;
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
use leptos_router::components::{FlatRoutes, FlatRoutesProps, Router};

use format::{Format, NumberStyle};
#[cfg(feature = "hydrate")]
pub use hydrate::{hydrate, rest};
use reader::Reader;
#[cfg(feature = "ssr")]
pub use ui::once::Once;
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
            {FlatRoutes(FlatRoutesProps { fallback: missing::MissingPage, transition: false, children: ToChildren::to_children(pages::routes) })}
        </Router>
    }
}
