//! Where the feed lives: above the pages, so that what waits is sent while one looks elsewhere.

use domain::board::{Board, Filter};
use leptos::prelude::*;

use super::Feed;
use super::api::Opening;
use crate::desk::Desk;

#[derive(Clone)]
pub struct FeedRoot {
    owner: Owner,
    feed: StoredValue<Option<Feed>>,
    /// Keeps H5: how much is to be seen to of what was handed over, for who leads.
    pub watched: RwSignal<u32>,
}

/// Makes a place for the feed; once, at the root of the app.
pub fn provide_feed_root() {
    if let Some(owner) = Owner::current() {
        let (feed, watched) = (StoredValue::new(None), RwSignal::new(0));
        provide_context(FeedRoot { owner, feed, watched });
    }
}

impl FeedRoot {
    /// The feed of the board page: the one there is, brought up to date, or a new one.
    pub fn feed(&self, opening: Opening, filter: Filter) -> Feed {
        if let Some(feed) = self.feed.get_value() {
            feed.renew(opening.desk, opening.board, filter);
            return feed;
        }
        let feed = self.owner.with(|| Feed::new(opening.desk, opening.board, filter));
        self.feed.set_value(Some(feed));
        feed
    }

    /// The feed of a page without a board, whose names are `desk`'s and whose facts stand at an
    /// entry of the journal: the one there is, as it is, or a new one.
    pub fn beside(&self, desk: Desk, seq: i64) -> Feed {
        let known = self.feed.get_value();
        known.unwrap_or_else(|| {
            let board = Board::of_nobody(seq);
            self.feed(Opening { desk, board }, Filter::default())
        })
    }

    /// Begins to listen and to send. Browser only.
    pub fn start(&self, feed: Feed) {
        self.owner.with(|| untrack(|| feed.start()));
    }
}

/// The feed of a page without a board, which begins to listen and to send, and which the parts of
/// the page find in their context.
pub fn page_feed(desk: Desk, seq: i64) -> Feed {
    let root = expect_context::<FeedRoot>();
    let feed = root.beside(desk, seq);
    provide_context(feed);
    Effect::new(move |_| root.start(feed));
    feed
}
