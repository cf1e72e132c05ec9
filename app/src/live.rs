//! The board as it stands now: the server's rows, what others do as it happens, and one's own
//! operations shown at once and sent in order.

mod again;
pub mod api;
mod attention;
pub mod called;
mod clock;
pub mod draft;
mod feed;
mod fold;
pub mod keep;
mod line;
mod looking;
mod news;
mod pending;
mod queue;
mod root;
pub mod sitting;
mod stream;
pub(crate) mod travel;
pub mod unfinished;
mod visits;

pub use again::{Again, Step};
pub use clock::now;
pub use feed::{Feed, Link};
pub use fold::outcome_of;
pub use looking::Looking;
pub use news::News;
pub use pending::{Left, Pending, Why};
pub use root::{FeedRoot, page_feed, provide_feed_root};
pub use visits::SOON;

/// The card whose “Move to…” is open; whoever sets it opens it.
#[derive(Clone, Copy)]
pub struct MoveAsked(pub leptos::prelude::RwSignal<Option<domain::board::Card>>);
