//! Operations survive a closed tab: what waits is written down on this tablet, under the name
//! of the person who did it, until it is answered; and a deal that came back, until it is seen.

use domain::id::PersonId;
use serde::Serialize;

use super::{Pending, Unlisted};

fn key(person: PersonId) -> String {
    format!("loudou.waiting.{person}")
}

fn unlisted_key(person: PersonId) -> String {
    format!("loudou.unlisted.{person}")
}

pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What this person did here and no answer came for.
pub fn kept(person: PersonId) -> Vec<Pending> {
    let text = storage().and_then(|storage| storage.get_item(&key(person)).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Writes down what waits. Where the browser keeps nothing (private windows), the page itself
/// still holds it.
pub fn keep(person: PersonId, pending: &[Pending]) {
    let waiting: Vec<&Pending> = pending.iter().filter(|one| one.done.is_none()).collect();
    write(&key(person), &waiting);
}

/// The deals of this person that the server did not list and no form has shown again.
pub fn unlisted(person: PersonId) -> Vec<Unlisted> {
    let key = unlisted_key(person);
    let text = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

pub fn keep_unlisted(person: PersonId, unlisted: &[Unlisted]) {
    write(&unlisted_key(person), unlisted);
}

fn write<T: Serialize>(key: &str, all: &[T]) {
    let Some(storage) = storage() else { return };
    if all.is_empty() {
        let _ = storage.remove_item(key);
    } else if let Ok(text) = serde_json::to_string(all) {
        let _ = storage.set_item(key, &text);
    }
}
