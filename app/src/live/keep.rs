//! Operations survive a closed tab: what waits is written down on this tablet, under the name
//! of the person who did it, until it is answered.

use domain::id::PersonId;

use super::Pending;

fn key(person: PersonId) -> String {
    format!("loudou.waiting.{person}")
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
    let Some(storage) = storage() else { return };
    let waiting: Vec<&Pending> = pending.iter().filter(|one| one.done.is_none()).collect();
    if waiting.is_empty() {
        let _ = storage.remove_item(&key(person));
    } else if let Ok(text) = serde_json::to_string(&waiting) {
        let _ = storage.set_item(&key(person), &text);
    }
}
