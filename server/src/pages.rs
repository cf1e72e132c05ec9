//! Pages, drawn whole before the first byte leaves (no streaming: every page
//! knows its status and its headers).

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::expect_context;
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use tower_sessions::Session;

use app::pages::{BOARD, part_of};
use app::shell::{Head, shell};

use crate::security;
use crate::state::AppState;
use crate::visit::Visit;

/// Whom a page was drawn for.
const PERSON: &str = "x-person";

pub async fn page(
    State(state): State<AppState>,
    session: Session,
    request: Request<Body>,
) -> Response {
    let visit = Visit::of(&state, &session, request.uri(), request.headers()).await;
    let Ok(visit) = visit else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    if let Some(page) = visit.elsewhere {
        return Redirect::to(&page).into_response();
    }
    let person = visit.person;
    let head = head(&state, visit, request.uri().path());
    let context = move || {
        state.provide();
        if let Some(nonce) = use_nonce()
            && let Some(policy) = security::page_policy(&nonce)
        {
            expect_context::<ResponseOptions>()
                .insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    };
    let mut page =
        render_app_async_with_context(context, move || shell(head.clone()))(request).await;
    // It shows what one person sees; nobody after them finds it in a cache.
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What a tablet keeps for the time without a line is for this person alone.
    if let Some(person) = person.and_then(|person| HeaderValue::try_from(person.to_string()).ok()) {
        page.headers_mut().insert(PERSON, person);
    }
    page
}

fn head(state: &AppState, visit: Visit, path: &str) -> Head {
    let lang = visit.lang;
    let address = |name| state.assets.address(name);
    let part = part_of(path);
    // The board gets the rest of it with the first part that wants it.
    let style = std::iter::once("main.css").chain((path != BOARD).then_some("parts.css"));
    Head {
        lang,
        theme: visit.theme,
        reader: visit.reader,
        style: style.map(address).collect(),
        icon: address("icon.svg"),
        home_icon: address("icon-192.png"),
        manifest: address("app.webmanifest"),
        start: address("start.js"),
        program: address("loudou.wasm"),
        part: part.map(|part| state.assets.part(part)).unwrap_or_default(),
        words: address(&format!("words.{}.json", lang.tag())),
    }
}
