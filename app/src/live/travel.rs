//! The part of the program that talks with the server: asks, sends and listens. A board can be
//! looked at and its cards carried before it has come; what is done till then waits on the shelf as
//! it does without a line.

use std::cell::Cell;
use std::pin::Pin;
use std::time::Duration;

use domain::board::{Board, Column, Filter, Order};
use domain::funnel::Stage;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Feed, Link, api, queue, stream};
use crate::part::{Doing, SplitLoaderError, wasm_split};
use crate::words::Words;

/// After a part could not be fetched.
pub(crate) const WAIT: Duration = Duration::from_secs(3);

thread_local! {
    /// One sender a page, so that operations stay in order.
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

type Sending = Pin<Box<dyn Future<Output = ()>>>;
#[cfg(not(feature = "ssr"))]
type Opening = Pin<Box<dyn Future<Output = Result<api::Opening, String>>>>;

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
pub(crate) fn start(feed: Feed, owner: Owner) -> Result<(), SplitLoaderError> {
    owner.with(|| {
        untrack(|| {
            queue::start(feed);
            stream::start(feed);
        });
    });
    Ok(())
}

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
fn drain(feed: Feed) -> Result<Sending, SplitLoaderError> {
    Ok(Box::pin(queue::drain(feed)))
}

/// What waits is read from the shelf where it is sent from.
#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
fn look(feed: Feed) -> Result<Sending, SplitLoaderError> {
    Ok(Box::pin(feed.read_shelf()))
}

/// Reads what stands on the shelf, unless that part is not there: it begins with reading it.
pub(super) async fn read_shelf(feed: Feed) {
    if let Ok(reading) = look(feed).await {
        reading.await;
    }
}

/// Begins to listen and to send what is left from before, as soon as that part is there. While it
/// cannot come there is no line.
pub(super) fn begin(feed: Feed) {
    let Some(owner) = Owner::current() else { return };
    spawn_local(async move {
        while start(feed, owner.clone()).await.is_err() {
            feed.link.set(Link::Offline);
            sleep(WAIT).await;
        }
        feed.talks.set(true);
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

/// Waits till that part is there.
pub(crate) async fn there() {
    while ahead().await.is_err() {
        sleep(WAIT).await;
    }
}

/// What the board page begins with; else why not, in the reader's words. The server reads it
/// itself; a browser that comes from another page asks.
#[cfg(feature = "ssr")]
pub(crate) async fn open(
    filter: Filter,
    order: Order,
    words: Words,
) -> Result<api::Opening, String> {
    api::open(filter, order).await.map_err(|problem| problem.say(words))
}

/// What the board page begins with; else why not, in the reader's words. The server reads it
/// itself; a browser that comes from another page asks.
#[cfg(not(feature = "ssr"))]
pub(crate) fn open(
    filter: Filter,
    order: Order,
    words: Words,
) -> impl Future<Output = Result<api::Opening, String>> + Send {
    let (tell, told) = futures_channel::oneshot::channel();
    spawn_local(async move {
        if let Ok(opening) = opening(filter, order, words).await {
            let _ = tell.send(opening.await);
        }
    });
    async move { told.await.unwrap_or_else(|_| Err(words.refusal_unreachable().to_owned())) }
}

#[cfg(not(feature = "ssr"))]
#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
fn opening(filter: Filter, order: Order, words: Words) -> Result<Opening, SplitLoaderError> {
    let opening = api::open(filter, order);
    Ok(Box::pin(async move { opening.await.map_err(|problem| problem.say(words)) }))
}

/// The board through a filter.
#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
pub(crate) fn board(filter: Filter, order: Order) -> Doing<Board> {
    Ok(Box::pin(api::board(filter, order)))
}

/// Cards `from .. from + len` of a column.
#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split)]
pub(crate) fn column(
    filter: Filter,
    order: Order,
    stage: Stage,
    from: u32,
    len: u32,
) -> Doing<Column> {
    Ok(Box::pin(api::column(filter, order, stage, from, len)))
}

/// Waits without blocking the page.
pub(crate) async fn sleep(time: Duration) {
    let (done, waiting) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            let _ = done.send(());
        },
        time,
    );
    let _ = waiting.await;
}
