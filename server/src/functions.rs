//! Server functions of `app`, by POST only: a GET would slip past the
//! protection against other sites.

use app::problem::Problem;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos_axum::handle_server_fns_with_context;

use crate::state::AppState;

/// Far more than any form or operation; what is larger is not read.
const LARGEST: usize = 256 * 1024;
const MARKED: HeaderName = HeaderName::from_static("serverfnerror");
/// Asks for refusals as answers with status 200; on these, it holds the status they would have.
const REFUSAL: HeaderName = HeaderName::from_static("x-refusal");

pub async fn call(State(state): State<AppState>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let inside = wants_refusal_inside(&parts.headers);
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(parts, Body::from(body));
    let context = move || state.provide();
    let answer = handle_server_fns_with_context(context, request).await.into_response();
    let mut answer = with_refusal(with_status(answer).await, inside);
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Whether a refusal is asked for as an answer like any other.
pub fn wants_refusal_inside(headers: &HeaderMap) -> bool {
    headers.contains_key(REFUSAL)
}

/// A refusal as it was asked for.
pub fn with_refusal(mut answer: Response, inside: bool) -> Response {
    if inside && answer.status().is_client_error() {
        let status = HeaderValue::from(answer.status().as_u16());
        answer.headers_mut().insert(REFUSAL, status);
        *answer.status_mut() = StatusCode::OK;
    }
    answer
}

/// Gives a problem the status that goes with it: to `leptos_axum` all of them are 500.
async fn with_status(answer: Response) -> Response {
    if !answer.headers().contains_key(MARKED) || answer.headers().contains_key(LOCATION) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return Json(Problem::Failed).into_response();
    };
    if let Ok(problem) = serde_json::from_slice::<Problem>(&body) {
        parts.status = StatusCode::from_u16(problem.status()).unwrap_or(parts.status);
    }
    Response::from_parts(parts, Body::from(body))
}
