//! Walking through deals together: the first kind of sitting. A filter of the board is gone
//! through deal by deal, by two or three people at once.

mod call;
mod list;
mod one;
mod open;
mod page;
mod paper;
mod printed;
mod sheet;
mod step;

pub use one::WalkPage;
pub use page::WalksPage;
pub use paper::WalkPaper;
pub use sheet::WalkSheet;

use crate::desk::Desk;
use crate::format::Format;
use domain::sitting::Head;

/// What a walk is called: by its day, and by nothing that could be out of somebody's sight.
fn named(write: Format, desk: &Desk, head: &Head) -> String {
    write.words().walk_named(&write.day_time(head.opened_at, desk.offset))
}
