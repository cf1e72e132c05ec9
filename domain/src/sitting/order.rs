//! The order in which deals are gone through.

use std::cmp::Reverse;

use crate::board::Card;
use crate::day::{Day, Millis};
use crate::funnel::Funnel;
use crate::mark::{Mark, marks};

/// Keeps F3.3 and H3: what asks for attention first (a next step that is missing, due or
/// overdue, or stuck in its band); then by success rate, then by amount, the highest first, then
/// by expected date.
#[must_use]
pub fn walk_order(mut cards: Vec<Card>, funnel: &Funnel, now: Millis, today: Day) -> Vec<Card> {
    cards.sort_by_cached_key(|card| {
        let marks = marks(&card.deal, funnel, now, today);
        let calm = marks.iter().all(|mark| matches!(mark, Mark::NextStepLater { .. }));
        let rate = funnel.rate(card.deal.position.place()).per_mille();
        let dated = card.deal.expected.map_or(i32::MAX, |day| day.0);
        (calm, Reverse(rate), Reverse(card.worth()), dated, card.deal.id)
    });
    cards
}
