//! Sessions: what a browser holds is a random key; what we keep is its hash, so that who reads
//! the database cannot sign in with it.
//!
//! A session ends after `IDLE` without use, and after `LONGEST` in any case.

mod keep;

use std::collections::HashMap;

use app::acting::{PERSON, now};
use app::session::entry::{CHECKED, DEVICE};
use app::session::secret::session_key;
use async_trait::async_trait;
use domain::day::Millis;
use domain::id::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::session::{self, Session};
use store::{Store, StoreError};
use tokio_util::sync::CancellationToken;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

pub use keep::keep;

const DAY: i64 = 86_400_000;
const IDLE: i64 = 14 * DAY;
const LONGEST: i64 = 90 * DAY;

/// The cookie's name in the clear, and over HTTPS.
const NAMES: [&str; 2] = ["loudou", "__Host-loudou"];

/// The layer that reads and writes the cookie. `secure`: the browser comes over HTTPS, and the
/// cookie may go no other way.
pub fn layer(store: Store, secure: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(store))
        .with_name(NAMES[usize::from(secure)])
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        // The browser may keep it for as long as it can be worth anything; we know better when.
        .with_expiry(Expiry::OnInactivity(Duration::milliseconds(LONGEST)))
}

/// Forgets, every hour until `stop`, what ran out.
pub fn sweep(store: Store, stop: CancellationToken) {
    tokio::spawn(async move {
        let mut hours = tokio::time::interval(std::time::Duration::from_secs(3600));
        while stop.run_until_cancelled(hours.tick()).await.is_some() {
            if let Err(error) = session::sweep(&store, now()).await {
                tracing::warn!("forgetting old sessions: {error}");
            }
            if let Err(error) = store::import::sweep(&store, now()).await {
                tracing::warn!("forgetting files that nobody brought in: {error}");
            }
        }
    });
}

/// Sessions in the database.
#[derive(Clone, Debug)]
pub struct Sessions(pub Store);

/// What is kept of one.
#[derive(Serialize, Deserialize)]
struct Kept {
    since: Millis,
    data: HashMap<String, Value>,
}

impl Sessions {
    /// Who is signed in under this key; looking does not count as use.
    pub async fn person(&self, id: Id) -> Result<Option<PersonId>> {
        let found = session::load(&self.0, &session_key(id), now()).await.map_err(backend)?;
        Ok(found.and_then(|session| session.person))
    }

    /// Writes down that the session is in use; nobody waits for it.
    fn seen(&self, id: Id) {
        let store = self.0.clone();
        tokio::spawn(async move {
            if let Err(error) = session::seen(&store, session_key(id), now()).await {
                tracing::warn!("noting a session: {error}");
            }
        });
    }

    /// The row that a session is kept as.
    fn row(kept: &Kept) -> Result<Session> {
        let person = kept.data.get(PERSON).cloned().and_then(|id| serde_json::from_value(id).ok());
        let data = serde_json::to_vec(kept).map_err(|error| Error::Encode(error.to_string()))?;
        let (since, seen) = (kept.since, now());
        let expires = Millis((seen.0 + IDLE).min(since.0 + LONGEST));
        let device = kept.data.get(DEVICE).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Session { person, data, expires, device, since, seen })
    }

    async fn write(&self, id: Id, kept: &Kept) -> Result<()> {
        session::save(&self.0, session_key(id), Self::row(kept)?).await.map_err(backend)
    }
}

#[async_trait]
impl SessionStore for Sessions {
    /// Keys are 128 bits of chance: two alike do not happen. What was checked is not kept; one
    /// that is not true any more makes no session, and who signs in looks whether it stands.
    async fn create(&self, record: &mut Record) -> Result<()> {
        let checked = record.data.remove(CHECKED);
        let checked = checked.and_then(|hash| serde_json::from_value(hash).ok()).flatten();
        let row = Self::row(&Kept { since: now(), data: record.data.clone() })?;
        let made = session::create(&self.0, session_key(record.id), row, checked).await;
        made.map(drop).map_err(backend)
    }

    /// A session that was taken away meanwhile stays away.
    async fn save(&self, record: &Record) -> Result<()> {
        let found =
            session::load(&self.0, &session_key(record.id), now()).await.map_err(backend)?;
        let Some(found) = found else { return Ok(()) };
        self.write(record.id, &Kept { since: read(&found)?.since, data: record.data.clone() }).await
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = session::load(&self.0, &session_key(*id), now()).await.map_err(backend)?;
        let Some(found) = found else { return Ok(None) };
        let kept = read(&found)?;
        let day_old = now().0 + IDLE - found.expires.0 > DAY;
        let at_its_end = found.expires.0 >= kept.since.0 + LONGEST;
        if day_old && !at_its_end {
            self.write(*id, &kept).await?;
        } else if now().0 - found.seen.0 > session::SEEN_EVERY {
            self.seen(*id);
        }
        let seconds = found.expires.0.div_euclid(1000);
        let expiry_date = OffsetDateTime::from_unix_timestamp(seconds)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data: kept.data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::delete(&self.0, session_key(*id)).await.map_err(backend)
    }
}

fn read(row: &Session) -> Result<Kept> {
    serde_json::from_slice(&row.data).map_err(|error| Error::Decode(error.to_string()))
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[cfg(test)]
mod tests;
