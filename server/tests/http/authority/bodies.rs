//! What many ask with.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::house::House;

pub fn nothing(_: &House, _: &Card) -> Value {
    json!({})
}

pub fn typed(_: &House, _: &Card) -> Value {
    json!({ "typed": "恆" })
}

/// A sitting that there is not: who may open one has a test of their own.
pub fn no_sitting(_: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "place": 0, "field": "notes", "words": "x", "people": [] })
}
