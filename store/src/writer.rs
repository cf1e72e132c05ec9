//! The one writer. It takes all work that waits into one transaction, and answers only when
//! that is on the disk: many moves at once cost one flush.

mod batch;
mod job;
mod snapshots;
mod tx;

#[cfg(test)]
mod tests;

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::{mpsc, oneshot};

use crate::error::StoreError;
use job::{Job, Typed};
pub(crate) use snapshots::Snapshots;
pub use tx::Tx;
pub(crate) use tx::next_job;

/// Work as it runs inside the writer's transaction.
pub type Work<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// How much work may wait before callers wait to hand theirs in.
const QUEUE: usize = 1024;

pub(crate) struct Writer {
    queue: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    ended: Mutex<Option<oneshot::Receiver<()>>>,
}

impl Writer {
    pub(crate) fn start(
        conn: SqliteConnection,
        options: SqliteConnectOptions,
        snapshots: Arc<Snapshots>,
    ) -> std::io::Result<Self> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let (end, ended) = oneshot::channel();
        let tx = Tx::new(conn, &snapshots);
        // A thread of its own: its wakes never go by way of the threads that serve people.
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || {
            runtime.block_on(batch::write(tx, options, jobs, snapshots));
            // Nobody waits for the end of a store that was only dropped.
            let _ = end.send(());
        })?;
        Ok(Self { queue: Mutex::new(Some(queue)), ended: Mutex::new(Some(ended)) })
    }

    pub(crate) async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(queue) = queue else { return Err(StoreError::Closed.into()) };
        let job = Box::new(Typed::new(work, reply));
        queue.send(job).await.map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    pub(crate) fn is_open(&self) -> bool {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().is_some_and(|queue| !queue.is_closed())
    }

    /// Takes no more work, finishes what waits, and closes the connection.
    pub(crate) async fn close(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(ended) = ended
            && ended.await.is_err()
        {
            tracing::error!("the writer ended badly");
        }
    }
}
