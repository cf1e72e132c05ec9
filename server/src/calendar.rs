//! The calendar of a person, for the program they keep their days in. It comes without a
//! session: who holds the address reads it, so it is renewed by one tap.

use app::acting::now;
use app::session::secret::link_key;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::day::Millis;
use domain::visit::{Row, State as Stands};
use exchange::calendar::{Event, When, write};

use crate::state::AppState;

/// One that leads nowhere looks like none.
pub async fn feed(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let key = file.strip_suffix(".ics").and_then(link_key);
    let Some(key) = key else { return StatusCode::NOT_FOUND.into_response() };
    let at = now();
    let (person, rows) = match store::visit::feed(&state.store, &key, at).await {
        Ok(Some(found)) => found,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("{error}");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let company = state.store.company();
    let Some(company) = company.as_ref() else { return StatusCode::NOT_FOUND.into_response() };
    let events: Vec<Event> = rows
        .into_iter()
        .map(|row| {
            let noon = row.visit.day().dawn(0);
            event(row, store::clock::offset(company, noon))
        })
        .collect();
    let org = state.store.org();
    let name = org.person(person).map(|one| one.name.to_string()).unwrap_or_default();
    let kind = [(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (kind, write(&format!("{} · {name}", company.name), &events)).into_response()
}

/// `offset` in minutes east of UTC on its day.
fn event(row: Row, offset: i32) -> Event {
    let Row { visit, account, contact, .. } = row;
    let plan = &visit.plan;
    let when = match plan.minute {
        Some(minute) => When::Span(Millis::at(visit.day(), minute, offset), plan.minutes),
        None => When::Day(visit.day()),
    };
    let aim = plan.aim.iter().map(ToString::to_string);
    let lines = plan.second.iter().chain(&plan.fallback).chain(&contact);
    let lines: Vec<String> = lines.map(ToString::to_string).collect();
    Event {
        uid: format!("{}@loudou", visit.id),
        sequence: visit.version,
        written: visit.written_at,
        when,
        summary: std::iter::once(account.to_string()).chain(aim).collect::<Vec<_>>().join(" · "),
        description: lines.join("\n"),
        cancelled: matches!(visit.state, Stands::Dropped { .. }),
    }
}
