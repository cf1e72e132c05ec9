//! The address of the team page holds what is shown: which people, and whom of them.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

use super::api::{SOME, State, Wanted};
use domain::org::Role;

/// Which people the address asks for.
pub fn read(params: &ParamsMap) -> Wanted {
    Wanted {
        team: params.get("team").and_then(|id| id.parse().ok()),
        role: params.get("role").and_then(|word| Role::from_word(&word)),
        state: params.get("state").and_then(|word| State::from_word(&word)),
        text: params.get("q").unwrap_or_default(),
        len: params.get("len").and_then(|len| len.parse().ok()).unwrap_or(SOME),
    }
}

/// The address with one part set anew, or left out where it is empty.
pub fn with(params: &ParamsMap, part: &str, value: &str) -> String {
    let mut params = params.clone();
    params.remove(part);
    if part != "person" && part != "len" {
        params.remove("len");
    }
    if !value.is_empty() {
        params.insert(part.to_owned(), value.to_owned());
    }
    format!("/team{}", params.to_query_string())
}

/// Goes there without leaving a trail in the history.
pub fn go() -> impl Fn(&str, &str) + Clone {
    let navigate = use_navigate();
    let params = use_query_map();
    move |part, value| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        let address = params.with_untracked(|params| with(params, part, value));
        navigate(&address, options);
    }
}
