//! Joint visits as the week and the pages of coaching share them: asked of the server, and the
//! mark by which they are known.

mod agreed;
pub mod api;
mod mark;

pub use agreed::Agreed;
pub use mark::JointMark;
