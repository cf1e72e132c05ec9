//! Files on their way out: what server functions do not carry. By POST, as everything that
//! leaves a trace; the page fetches it, so that a refusal is told where it was asked for.

use app::acting::acting_in;
use app::export::api::Asked;
use app::export::{Made, file as make};
use app::format::{Format, NumberStyle};
use app::problem::Problem;
use app::words::{Lang, Words};
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::board::escaped;
use domain::export::FileKind;
use store::person;
use tower_sessions::Session;

use crate::functions::{wants_refusal_inside, with_refusal};
use crate::preferences;
use crate::state::AppState;

/// More than any filter is long.
const LARGEST: usize = 256 * 1024;

/// Makes the file that is asked for, in the reader's language.
pub async fn file(
    State(state): State<AppState>,
    session: Session,
    request: Request<Body>,
) -> Response {
    let inside = wants_refusal_inside(request.headers());
    match made(state, session, request).await {
        Ok(Some(made)) => answered(made),
        Ok(None) => StatusCode::BAD_REQUEST.into_response(),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status());
            let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            with_refusal((status, Json(problem)).into_response(), inside)
        }
    }
}

/// `None` for what no page of ours asks.
async fn made(
    state: AppState,
    session: Session,
    request: Request<Body>,
) -> Result<Option<Made>, Problem> {
    let at = acting_in(&session, state.store).await?;
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else { return Ok(None) };
    let Ok(asked) = serde_json::from_slice::<Asked>(&body) else { return Ok(None) };
    let kept = person::preferences(&at.store, at.actor.person).await?;
    let lang = kept.language.as_deref().and_then(Lang::from_tag);
    let write = format(lang, kept.numbers.as_deref(), &parts.headers);
    make(&at, asked, write).await.map(Some)
}

fn format(profile: Option<Lang>, numbers: Option<&str>, headers: &HeaderMap) -> Format {
    let lang = preferences::lang(profile, headers);
    let numbers = NumberStyle::from_word(numbers).unwrap_or_else(|| NumberStyle::of(lang));
    Format::new(Words::of(lang), numbers)
}

fn answered(made: Made) -> Response {
    let Made { kind, name, plain_name, bytes } = made;
    let kind = match kind {
        FileKind::Csv => "text/csv; charset=utf-8",
        FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    // RFC 5987: the name in the reader's language, after one that every program reads.
    let disposition =
        format!("attachment; filename=\"{plain_name}\"; filename*=UTF-8''{}", escaped(&name));
    let head = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (head, bytes).into_response()
}
