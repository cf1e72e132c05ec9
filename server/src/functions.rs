//! Server functions of `app`, by POST only: a GET would slip past the
//! protection against other sites.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use leptos_axum::handle_server_fns_with_context;

use crate::state::AppState;

pub async fn call(State(state): State<AppState>, request: Request<Body>) -> Response {
    handle_server_fns_with_context(move || state.provide(), request).await.into_response()
}
