//! Coaching: joint visits in a list, and their debriefs: a talk of two on two tablets, one part
//! after another.

pub mod api;
mod cycles;
mod debrief;
mod mirror;
mod next;
mod outcome;
mod page;
mod panels;
mod paper;
mod printed;
mod readers;
mod steps;

pub use debrief::DebriefPage;
pub use page::CoachingPage;
pub use paper::DebriefPaper;

use crate::desk::Desk;
use crate::format::Format;
use api::Debriefed;
use domain::id::PersonId;

/// What a debrief is called: after the customer, as far as the reader sees them.
fn named(write: Format, debriefed: &Debriefed) -> String {
    match &debriefed.account {
        Some(account) => write.words().debrief_of(account.as_str()),
        None => write.words().debrief_of(&write.day(debriefed.visit.day())),
    }
}

fn name(desk: &Desk, person: PersonId) -> String {
    desk.person(person).map(ToString::to_string).unwrap_or_default()
}
