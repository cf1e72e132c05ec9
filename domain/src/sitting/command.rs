//! What people do in a sitting. Each goes through the queue of operations, so that it waits on
//! the tablet while there is no line and is done once, however often it is sent.

use serde::{Deserialize, Serialize};

use super::Field;
use crate::handover;
use crate::id::SittingId;
use crate::text::Remark;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Come, for the first time.
    Join { sitting: SittingId },
    /// Take the others along to another item; for who leads.
    Go { sitting: SittingId, place: u16 },
    /// Take the lead, at an item.
    Lead { sitting: SittingId, place: u16 },
    /// Write, in one's own entry of a field.
    Write { sitting: SittingId, typed: Typed },
    /// Sign what was written up to a revision.
    Sign { sitting: SittingId, seen: u32 },
    /// Something done in a handover; it is decided there.
    Hand { sitting: SittingId, act: Box<handover::Command> },
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Typed {
    pub place: u16,
    pub field: Field,
    pub words: Option<Remark>,
    /// One more than that of what it takes the place of.
    pub version: u32,
}

impl Command {
    pub fn sitting(&self) -> SittingId {
        match self {
            Self::Join { sitting }
            | Self::Go { sitting, .. }
            | Self::Lead { sitting, .. }
            | Self::Write { sitting, .. }
            | Self::Sign { sitting, .. }
            | Self::Hand { sitting, .. } => *sitting,
        }
    }

    /// The item that it is about.
    pub fn place(&self) -> Option<u16> {
        match self {
            Self::Go { place, .. } | Self::Lead { place, .. } => Some(*place),
            Self::Write { typed, .. } => Some(typed.place),
            Self::Join { .. } | Self::Sign { .. } | Self::Hand { .. } => None,
        }
    }
}
