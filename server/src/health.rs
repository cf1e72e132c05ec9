//! For those who watch the server: is it up, and may it be sent people?

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::AppState;

/// The process answers.
pub async fn alive() -> &'static str {
    "alive"
}

/// Requests will be answered: the database is there, and the server is not stopping.
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping");
    }
    if !state.store.ready().await {
        return (StatusCode::SERVICE_UNAVAILABLE, "no database");
    }
    (StatusCode::OK, "ready")
}
