//! Who asks what about coaching, tests and the guide.

use domain::board::Card;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

/// Mei and who leads her team, about an entry that is not there; nobody else, whatever their role.
const NO_SUCH_KNOWLEDGE: [Then; 9] = [NO, Status(422), Status(422), NO, NO, NO, NO, NO, OUT];

/// No answer yet, about Mei.
fn no_answers(house: &House, _: &Card) -> Value {
    let about = json!({ "person": house.people["mei"], "leading": false });
    json!({ "about": about, "marks": [], "finish": false })
}

/// Something that Mei is to learn, and that is not on her list.
fn no_knowledge(house: &House, _: &Card) -> Value {
    let (id, rep) = (Uuid::now_v7(), house.people["mei"]);
    let known = json!({ "id": id, "rep": rep, "kind": "market", "what": "x", "version": 1 });
    json!({ "known": known, "gone": true })
}

fn no_joint(_: &House, _: &Card) -> Value {
    json!({ "id": Uuid::now_v7(), "visit": Uuid::now_v7(), "command": "agree" })
}

fn no_cycle(house: &House, _: &Card) -> Value {
    json!({ "rep": house.people["mei"], "skill": Uuid::now_v7(), "said": "prepared" })
}

fn no_reader(house: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "reader": house.people["boss"], "yes": true })
}

fn no_follow_up(_: &House, _: &Card) -> Value {
    json!({ "sitting": Uuid::now_v7(), "done": true })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/coaching", Json(nothing), SELLERS),
    // About nothing that there is; who does what is told in `coaching`.
    ("/api/coaching_step", Json(no_cycle), NOT_JOINT),
    ("/api/debrief", Json(no_sitting), NOBODYS_CONTACT),
    ("/api/debrief_begin", Json(no_joint), NOT_JOINT),
    ("/api/debrief_opening", Json(no_reader), NOBODYS_CONTACT),
    ("/api/debrief_practised", Json(no_follow_up), NOT_JOINT),
    ("/api/joint_declare", Json(no_joint), NOT_JOINT),
    ("/api/guide", Json(nothing), ALL_OF_US),
    // One's own; another's is asked for in `skills`.
    ("/api/skills", Json(nothing), SELLERS),
    ("/api/skills_answer", Json(no_answers), [NO, Done, Done, NO, NO, NO, NO, NO, OUT]),
    ("/api/skills_knowledge", Json(no_knowledge), NO_SUCH_KNOWLEDGE),
];
