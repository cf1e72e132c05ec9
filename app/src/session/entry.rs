//! Going in and out: what happens to the session and to the request's answer.

use axum::http::header::{ACCEPT, HeaderName, LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use domain::id::PersonId;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;

use super::secret::session_key;
use crate::acting::{PERSON, Peer, failed, now, session, store};
use crate::problem::Problem;

/// The key under which a session keeps the browser's own description of itself.
pub const DEVICE: &str = "device";
const DEVICE_MAX: usize = 200;
/// The key under which a new session tells what was checked; it is not kept.
pub const CHECKED: &str = "checked";

/// Signs someone in: in a session of a new identity, so that one planted before is worth nothing.
/// `checked` is the hash by which they were known, `None` where they have no password.
///
/// # Errors
/// `WrongLogin` where that is not so any more: they were switched off meanwhile, or their
/// password was changed.
pub async fn enter(person: PersonId, checked: Option<String>) -> Result<(), Problem> {
    let session = session().await?;
    session.clear().await;
    session.cycle_id().await.map_err(failed)?;
    session.insert(PERSON, person).await.map_err(failed)?;
    let device: String = header(USER_AGENT).unwrap_or_default().chars().take(DEVICE_MAX).collect();
    session.insert(DEVICE, device).await.map_err(failed)?;
    session.insert(CHECKED, checked).await.map_err(failed)?;
    session.save().await.map_err(failed)?;
    let key = session_key(session.id().ok_or(Problem::Failed)?);
    if store::session::load(&store()?, &key, now()).await?.is_some() {
        return Ok(());
    }
    session.flush().await.map_err(failed)?;
    Err(Problem::WrongLogin)
}

/// Signs out whoever is signed in here.
pub async fn leave() -> Result<(), Problem> {
    session().await?.flush().await.map_err(failed)
}

/// Where the request came from, if the server could tell.
pub fn peer() -> Option<std::net::IpAddr> {
    let parts = use_context::<Parts>()?;
    parts.extensions.get::<Peer>().map(|peer| peer.0)
}

/// Sends a plain form on to a page. A program that asked gets its answer and goes by itself.
pub fn send_to(page: &str) {
    let plain_form = header(ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    if let Ok(page) = HeaderValue::from_str(page)
        && plain_form
    {
        let answer = expect_context::<ResponseOptions>();
        answer.insert_header(LOCATION, page);
        answer.set_status(StatusCode::SEE_OTHER);
    }
}

/// Keeps a preference in the browser for a year, for pages drawn before someone signs in.
/// `None` forgets it.
pub fn keep_cookie(name: &str, value: Option<&str>) {
    let age = if value.is_some() { 365 * 24 * 3600 } else { 0 };
    let value = value.unwrap_or_default();
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        expect_context::<ResponseOptions>().append_header(SET_COOKIE, cookie);
    }
}

fn header(name: HeaderName) -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get(name)?.to_str().ok().map(ToOwned::to_owned)
}
