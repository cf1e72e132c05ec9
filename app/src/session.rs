//! A visit, whatever page it is on: coming in and going out, passwords and how often they may
//! be tried, the language.

pub mod api;
#[cfg(feature = "ssr")]
pub mod entry;
#[cfg(feature = "ssr")]
pub mod pace;
#[cfg(feature = "ssr")]
pub mod password;
#[cfg(feature = "ssr")]
pub mod prefer;
#[cfg(feature = "ssr")]
pub mod secret;
#[cfg(feature = "ssr")]
pub mod tries;

use leptos::prelude::window;

use crate::words::Lang;

/// Has the server keep the language, then draws the page anew in it.
pub fn change_language(lang: Lang) {
    leptos::task::spawn_local(async move {
        if api::set_language(lang).await.is_ok() {
            let _ = window().location().reload();
        }
    });
}

/// Leaves for another page of ours, which is drawn anew for who is signed in now.
pub fn go_to(page: &str) {
    let _ = window().location().assign(page);
}
