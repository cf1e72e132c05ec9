//! The part of the program that sends and listens. A board can be looked at and its cards carried
//! before it has come; what is done till then waits on the shelf as it does without a line.

use std::cell::Cell;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Feed, queue, stream};
use crate::part::{SplitLoaderError, wasm_split};

/// After a part could not be fetched.
const WAIT: Duration = Duration::from_secs(3);

thread_local! {
    /// One sender a page, so that operations stay in order.
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

type Sending = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(line, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
pub(crate) fn start(feed: Feed, owner: Owner) -> Result<(), SplitLoaderError> {
    owner.with(|| {
        untrack(|| {
            queue::start(feed);
            stream::start(feed);
        });
    });
    Ok(())
}

#[wasm_split(line, fallible, wasm_split_path = leptos::wasm_split)]
fn drain(feed: Feed) -> Result<Sending, SplitLoaderError> {
    Ok(Box::pin(queue::drain(feed)))
}

/// What waits is read from the shelf where it is sent from.
#[wasm_split(line, fallible, wasm_split_path = leptos::wasm_split)]
fn look(feed: Feed) -> Result<Sending, SplitLoaderError> {
    Ok(Box::pin(feed.read_shelf()))
}

/// Reads what stands on the shelf, unless that part is not there: it begins with reading it.
pub(super) async fn read_shelf(feed: Feed) {
    if let Ok(reading) = look(feed).await {
        reading.await;
    }
}

/// Begins to listen and to send what is left from before, as soon as that part is there.
pub(super) fn begin(feed: Feed) {
    let Some(owner) = Owner::current() else { return };
    spawn_local(async move {
        while start(feed, owner.clone()).await.is_err() {
            sleep(WAIT).await;
        }
    });
}

/// Begins to send, unless it is under way. Where what sends is not there yet, [`begin`] wakes it.
pub(super) fn wake(feed: Feed) {
    if SENDING.replace(true) {
        return;
    }
    spawn_local(async move {
        if let Ok(sending) = drain(feed).await {
            sending.await;
        }
        SENDING.set(false);
    });
}

/// Waits without blocking the page.
pub(super) async fn sleep(time: Duration) {
    let (done, waiting) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            let _ = done.send(());
        },
        time,
    );
    let _ = waiting.await;
}
