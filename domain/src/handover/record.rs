//! What was done for an item, and what it still wants.

use serde::{Deserialize, Serialize};

use super::{Item, Way};
use crate::day::{Day, Millis};
use crate::funnel::Band;
use crate::sitting::Field;
use crate::text::Name;

/// What was done for an item, whichever way it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// When the heir comes: of a joint visit with the leaver, after a call by themselves.
    pub appointment: Option<Day>,
    /// Of the visit that was made.
    pub visited_on: Option<Day>,
    /// Whom they met.
    pub met: Option<Name>,
    /// Of the call.
    pub called_on: Option<Day>,
    /// Whether the heir was put on the line.
    pub on_the_line: bool,
    /// Whether the customer was offered a visit.
    pub offered: bool,
    pub signed_by_leaver: Option<Millis>,
    pub signed_by_heir: Option<Millis>,
    /// Where the deal stood when it was settled: what was done is told by that way for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_in: Option<Band>,
}

/// One thing written down. Each by itself, so that two who fill in at once take nothing from each
/// other.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// `aim` is what the visit is called in the heir's week.
    Appointment {
        day: Option<Day>,
        aim: Name,
    },
    VisitedOn(Option<Day>),
    Met(Option<Name>),
    CalledOn(Option<Day>),
    OnTheLine(bool),
    Offered(bool),
}

/// What an item still wants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    VisitDay,
    PeopleMet,
    /// What the customer was told.
    Told,
    /// What the customer said to it.
    Reaction,
    LeaverSignature,
    HeirSignature,
    Call,
    OnTheLine,
    Appointment,
    /// What came of the heir's own contact.
    Contact,
}

impl Record {
    pub(super) fn fill(&mut self, fill: &Fill) {
        match fill {
            Fill::Appointment { day, .. } => self.appointment = *day,
            Fill::VisitedOn(day) => self.visited_on = *day,
            Fill::Met(met) => self.met.clone_from(met),
            Fill::CalledOn(day) => self.called_on = *day,
            Fill::OnTheLine(is) => self.on_the_line = *is,
            Fill::Offered(is) => self.offered = *is,
        }
    }
}

impl Fill {
    /// The day on which something is said to have been done.
    pub(super) fn done_on(&self) -> Option<Day> {
        match self {
            Self::VisitedOn(day) | Self::CalledOn(day) => *day,
            _ => None,
        }
    }
}

/// Keeps H2. Of one who left from one day to the next neither signature nor call is wanted: the
/// heir visits and calls by themselves.
pub(super) fn lacks(item: &Item, sudden: bool) -> Vec<Lack> {
    let record = &item.record;
    let unsaid = |field: Field| !item.written.contains(&field);
    let wants = match item.way() {
        Way::JointVisit => vec![
            (Lack::VisitDay, record.visited_on.is_none()),
            (Lack::PeopleMet, record.met.is_none()),
            (Lack::Told, unsaid(Field::Told)),
            (Lack::Reaction, unsaid(Field::Reaction)),
            (Lack::LeaverSignature, record.signed_by_leaver.is_none() && !sudden),
            (Lack::HeirSignature, record.signed_by_heir.is_none()),
        ],
        Way::Phone => vec![
            (Lack::Call, record.called_on.is_none()),
            (Lack::Told, unsaid(Field::Told)),
            (Lack::OnTheLine, !record.on_the_line && !sudden),
            (Lack::Appointment, record.appointment.is_none()),
        ],
        Way::Later => vec![(Lack::Contact, unsaid(Field::Told))],
    };
    wants.into_iter().filter_map(|(lack, is)| is.then_some(lack)).collect()
}
