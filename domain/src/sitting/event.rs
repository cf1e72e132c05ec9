//! What those who take part are told as it happens.

use serde::{Deserialize, Serialize};

use super::{Entry, Field, Head};
use crate::handover::News;
use crate::id::{PersonId, SittingId};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Someone was invited, came, leads, goes on, or signed. To all who take part.
    Head(Box<Head>),
    /// What someone wrote was kept. To those of them who see the item.
    Written { sitting: SittingId, entry: Entry },
    /// Someone is writing; kept nowhere. To those of them who see the item.
    Typing { sitting: SittingId, place: u16, field: Field, author: PersonId, words: String },
    /// Where someone is; kept nowhere. To all who take part.
    At { sitting: SittingId, place: u16, person: PersonId },
    /// Something was done in a handover. To those who read of the item.
    Handed { sitting: SittingId, news: Box<News> },
}

impl Event {
    pub fn sitting(&self) -> SittingId {
        match self {
            Self::Head(head) => head.id,
            Self::Written { sitting, .. }
            | Self::Typing { sitting, .. }
            | Self::At { sitting, .. }
            | Self::Handed { sitting, .. } => *sitting,
        }
    }
}
