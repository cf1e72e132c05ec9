//! Who asks: the first line of every server function, and of pages that need to know.
//!
//! ```ignore
//! #[server(endpoint = "board", input = Json, output = Json)]
//! pub async fn board(filter: Filter, order: Order) -> Result<Board, Problem> {
//!     let at = acting().await?;
//!     at.actor.may(Action::OpenBoard)?;
//!     …
//! }
//! ```

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::company::Company;
use domain::day::{Day, Millis};
use domain::deal::{Context, Refusal};
use domain::handover::Refused;
use domain::id::{DealId, OpId, PersonId};
use domain::org::Role;
use domain::policy::{Action, Actor};
use leptos::prelude::use_context;
use leptos_axum::extract;
use store::Store;
use tower_sessions::Session;

use crate::problem::Problem;

/// Someone signed in, at the time of their request, in the company's zone.
#[derive(Clone)]
pub struct Acting {
    pub actor: Actor,
    pub store: Store,
    pub company: Arc<Company>,
    pub now: Millis,
    pub today: Day,
    /// Minutes east of UTC at `now` in the company's zone.
    pub offset: i32,
}

impl Acting {
    /// Whether they may take something out, be it as a file or on paper.
    ///
    /// # Errors
    /// `Denied`; to who hands over, with the reason.
    pub fn may_take_out(&self) -> Result<(), Problem> {
        if self.actor.is(Role::Leaving) {
            return Err(Refusal::from(Refused::Leaving).into());
        }
        Ok(self.actor.may(Action::TakeOut)?)
    }

    /// What the rules want to know.
    pub fn context(&self, op: OpId) -> Context<'_> {
        Context {
            actor: &self.actor,
            op,
            now: self.now,
            today: self.today,
            funnel: &self.company.funnel,
            rates: &self.company.rates,
        }
    }
}

/// The key under which a session keeps who is signed in.
pub const PERSON: &str = "person";

/// Takes note of the deal that someone looks at, and whose it is.
pub trait Looks: Send + Sync {
    fn look(&self, who: PersonId, deal: Option<(DealId, PersonId)>);
}

/// Where a request came from, as far as that can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Peer(pub std::net::IpAddr);

/// Who sent this request.
///
/// # Errors
/// `SignedOut` where nobody is signed in, where the session ran out, and for people who were
/// switched off since.
pub async fn acting() -> Result<Acting, Problem> {
    acting_in(&session().await?, store()?).await
}

/// Whose session this is, now.
pub async fn acting_in(session: &Session, store: Store) -> Result<Acting, Problem> {
    let person: Option<PersonId> = session.get(PERSON).await.map_err(unread)?;
    let person = person.ok_or(Problem::SignedOut)?;
    let actor = store.org().actor(person).ok_or(Problem::SignedOut)?;
    let company = Option::clone(&store.company()).ok_or(Problem::SignedOut)?;
    let now = now();
    let offset = store::clock::offset(&company, now);
    Ok(Acting { actor, company: Arc::new(company), now, today: now.day(offset), offset, store })
}

/// A session that could not be read just now is there all the same: to be asked for again.
fn unread(error: tower_sessions::session::Error) -> Problem {
    use tower_sessions::session::Error::Store;
    use tower_sessions::session_store::Error::Backend;
    match error {
        Store(Backend(error)) => {
            tracing::error!("reading a session: {error}");
            Problem::Busy
        }
        other => failed(other),
    }
}

/// The request's session, with or without someone in it.
pub async fn session() -> Result<Session, Problem> {
    extract().await.map_err(failed)
}

/// The store of this server.
pub fn store() -> Result<Store, Problem> {
    use_context().ok_or(Problem::Failed)
}

/// This instant, by the server's clock.
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A failure of ours: told in the log, and to the reader only that there was one.
pub fn failed(error: impl std::fmt::Display) -> Problem {
    tracing::error!("{error}");
    Problem::Failed
}
