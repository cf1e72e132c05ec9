//! Taking a move back, and making it once more: asked for anywhere, done where moves are done.

use domain::board::Card;
use domain::deal::{Destination, Position};
use domain::id::OpId;
use domain::text::Note;
use leptos::prelude::Callback;

/// One step back, or once more forward.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The deal as the reader sees it now.
    pub card: Card,
    /// The move to take back; `None` for one that is made once more.
    pub of: Option<OpId>,
    /// Where the deal stood right after what is stepped from.
    pub from: Position,
    /// The version that it had then.
    pub version: u32,
    /// Where it stands afterwards.
    pub to: Destination,
    /// Of the move that is taken back or made once more.
    pub reason: Option<Note>,
}

impl Step {
    /// Whether somebody moved the deal since.
    pub fn is_overtaken(&self) -> bool {
        let deal = &self.card.deal;
        match self.of {
            Some(of) => deal.last_move.as_ref().is_none_or(|last| last.op != of),
            None => deal.position != self.from,
        }
    }
}

/// Who is given a step does it, or shows both versions where somebody moved the deal since.
#[derive(Clone, Copy)]
pub struct Again(pub Callback<Step>);
