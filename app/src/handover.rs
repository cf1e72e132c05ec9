//! Handing over what someone who leaves worked on: opened by their manager, gone through live by
//! those who part and those who take over, closed when all is done.

mod acts;
mod after;
pub mod api;
mod dealing;
mod doing;
mod filled;
mod item;
mod new;
mod one;
mod page;
mod paper;
mod printed;
mod state;
mod story;
mod ways;

pub use new::NewHandoverPage;
pub use one::HandoverPage;
pub use page::HandoversPage;
pub use paper::HandoverPaper;

use domain::handover::Handover;
use domain::id::PersonId;

use crate::desk::Desk;
use crate::words::Words;

fn name(desk: &Desk, person: PersonId) -> String {
    desk.person(person).map(ToString::to_string).unwrap_or_default()
}

/// Who takes over, whoever takes most first.
fn heirs(handover: &Handover) -> Vec<PersonId> {
    let mut counted: Vec<(PersonId, usize)> = Vec::new();
    for item in &handover.items {
        match counted.iter_mut().find(|one| one.0 == item.heir) {
            Some(one) => one.1 += 1,
            None => counted.push((item.heir, 1)),
        }
    }
    counted.sort_by_key(|one| std::cmp::Reverse(one.1));
    counted.into_iter().map(|one| one.0).collect()
}

/// What a handover is called: who parts, and who takes over.
fn named(words: Words, desk: &Desk, leaver: PersonId, heirs: &[PersonId]) -> String {
    let names: Vec<String> = heirs.iter().map(|heir| name(desk, *heir)).collect();
    words.handover_named(&name(desk, leaver), &names.join(words.live_and()))
}
