//! The person at the other end of a line, as they are now and not as they were when it opened.

use std::sync::Arc;

use app::acting::now;
use domain::day::Day;
use domain::id::PersonId;
use domain::org::Org;
use domain::policy::{Actor, Sight};
use store::Store;
use tower_sessions::session::Id;

use crate::sessions::Sessions;

pub struct Viewer {
    pub person: PersonId,
    pub store: Store,
    session: Id,
    /// Who they are as worked out last, and the people and teams it was worked out from.
    known: Option<(Arc<Org>, Option<Actor>)>,
}

impl Viewer {
    pub fn new(person: PersonId, session: Id, store: Store) -> Self {
        Self { person, store, session, known: None }
    }

    /// What they see, or `None` for someone who may do nothing any more.
    pub fn sight(&mut self) -> Option<&Sight> {
        self.actor().map(|actor| &actor.sight)
    }

    /// Who they are, as far as policy asks.
    pub fn actor(&mut self) -> Option<&Actor> {
        let org = self.store.org();
        let known = self.known.take().filter(|(of, _)| Arc::ptr_eq(of, &org));
        let known = known.unwrap_or_else(|| {
            let actor = org.actor(self.person);
            (org, actor)
        });
        self.known.insert(known).1.as_ref()
    }

    /// Whether they are still signed in here and still one of us.
    pub async fn is_signed_in(&mut self) -> bool {
        match Sessions(self.store.clone()).person(self.session).await {
            Ok(person) => person == Some(self.person) && self.sight().is_some(),
            // A database that is busy for a moment signs nobody out.
            Err(error) => {
                tracing::warn!("looking at a session: {error}");
                true
            }
        }
    }

    /// The company's day.
    pub fn today(&self) -> Option<Day> {
        let company = self.store.company();
        company.as_ref().as_ref().map(|company| store::clock::today(company, now()))
    }
}
