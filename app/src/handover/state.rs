//! How far an item is, in a word or two.

use domain::day::Day;
use domain::handover::{Handover, Item, State, Way};

use crate::format::Format;

/// The class of its mark, and what that says.
pub fn told(write: Format, handover: &Handover, item: &Item, today: Day) -> (&'static str, String) {
    let words = write.words();
    let record = &item.record;
    let day = |day: Day| write.day_short(day, today);
    let (class, text) = match (&item.state, item.way()) {
        (State::Done { .. }, _) => ("is-good", words.handover_state_done().to_owned()),
        (State::WrittenOff { .. }, _) => ("", words.handover_state_written_off().to_owned()),
        (State::Open, Way::JointVisit) => {
            let signed = record.signed_by_leaver.is_some() || record.signed_by_heir.is_some();
            match (signed, record.visited_on, record.appointment) {
                (true, ..) => ("is-due", words.handover_state_half_signed().to_owned()),
                (_, Some(_), _) => ("is-due", words.handover_state_visited().to_owned()),
                (.., Some(on)) => ("is-due", words.handover_state_visit_on(&day(on))),
                _ => ("", words.handover_state_to_arrange().to_owned()),
            }
        }
        (State::Open, Way::Phone) => match (record.called_on, record.appointment) {
            (_, Some(on)) => ("is-due", words.handover_state_appointed(&day(on))),
            (Some(_), None) => ("is-due", words.handover_state_called().to_owned()),
            (None, None) => ("", words.handover_state_to_call().to_owned()),
        },
        (State::Open, Way::Later) if handover.is_locked(item) => {
            ("", words.handover_state_locked().to_owned())
        }
        (State::Open, Way::Later) => ("", words.handover_state_to_contact().to_owned()),
    };
    if handover.is_late(item, today) {
        ("is-late", words.handover_late(&text))
    } else {
        (class, text)
    }
}
