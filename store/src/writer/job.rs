//! A piece of work in the queue, its result kept until the commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

use tokio::sync::oneshot;

use super::{Tx, Work};
use crate::error::StoreError;

pub(super) trait Job: Send {
    /// Does the work; `false` where nothing of it is to be kept.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>>;

    /// Tells the caller, if there still is one.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

pub(super) struct Typed<F, T, E> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Typed<F, T, E> {
    pub(super) fn new(work: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        Self { work: Some(work), result: None, reply }
    }
}

impl<F, T, E> Job for Typed<F, T, E>
where
    F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return false };
            let result = unbroken(Box::pin(async move { work(tx).await })).await;
            let result = result.unwrap_or_else(|| Err(StoreError::BrokeOff.into()));
            self.result.insert(result).is_ok()
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let own = self.result.unwrap_or_else(|| Err(StoreError::BrokeOff.into()));
        // What failed by itself says why; what went well is only as good as the commit.
        let answer = own.and_then(|value| committed.map(|()| value).map_err(E::from));
        // A caller who went away is told nothing; the work is done all the same.
        let _ = self.reply.send(answer);
    }
}

/// A future whose panic is its own affair; `None` if it panicked.
async fn unbroken<'a, T>(mut future: Pin<Box<dyn Future<Output = T> + Send + 'a>>) -> Option<T> {
    std::future::poll_fn(move |context| {
        match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Ready(value)) => Poll::Ready(Some(value)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(None),
        }
    })
    .await
}
