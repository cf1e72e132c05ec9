//! Who asks what about handovers, and how much rests on whom.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

/// Those who lead Mei; who leads others is told that she is none of theirs.
const LEAD_MEI: [Then; 9] = [Done, Done, NO, NO, Status(422), NO, NO, NO, OUT];

/// Those who sell are told nothing of what there is not; the others not even that.
const NOTHING_TO_WATCH: [Then; 9] = [Done, Done, Done, Done, Done, GONE, GONE, GONE, OUT];

/// Those who lead Mei, and name nobody for her customers.
const OPEN_HANDOVER: [Then; 9] = [Status(422), Status(422), NO, NO, Status(422), NO, NO, NO, OUT];

fn leaver(house: &House, _: &Card) -> Value {
    json!({ "leaver": house.people["mei"] })
}

fn new_handover(house: &House, _: &Card) -> Value {
    let id = Uuid::now_v7();
    let leaver = house.people["mei"];
    json!({ "id": id, "leaver": leaver, "sudden": false, "last_day": 90_000, "heirs": {} })
}

fn no_story(_: &House, card: &Card) -> Value {
    json!({ "handover": Uuid::nil(), "deal": card.deal.id })
}

fn no_turn(_: &House, card: &Card) -> Value {
    json!({ "handover": Uuid::nil(), "deal": card.deal.id, "turned": 1 })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/handover_list", Json(nothing), SELLERS),
    ("/api/handover_open", Json(new_handover), OPEN_HANDOVER),
    ("/api/handover_plan", Json(leaver), LEAD_MEI),
    // Of none that there is; who is told of what is tested in the store.
    ("/api/handover_see", Json(no_turn), SELLERS_WITHOUT_A_FILE),
    ("/api/handover_story", Json(no_story), NOBODYS_CONTACT),
    ("/api/handover_watch", Json(no_story), NOTHING_TO_WATCH),
    ("/api/handover_watched", Json(nothing), SELLERS),
    ("/api/concentration", Json(nothing), LEADERS),
];
