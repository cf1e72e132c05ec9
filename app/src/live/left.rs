//! What a person leaves on a tablet: changes that wait for the server, and words half typed.

use domain::id::PersonId;
use serde_json::Value;

use super::keep::storage;

/// How much would be lost with this tablet: changes that wait, and drafts.
pub fn count(person: PersonId) -> usize {
    let Some(storage) = storage() else { return 0 };
    let many = |key: &String| {
        let kept = storage.get_item(key).ok().flatten().unwrap_or_default();
        match serde_json::from_str::<Value>(&kept) {
            Ok(Value::Array(waiting)) => waiting.len(),
            _ => 1,
        }
    };
    keys(person).iter().map(many).sum()
}

/// Takes all of it away.
pub fn wipe(person: PersonId) {
    let Some(storage) = storage() else { return };
    for key in keys(person) {
        let _ = storage.remove_item(&key);
    }
}

fn keys(person: PersonId) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let person = person.to_string();
    let all = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let ours = |key: &String| {
        ["loudou.waiting.", "loudou.draft."].iter().any(|kind| key.starts_with(kind))
            && key.contains(&person)
    };
    all.filter(ours).collect()
}
