//! The service worker: what a tablet does without a line, with the files of this build named
//! before it.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;

use crate::state::AppState;

/// It fetches from here, and runs nothing else.
const POLICY: &str = "default-src 'none'; connect-src 'self'";

/// `GET /offline.js`
pub async fn worker(State(state): State<AppState>) -> impl IntoResponse {
    let fields = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        // Browsers look here for a new build.
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY),
    ];
    (fields, state.assets.worker())
}
