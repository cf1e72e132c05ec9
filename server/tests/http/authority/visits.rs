//! Who asks what about visits, days and weeks.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

fn agenda(_: &House, _: &Card) -> Value {
    json!({ "day": null })
}

/// A week of nobody's: whoever keeps it keeps it as their own.
fn keep_agenda(_: &House, _: &Card) -> Value {
    let nobody = domain::id::PersonId::new(Uuid::nil());
    json!({ "agenda": domain::agenda::Agenda::empty(nobody, domain::day::Day(20_790)) })
}

fn mei_2026(house: &House, _: &Card) -> Value {
    json!({ "of": house.people["mei"], "year": 2026 })
}

fn rhythm(_: &House, _: &Card) -> Value {
    let pace = json!({ "visits": 3, "minutes": 45 });
    json!({ "to": { "a": pace, "b": pace, "c": pace, "travel": 45, "week": 960 } })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/agenda", Json(agenda), LEADERS),
    ("/api/agenda_keep", Json(keep_agenda), LEADERS),
    // One's own week; another's is asked for in `visits`.
    ("/api/visits", Json(|_, _| json!({})), SELLERS),
    // Mei's; who leads her counts it too.
    ("/api/visit_year", Json(mei_2026), [Done, Done, Done, NO, NO, NO, NO, NO, OUT]),
    // One's own day, and nobody else's.
    ("/api/visit_agenda", Json(nothing), SELLERS),
    ("/api/visit_calendar", Json(nothing), SELLERS),
    ("/api/visit_rhythm", Json(rhythm), ADMINISTRATORS),
];
