//! What a tablet keeps by itself. Operations that wait and what did not go through stand on the
//! shelf (`frontend/shelf.js`), under the name of the person who did them; drafts and calls
//! beside it.

use domain::id::{OpId, PersonId};
use js_sys::{Array, Function, JsString, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Left, Pending};
use crate::wire;

#[wasm_bindgen(js_namespace = loudou)]
extern "C" {
    fn owns(person: &str, name: &str);
    fn rows(person: &str) -> Promise;
    fn change(person: &str, gone: &str, kind: &str, texts: &str, done: &str) -> Promise;
    fn turn(person: &str) -> Promise;
    fn left(person: &str) -> Promise;
    fn others(person: &str) -> Promise;
    fn wipe(person: &str) -> Promise;
}

pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Says who does what is done on this page.
pub(super) fn begin(person: PersonId, name: &str) {
    owns(&person.to_string(), name);
}

/// What waits and what was left of a person, each the oldest first. What an older version wrote
/// otherwise stays on the shelf unread.
pub(super) async fn read(person: PersonId) -> (Vec<Pending>, Vec<Left>) {
    let (mut waiting, mut left) = (Vec::new(), Vec::new());
    let texts = texts(rows(&person.to_string())).await;
    for pair in texts.chunks_exact(2) {
        if pair[0] == "waiting" {
            waiting.extend(wire::read::<Pending>(&pair[1]));
        } else {
            left.extend(wire::read::<Left>(&pair[1]));
        }
    }
    (waiting, left)
}

/// Writes down an operation that waits. It is on its way to the disk when this returns.
pub(super) fn put(person: PersonId, waiting: &Pending) -> impl Future<Output = ()> + use<> {
    alter(person, &[], "waiting", &written(std::slice::from_ref(waiting)), "")
}

/// Takes away what was answered, `done` being the entry of the journal where one was made, and
/// what was settled.
pub(super) fn take_away(
    person: PersonId,
    op: OpId,
    done: Option<i64>,
) -> impl Future<Output = ()> + use<> {
    let done = done.map(|seq| format!("{op} {seq}")).unwrap_or_default();
    alter(person, &[op], "left", "[]", &done)
}

/// Puts what did not go through where its person finds it; it waits no more.
pub(super) fn lay_by(person: PersonId, left: &[Left]) -> impl Future<Output = ()> + use<> {
    let gone: Vec<OpId> = left.iter().map(|one| one.pending.op.id).collect();
    alter(person, &gone, "left", &written(left), "")
}

fn written<T: Serialize>(new: &[T]) -> String {
    serde_json::to_string(new).unwrap_or_else(|_| "[]".to_owned())
}

fn alter(
    person: PersonId,
    gone: &[OpId],
    kind: &str,
    new: &str,
    done: &str,
) -> impl Future<Output = ()> + use<> {
    let gone: Vec<String> = gone.iter().map(OpId::to_string).collect();
    let under_way = change(&person.to_string(), &gone.join(" "), kind, new, done);
    async move {
        let _ = JsFuture::from(under_way).await;
    }
}

/// Waits till this tab is the one that sends; [`over`] ends its turn.
pub(super) async fn my_turn(person: PersonId) -> Option<Function> {
    JsFuture::from(turn(&person.to_string())).await.ok()?.dyn_into().ok()
}

pub(super) fn over(turn: Option<Function>) {
    if let Some(turn) = turn {
        let _ = turn.call0(&JsValue::NULL);
    }
}

/// How much would be lost with this tablet: what waits, what did not go through, and drafts.
pub async fn count(person: PersonId) -> i64 {
    let many = JsFuture::from(left(&person.to_string())).await;
    many.ok().and_then(|many| many.as_f64()).map_or(0, |many| many as i64)
}

/// Someone who left something on this tablet that was not sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Other {
    pub person: PersonId,
    /// Empty where it is not known.
    pub name: String,
    pub many: i64,
}

/// Everyone but `me` who did.
pub async fn of_others(me: PersonId) -> Vec<Other> {
    let texts = texts(others(&me.to_string())).await;
    let other = |three: &[String]| {
        let (person, many) = (three[0].parse().ok()?, three[2].parse().ok()?);
        Some(Other { person, name: three[1].clone(), many })
    };
    texts.chunks_exact(3).filter_map(other).collect()
}

/// Takes away all that this tablet holds of someone, and draws their other pages anew.
pub async fn wipe_out(person: PersonId) {
    let _ = JsFuture::from(wipe(&person.to_string())).await;
}

async fn texts(asked: Promise) -> Vec<String> {
    let Ok(told) = JsFuture::from(asked).await else { return Vec::new() };
    let text = |one: JsValue| one.dyn_into::<JsString>().map(String::from).unwrap_or_default();
    told.dyn_into::<Array>().map(|all| all.iter().map(text).collect()).unwrap_or_default()
}
