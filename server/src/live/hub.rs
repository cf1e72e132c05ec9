//! Takes every commit from the store once and hands it to all lines.

use std::sync::Arc;

use app::acting::Looks;
use domain::id::{DealId, PersonId};
use store::Store;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio_util::sync::CancellationToken;

use super::entry::Told;
use super::here::Here;
use super::sitting::Sat;

/// What a line may fall behind before it reads on from the journal.
const BACKLOG: usize = 512;

/// Cheap to clone; one for the life of the server.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    news: broadcast::Sender<News>,
    here: Here,
}

#[derive(Clone)]
pub enum News {
    Entry(Arc<Told>),
    /// Entries passed by unheard: they are in the journal.
    Gap,
    /// Something in a sitting, for those who take part; `None`: something passed by unheard.
    Sat(Option<Arc<Sat>>),
    /// Somebody's visits were changed; `None`: something passed by unheard.
    Visits(Option<Arc<store::visit::Told>>),
}

/// Someone with the board open, for as long as this lives.
pub struct Guest {
    live: Live,
    person: PersonId,
}

impl Live {
    /// Listens to the store until `stop`.
    pub fn start(store: &Store, stop: CancellationToken) -> Self {
        let live =
            Self(Arc::new(Inner { news: broadcast::Sender::new(BACKLOG), here: Here::default() }));
        let (mut committed, mut sittings) = (store.committed(), store.sittings());
        let mut visits = store.visits();
        let hub = live.clone();
        tokio::spawn(async move {
            loop {
                let news = tokio::select! {
                    () = stop.cancelled() => return,
                    heard = committed.recv() => match heard {
                        Ok(heard) => News::Entry(Arc::new(Told::new(heard))),
                        Err(RecvError::Lagged(_)) => News::Gap,
                        Err(RecvError::Closed) => return,
                    },
                    told = sittings.recv() => match told {
                        Ok(told) => News::Sat(Sat::new(&told).map(Arc::new)),
                        Err(RecvError::Lagged(_)) => News::Sat(None),
                        Err(RecvError::Closed) => return,
                    },
                    told = visits.recv() => match told {
                        Ok(told) => News::Visits(Some(told)),
                        Err(RecvError::Lagged(_)) => News::Visits(None),
                        Err(RecvError::Closed) => return,
                    },
                };
                // Nobody listening is no fault.
                let _ = hub.0.news.send(news);
            }
        });
        live
    }

    /// `None` for someone who has far too many boards open.
    pub fn arrive(&self, person: PersonId) -> Option<Guest> {
        self.0.here.arrive(person).then(|| Guest { live: self.clone(), person })
    }

    pub fn here(&self) -> &Here {
        &self.0.here
    }

    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.news.subscribe()
    }
}

impl Looks for Live {
    fn look(&self, who: PersonId, deal: Option<(DealId, PersonId)>) {
        self.0.here.look(who, deal);
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.live.0.here.leave(self.person);
    }
}
