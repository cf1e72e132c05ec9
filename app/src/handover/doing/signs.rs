//! The signatures of a joint visit.

use domain::day::Millis;
use domain::handover::Way;
use domain::id::PersonId;
use leptos::prelude::*;

use super::Seen;
use crate::format::use_format;
use crate::handover::name;
use crate::live::sitting::Seat;
use crate::words::use_words;

/// Who signed when, and who has not yet.
#[component]
pub(super) fn Signs(seat: Seat, seen: Seen) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let sign = move |person: PersonId, at: Option<Millis>| {
        seat.feed.desk(|desk| {
            let name = name(desk, person);
            match at {
                Some(at) => {
                    ("mark is-good", words.handover_signed(&name, &write.day_time(at, desk.offset)))
                }
                None => ("mark", words.handover_to_sign(&name)),
            }
        })
    };
    move || {
        let (handover, item) = seen.get()?;
        if item.way() != Way::JointVisit {
            return None;
        }
        let record = &item.record;
        let leaver = (!handover.sudden).then(|| sign(handover.leaver, record.signed_by_leaver));
        let signs = leaver.into_iter().chain([sign(item.heir, record.signed_by_heir)]);
        let signs = signs.map(|(class, text)| {
            view! { <li class=class><span>{text}</span></li> }
        });
        Some(
            view! { <ul class="hand-signs" aria-label=words.walk_signatures()>{signs.collect_view()}</ul> },
        )
    }
}
