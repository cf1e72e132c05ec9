//! The store as the rest of the program holds it.

use std::path::Path;
use std::sync::Arc;

use domain::company::Company;
use domain::id::PersonId;
use domain::org::Org;
use domain::policy::Actor;
use sqlx::SqlitePool;
use tokio::sync::{broadcast, watch};

use crate::error::StoreError;
use crate::journal::Heard;
use crate::open::{self, Lock, OpenRefused};
use crate::recent::Kinds;
use crate::session::Known;
use crate::sitting::Told;
use crate::writer::{Snapshots, Work, Writer};

/// An open database. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    writer: Writer,
    snapshots: Arc<Snapshots>,
    readers: SqlitePool,
    lock: Lock,
    recent: Kinds,
}

impl Store {
    /// Opens a database, or makes one where there is no file.
    pub async fn open(path: &Path) -> Result<Self, OpenRefused> {
        let mut opened = open::open(path).await?;
        let read = Snapshots::read(&mut opened.writer).await;
        let unreadable = |error: StoreError| OpenRefused::Unreadable(error.to_string());
        let snapshots = Arc::new(read.map_err(unreadable)?);
        snapshots.signed_in.watch(&mut opened.writer).await.map_err(unreadable)?;
        let writer = Writer::start(opened.writer, opened.options, Arc::clone(&snapshots))?;
        let inner = Inner {
            writer,
            snapshots,
            readers: opened.readers,
            lock: opened.lock,
            recent: Kinds::default(),
        };
        Ok(Self(Arc::new(inner)))
    }

    /// How many commits there were since it was opened: what was read at an age is so as long as
    /// the age is the same.
    pub(crate) fn age(&self) -> u64 {
        self.0.snapshots.age()
    }

    pub(crate) fn recent(&self) -> &Kinds {
        &self.0.recent
    }

    /// Everyone and every team, as of the last commit that touched them.
    pub fn org(&self) -> Arc<Org> {
        self.0.snapshots.org()
    }

    /// The company, or `None` before one is founded.
    pub fn company(&self) -> Arc<Option<Company>> {
        self.0.snapshots.company()
    }

    /// The number of the latest entry that changed people, teams, products, sources or the
    /// company: a page drawn before it shows what is no more so. Who waits is woken by the next.
    pub fn desk(&self) -> watch::Receiver<i64> {
        self.0.snapshots.desk.subscribe()
    }

    /// Every entry about a deal, right after its commit and in the order of the journal. Who
    /// lags behind reads on with [`crate::journal::since`].
    pub fn committed(&self) -> broadcast::Receiver<Arc<Heard>> {
        self.0.snapshots.committed.subscribe()
    }

    /// What happens in sittings: what was kept, right after its commit, and what is being typed.
    /// Who lags behind reads the sitting anew.
    pub fn sittings(&self) -> broadcast::Receiver<Arc<Told>> {
        self.0.snapshots.sittings.subscribe()
    }

    /// Whose visits were changed, right after the commit. Who lags behind reads all anew.
    pub fn visits(&self) -> broadcast::Receiver<Arc<crate::visit::Told>> {
        self.0.snapshots.visits.subscribe()
    }

    pub(crate) fn tell_sitting(&self, told: Told) {
        // Nobody listening is no failure.
        let _ = self.0.snapshots.sittings.send(Arc::new(told));
    }

    /// Runs work in a transaction of the writer and answers when it is durable. Work that ends
    /// with an error leaves nothing; work whose caller goes away is done all the same.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a mut crate::Tx) -> Work<'a, T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.0.writer.run(work).await
    }

    /// As [`Store::write`], for someone who acts. Keeps T7: who they are is made out anew when
    /// their turn comes, so that who was switched off or given another role while the work
    /// waited does what they may now, and no more.
    pub async fn write_as<T, E, F>(&self, person: PersonId, work: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a mut crate::Tx, Actor) -> Work<'a, T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.write(move |tx| match tx.org().actor(person) {
            Some(actor) => work(tx, actor),
            None => Box::pin(async { Err(StoreError::SwitchedOff.into()) }),
        })
        .await
    }

    /// Whether the database answers and the writer still takes work.
    pub async fn ready(&self) -> bool {
        let answers = sqlx::query_scalar::<_, i64>("SELECT 1").fetch_one(self.readers()).await;
        self.0.writer.is_open() && answers.is_ok()
    }

    /// Finishes what waits, folds the log back into the file and lets go of it.
    pub async fn close(&self) {
        self.0.readers.close().await;
        self.0.writer.close().await;
        self.0.lock.release();
    }

    pub(crate) fn sessions(&self) -> &Known {
        &self.0.snapshots.signed_in
    }

    pub(crate) fn readers(&self) -> &SqlitePool {
        &self.0.readers
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}
