//! Who asks what about files and paper, in and out.

use domain::board::Card;
use serde_json::{Value, json};

use super::*;
use crate::house::House;

fn rows_shown(_: &House, _: &Card) -> Value {
    json!({ "shown": { "kind": null, "from": 0 } })
}

fn choice(house: &House, _: &Card) -> Value {
    json!({
        "choice": { "owner": house.people["mei"] },
        "shown": { "kind": null, "from": 0 },
    })
}

fn page_of_all(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "sort": { "by": "amount", "falling": true } })
}

fn bringing(_: &House, card: &Card) -> Value {
    json!({ "draft": card.deal.id, "opening": false })
}

fn take_back(_: &House, card: &Card) -> Value {
    json!({ "run": card.deal.id, "again": false })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/export_page", Json(page_of_all), SELLERS),
    ("/api/export_print", Json(page_of_all), SELLERS),
    ("/api/import_bring", Json(bringing), SELLERS_WITHOUT_A_FILE),
    ("/api/import_choose", Json(choice), SELLERS_WITHOUT_A_FILE),
    ("/api/import_discard", Json(|_, _| json!({})), SELLERS),
    ("/api/import_open", Json(|_, _| json!({})), SELLERS),
    ("/api/import_rows", Json(rows_shown), SELLERS_WITHOUT_A_FILE),
    ("/api/import_take_back", Json(take_back), SELLERS_WITHOUT_A_FILE),
];
