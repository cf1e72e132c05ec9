//! Pages, drawn whole before the first byte leaves (no streaming: every page
//! knows its status and its headers).

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::expect_context;
use leptos_axum::{ResponseOptions, render_app_async_with_context};

use app::shell::{Head, shell};

use crate::state::AppState;
use crate::{preferences, security};

pub async fn page(State(state): State<AppState>, request: Request<Body>) -> Response {
    let head = head(&state, request.headers());
    let context = move || {
        state.provide();
        if let Some(nonce) = use_nonce()
            && let Some(policy) = security::page_policy(&nonce)
        {
            expect_context::<ResponseOptions>()
                .insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    };
    render_app_async_with_context(context, move || shell(head.clone()))(request).await
}

fn head(state: &AppState, headers: &HeaderMap) -> Head {
    let lang = preferences::lang(headers);
    let address = |name| state.assets.address(name);
    Head {
        lang,
        theme: preferences::theme(headers),
        style: address("main.css"),
        icon: address("icon.svg"),
        start: address("start.js"),
        program: address("loudou.wasm"),
        words: address(&format!("words.{}.json", lang.tag())),
    }
}
