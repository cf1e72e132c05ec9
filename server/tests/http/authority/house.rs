//! Who asks what about people, teams, lists, rates and the funnel.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

/// Administrators may, but there is no such rate.
const RATE_GONE: [Then; 9] = [Status(422), NO, NO, NO, NO, NO, NO, NO, OUT];

/// Administrators, who are told that there is no such person.
const NOBODY_FOR_ADMINISTRATORS: [Then; 9] = [GONE, NO, NO, NO, NO, NO, NO, NO, OUT];

/// A line that there is not, for those who keep lists.
const NO_LINE: [Then; 9] = [GONE, NO, NO, NO, NO, NO, NO, NO, OUT];

const BANDS: &[(&str, &str)] = &[
    ("bands[top_until]", "3"),
    ("bands[middle_until]", "6"),
    ("bands[top_rate]", "25"),
    ("bands[middle_rate]", "50"),
    ("bands[bottom_rate]", "75"),
    ("bands[top_days]", "45"),
    ("bands[middle_days]", "60"),
    ("bands[bottom_days]", "30"),
];

fn new_line(_: &House, _: &Card) -> Value {
    json!({ "list": "products", "name": "GTX Pro" })
}

fn rename_line(_: &House, _: &Card) -> Value {
    json!({ "line": { "product": Uuid::now_v7() }, "name": "GTX" })
}

fn retire_line(_: &House, _: &Card) -> Value {
    json!({ "line": { "campaign": Uuid::now_v7() }, "retired": true })
}

fn a_new_rate(_: &House, _: &Card) -> Value {
    json!({ "currency": "usd", "from": "2026-11-01", "rate": "32.5" })
}

/// One that nobody has set.
fn a_rate(_: &House, _: &Card) -> Value {
    json!({ "currency": "EUR", "from": 20_000 })
}

fn people(_: &House, _: &Card) -> Value {
    let wanted = json!({ "team": null, "role": null, "state": null, "text": "", "len": 9 });
    json!({ "wanted": wanted })
}

fn mei(house: &House, _: &Card) -> Value {
    json!({ "person": house.people["mei"], "origin": "https://funnel.example" })
}

fn no_changes(_: &House, _: &Card) -> Value {
    json!({ "changes": [] })
}

fn nobody(_: &House, _: &Card) -> Value {
    json!({ "person": "00000000-0000-0000-0000-000000000000", "heirs": [] })
}

fn large_sale(_: &House, _: &Card) -> Value {
    json!({ "from": [1_000_000, "TWD"] })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/add_line", Json(new_line), ADMINISTRATORS),
    ("/api/change_org", Json(no_changes), ADMINISTRATORS),
    ("/api/rates", Json(nothing), ADMINISTRATORS),
    ("/api/remove_rate", Json(a_rate), RATE_GONE),
    ("/api/set_rate", Json(a_new_rate), ADMINISTRATORS),
    ("/api/make_link", Json(mei), ADMINISTRATORS),
    ("/api/person", Json(mei), ADMINISTRATORS),
    ("/api/lists", Json(nothing), ADMINISTRATORS),
    ("/api/rename_line", Json(rename_line), NO_LINE),
    ("/api/retire_line", Json(retire_line), NO_LINE),
    ("/api/set_funnel", Form(BANDS), ADMINISTRATORS),
    ("/api/set_large_sale", Json(large_sale), ADMINISTRATORS),
    ("/api/switch_off", Json(nobody), NOBODY_FOR_ADMINISTRATORS),
    ("/api/team", Json(people), LEADERS),
];
