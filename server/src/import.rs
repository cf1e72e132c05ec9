//! Files on their way in, and the rows of an import on their way out: the two things that server
//! functions do not carry.

use app::acting::acting_in;
use app::import::api::Draft;
use app::import::{left as left_rows, upload};
use app::problem::Problem;
use app::words::{Lang, Words};
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::id::ImportId;
use domain::import::FileRefused;
use domain::policy::Action;
use exchange::file::LARGEST;
use serde::Deserialize;
use store::person;
use tower_sessions::Session;

use crate::functions::{wants_refusal_inside, with_refusal};
use crate::preferences;
use crate::state::AppState;

#[derive(Deserialize)]
pub struct Named {
    name: String,
}

/// Takes a file in, as it is: the body is the file.
pub async fn file(
    State(state): State<AppState>,
    session: Session,
    Query(Named { name }): Query<Named>,
    request: Request<Body>,
) -> Response {
    let inside = wants_refusal_inside(request.headers());
    match taken_in(state, session, &name, request).await {
        Ok(draft) => ([(CACHE_CONTROL, "no-store")], Json(draft)).into_response(),
        Err(problem) => with_refusal(told(&problem), inside),
    }
}

async fn taken_in(
    state: AppState,
    session: Session,
    name: &str,
    request: Request<Body>,
) -> Result<Draft, Problem> {
    let at = acting_in(&session, state.store).await?;
    at.actor.may(Action::BringIn)?;
    let bytes = to_bytes(request.into_body(), LARGEST).await;
    let bytes = bytes.map_err(|_| Problem::File(FileRefused::TooLarge))?;
    upload(&at, name, bytes.to_vec()).await
}

/// The rows of an import that were not brought in, with the reason of each in the reader's
/// language.
pub async fn left(
    State(state): State<AppState>,
    session: Session,
    Path(run): Path<String>,
    headers: HeaderMap,
) -> Response {
    let at = match acting_in(&session, state.store.clone()).await {
        Ok(at) => at,
        Err(problem) => return told(&problem),
    };
    let Ok(run) = run.parse::<ImportId>() else { return told(&Problem::NotFound) };
    let kept = match person::preferences(&state.store, at.actor.person).await {
        Ok(kept) => kept,
        Err(error) => return told(&error.into()),
    };
    let lang = preferences::lang(kept.language.as_deref().and_then(Lang::from_tag), &headers);
    match left_rows(&at, run, Words::of(lang)).await {
        Ok(csv) => {
            let head = [
                (CONTENT_TYPE, "text/csv; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"rows.csv\""),
                (CACHE_CONTROL, "no-store"),
            ];
            (head, csv).into_response()
        }
        Err(problem) => told(&problem),
    }
}

fn told(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status());
    (status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), Json(problem)).into_response()
}
