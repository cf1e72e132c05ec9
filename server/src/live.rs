//! `GET /live`: what happens, to everyone who has the board open, as it happens.
//!
//! Events, each with the journal's number as its id:
//! - `move`: an entry about a deal, cut to what the viewer may see ([`domain::journal::Event`]);
//! - `sit`: something in a sitting ([`domain::sitting::Event`]), to those who take part and see
//!   what it is about; empty where something passed by: read the sitting anew;
//! - `visits`: whose visits were changed, to who reads them; empty where something passed by;
//! - `here`: `[[person, deal or null], …]`: colleagues who have the board open too, and the deal
//!   that each looks at where the viewer sees it;
//! - `beat`: every 15 seconds the company's day as a number, so that boards roll over midnight
//!   and a dead line is noticed;
//! - `reset`: more was missed than is worth telling, or the viewer sees other deals than before;
//!   read the board anew.

mod entry;
mod here;
mod hub;
mod line;
mod sitting;
mod viewer;

use std::convert::Infallible;

use app::acting::acting_in;
use app::problem::Problem;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use domain::policy::Action;
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;
use tower_sessions::Session;

pub use hub::Live;

use crate::state::AppState;
use line::Line;
use viewer::Viewer;

/// Where the viewer's board stands: the last entry of the journal that it counts.
#[derive(Debug, Deserialize)]
pub struct After {
    after: Option<i64>,
}

pub async fn live(
    State(state): State<AppState>,
    Query(after): Query<After>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let at = acting_in(&session, state.store.clone()).await?;
    at.actor.may(Action::OpenBoard).map_err(Problem::from)?;
    // A browser that comes back by itself repeats its first address, but names the last id.
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let session = session.id().ok_or(Problem::SignedOut)?;
    let viewer = Viewer::new(at.actor.person, session, state.store.clone());
    let guest = state.live.arrive(at.actor.person).ok_or(Problem::Busy)?;
    let (send, receive) = mpsc::channel::<Event>(32);
    let line = Line::new(state.live.clone(), viewer, guest, send, state.stop.clone());
    tokio::spawn(line.run(last.or(after.after)));
    let events = ReceiverStream::new(receive).map(Ok::<_, Infallible>);
    let mut response = Sse::new(events).into_response();
    let unbuffered = HeaderName::from_static("x-accel-buffering");
    response.headers_mut().insert(unbuffered, HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A line that is not opened.
#[derive(Debug)]
pub struct Refused(Problem);

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::FORBIDDEN);
        (status, axum::Json(self.0)).into_response()
    }
}
