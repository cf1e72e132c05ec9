//! Who asks what about deals, alone and many at once.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::deals::moving;
use crate::house::House;

/// Those who see Mei's deal.
const SEE_IT: [Then; 9] = [Done, Done, Done, GONE, GONE, GONE, GONE, GONE, OUT];

/// Those who may change it.
const CHANGE_IT: [Then; 9] = [Done, Done, Done, Refused, Refused, Refused, Refused, Refused, OUT];

fn board(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "order": "next_step" })
}

fn column(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "order": "next_step", "stage": 1, "from": 0, "len": 9 })
}

fn table(_: &House, _: &Card) -> Value {
    json!({ "filter": {}, "sort": { "by": "amount", "falling": true }, "from": 0, "len": 9 })
}

fn views(_: &House, _: &Card) -> Value {
    json!({})
}

fn save_view(_: &House, card: &Card) -> Value {
    json!({ "asked": { "save": { "name": card.deal.id, "address": "/table" } } })
}

fn alter(_: &House, card: &Card) -> Value {
    let change = json!({ "expected": { "to": 20_900 } });
    let id = Uuid::now_v7();
    json!({ "asked": { "id": id, "deals": { "these": [card.deal.id] }, "change": change } })
}

/// A step that is nobody's.
fn undo(_: &House, _: &Card) -> Value {
    json!({ "step": Uuid::now_v7() })
}

fn deal(_: &House, card: &Card) -> Value {
    json!({ "deal": card.deal.id })
}

fn activities(_: &House, card: &Card) -> Value {
    json!({ "about": { "deal": card.deal.id }, "before": null })
}

fn move_it(_: &House, card: &Card) -> Value {
    json!({ "op": moving(card, 2) })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/activities", Json(activities), SEE_IT),
    ("/api/alter", Json(alter), SELLERS),
    ("/api/board", Json(board), ALL_OF_US),
    ("/api/change_views", Json(save_view), ALL_OF_US),
    ("/api/column", Json(column), ALL_OF_US),
    ("/api/deal", Json(deal), SEE_IT),
    ("/api/look", Json(deal), SEE_IT),
    ("/api/open", Json(board), ALL_OF_US),
    ("/api/ops", Json(move_it), CHANGE_IT),
    ("/api/search", Json(typed), SELLERS),
    ("/api/table", Json(table), ALL_OF_US),
    ("/api/undo_alter", Json(undo), [GONE, GONE, GONE, GONE, GONE, NO, NO, NO, OUT]),
    ("/api/views", Json(views), ALL_OF_US),
];
