//! Who asks what about sittings and meetings.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

/// Those who sell, with nothing to go through.
const NOTHING_TO_WALK: [Then; 9] =
    [Status(422), Status(422), Status(422), Status(422), Status(422), NO, NO, NO, OUT];

fn no_meeting(_: &House, _: &Card) -> Value {
    json!({ "id": Uuid::now_v7(), "command": "close" })
}

fn filter(_: &House, _: &Card) -> Value {
    json!({ "filter": {} })
}

/// Of no deal, so that nobody opens one here.
fn new_sitting(house: &House, _: &Card) -> Value {
    let filter = json!({ "text": "no such account" });
    json!({ "id": Uuid::now_v7(), "people": [house.people["boss"]], "filter": filter })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/sitting", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_at", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_call", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_callable", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_candidates", Json(filter), SELLERS),
    ("/api/sitting_list", Json(nothing), SELLERS),
    ("/api/sitting_open", Json(new_sitting), NOTHING_TO_WALK),
    ("/api/sitting_print", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/sitting_typing", Json(no_sitting), NOBODYS_CONTACT),
    // Nobody is called to anything here.
    ("/api/sitting_waiting", Json(nothing), ALL_OF_US),
    // One that there is not; who reads which is told in `meetings`.
    ("/api/meeting", Json(no_meeting), NOBODYS_CONTACT),
    ("/api/meeting_act", Json(no_meeting), NOT_JOINT),
    ("/api/meeting_list", Json(nothing), SELLERS),
    ("/api/meeting_print", Json(no_meeting), NOBODYS_CONTACT),
];
