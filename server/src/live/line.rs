//! One open line: what its viewer hears, in the journal's order, nothing twice, nothing skipped.

use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use domain::id::{DealId, PersonId};
use domain::policy::Sight;
use store::journal;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::mpsc::Sender;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::entry::Told;
use super::hub::{Guest, Live, News};
use super::sitting::Sat;
use super::viewer::Viewer;

const BEAT: Duration = Duration::from_secs(15);
/// How often it is asked whether the viewer is still signed in.
const CHECK: Duration = Duration::from_secs(3);
/// More missed entries than this are not told one by one.
const REPLAY: u32 = 500;

/// The line is over: the viewer left, or may not listen any more.
struct Over;

pub struct Line {
    live: Live,
    /// Listened to from the moment on at which the line is answered: what happens then is heard.
    news: Receiver<News>,
    viewer: Viewer,
    /// Counts the viewer as here until the line ends.
    _guest: Guest,
    out: Sender<Event>,
    stop: CancellationToken,
    /// The last entry that was told or passed over.
    seq: i64,
    beside: Option<Vec<(PersonId, Option<DealId>)>>,
    /// Whose deals the viewer's board is of.
    sight: Option<Sight>,
}

impl Line {
    pub fn new(
        live: Live,
        viewer: Viewer,
        guest: Guest,
        out: Sender<Event>,
        stop: CancellationToken,
    ) -> Self {
        let news = live.listen();
        Self { live, news, viewer, _guest: guest, out, stop, seq: 0, beside: None, sight: None }
    }

    /// Tells what came after entry `after`, then what comes, until it is over.
    pub async fn run(mut self, after: Option<i64>) {
        let stop = self.stop.clone();
        let out = self.out.clone();
        tokio::select! {
            () = stop.cancelled() => {}
            () = out.closed() => {}
            _ = self.talk(after) => {}
        }
    }

    async fn talk(&mut self, after: Option<i64>) -> Result<(), Over> {
        let mut changes = self.live.here().changes();
        let mut desk = self.viewer.store.desk();
        // What asks the database is large while it runs, and not kept beside what waits.
        Box::pin(self.begin(after)).await?;
        self.beat().await?;
        self.tell_here().await?;
        let seq = *desk.borrow_and_update();
        self.tell_desk(seq).await?;
        let mut beats = interval(BEAT);
        let mut checks = interval(CHECK);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beats.reset();
        checks.reset();
        loop {
            tokio::select! {
                heard = self.news.recv() => match heard {
                    Ok(News::Entry(told)) => self.tell(&told).await?,
                    Ok(News::Gap) => Box::pin(self.catch_up()).await?,
                    Ok(News::Sat(sat)) => self.tell_sat(sat.as_deref()).await?,
                    Ok(News::Visits(told)) => self.tell_visits(told.as_deref()).await?,
                    Err(RecvError::Lagged(_)) => {
                        Box::pin(self.catch_up()).await?;
                        self.tell_sat(None).await?;
                        self.tell_visits(None).await?;
                    }
                    Err(RecvError::Closed) => return Err(Over),
                },
                Ok(()) = changes.changed() => self.tell_here().await?,
                Ok(()) = desk.changed() => {
                    let seq = *desk.borrow_and_update();
                    // Who is switched off or sees others now need not wait for the next look.
                    Box::pin(self.check()).await?;
                    self.tell_desk(seq).await?;
                }
                _ = beats.tick() => self.beat().await?,
                _ = checks.tick() => Box::pin(self.check()).await?,
            }
        }
    }

    async fn begin(&mut self, after: Option<i64>) -> Result<(), Over> {
        let last = self.last_seq().await?;
        self.sight = self.viewer.sight().cloned();
        match after {
            // Numbers that were never given out: the board is of another database.
            Some(after) if after > last || after < 0 => self.reset(last).await,
            Some(after) => {
                self.seq = after;
                self.catch_up().await
            }
            None => {
                self.seq = last;
                Ok(())
            }
        }
    }

    /// Ends the line of who is signed out. Who sees other deals than before, because teams or
    /// roles were changed, is to read the board anew.
    async fn check(&mut self) -> Result<(), Over> {
        if !self.viewer.is_signed_in().await {
            return Err(Over);
        }
        let sight = self.viewer.sight().cloned();
        if sight != self.sight {
            self.sight = sight;
            self.reset(self.seq).await?;
        }
        Ok(())
    }

    /// Reads on in the journal after the last entry told.
    async fn catch_up(&mut self) -> Result<(), Over> {
        let missed =
            journal::since(&self.viewer.store, self.seq, REPLAY + 1).await.map_err(broken)?;
        if missed.len() > REPLAY as usize {
            let last = self.last_seq().await?;
            return self.reset(last).await;
        }
        for heard in missed {
            self.tell(&Told::new(Arc::new(heard))).await?;
        }
        Ok(())
    }

    async fn tell(&mut self, told: &Told) -> Result<(), Over> {
        if told.seq() <= self.seq {
            return Ok(());
        }
        self.seq = told.seq();
        match told.text(self.viewer.sight().ok_or(Over)?) {
            Some(text) => self.send("move", text).await,
            None => Ok(()),
        }
    }

    /// What passed by unheard is for the reader to read anew; whoever has no sitting open does
    /// nothing.
    async fn tell_sat(&mut self, sat: Option<&Sat>) -> Result<(), Over> {
        let person = self.viewer.person;
        match sat {
            None => self.send("sit", "").await,
            Some(sat) if sat.is_for(person, self.viewer.sight().ok_or(Over)?) => {
                self.send("sit", &sat.text).await
            }
            Some(_) => Ok(()),
        }
    }

    /// Whose visits were changed, to who reads them; what they are now is asked for by itself.
    async fn tell_visits(&mut self, told: Option<&store::visit::Told>) -> Result<(), Over> {
        let actor = self.viewer.actor().ok_or(Over)?;
        match told {
            None => self.send("visits", "").await,
            Some(told) if told.is_for(actor) => self.send("visits", &told.by.to_string()).await,
            Some(_) => Ok(()),
        }
    }

    async fn reset(&mut self, last: i64) -> Result<(), Over> {
        self.seq = last;
        self.send("reset", &last.to_string()).await
    }

    async fn beat(&mut self) -> Result<(), Over> {
        let today = self.viewer.today().ok_or(Over)?;
        self.send("beat", &today.0.to_string()).await
    }

    /// Up to which entry names and settings are so: a page drawn before it knows that it is old.
    async fn tell_desk(&self, seq: i64) -> Result<(), Over> {
        self.send("desk", &seq.to_string()).await
    }

    async fn tell_here(&mut self) -> Result<(), Over> {
        let org = self.viewer.store.org();
        let beside = self.live.here().beside(self.viewer.person, &org);
        if self.beside.as_ref() == Some(&beside) {
            return Ok(());
        }
        let text = serde_json::to_string(&beside).map_err(broken)?;
        self.beside = Some(beside);
        self.send("here", &text).await
    }

    /// Every event carries the place in the journal: a line that comes back goes on from there.
    async fn send(&self, kind: &str, text: &str) -> Result<(), Over> {
        let event = Event::default().id(self.seq.to_string()).event(kind).data(text);
        self.out.send(event).await.map_err(|_| Over)
    }

    async fn last_seq(&self) -> Result<i64, Over> {
        journal::last_seq(&self.viewer.store).await.map_err(broken)
    }
}

fn broken(error: impl std::fmt::Display) -> Over {
    tracing::error!("live: {error}");
    Over
}
