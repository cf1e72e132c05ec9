//! What was read since the last commit: who asks the same again before the next one is told the
//! same, and the database is not asked. Everything is forgotten with each commit, so nothing
//! depends on knowing what a commit changed.

use std::sync::{Arc, Mutex, PoisonError};

use domain::id::PersonId;

use crate::board::Asked;
use crate::directory::Lists;
use crate::person::Preferences;

/// How many people can look at a page between two commits and each be told what was kept.
const PEOPLE: usize = 256;
/// A board is some 40 kB.
const BOARDS: usize = 64;

/// What is read anew for every page, and is mostly the same.
pub(crate) struct Kinds {
    pub(crate) boards: Recent<Asked, domain::board::Board>,
    pub(crate) lists: Recent<(), Lists>,
    pub(crate) preferences: Recent<PersonId, Preferences>,
    /// The views that people's programs open with.
    pub(crate) openings: Recent<PersonId, Option<String>>,
}

impl Default for Kinds {
    fn default() -> Self {
        Self {
            boards: Recent::of(BOARDS),
            lists: Recent::of(1),
            preferences: Recent::of(PEOPLE),
            openings: Recent::of(PEOPLE),
        }
    }
}

/// Answers to questions of one kind, all of the same age.
pub(crate) struct Recent<K, V> {
    most: usize,
    held: Mutex<Held<K, V>>,
}

struct Held<K, V> {
    /// The count of commits that the answers are of, see [`crate::Store::age`].
    age: u64,
    /// The oldest first.
    answers: Vec<(K, Arc<V>)>,
}

impl<K: PartialEq, V> Recent<K, V> {
    /// Holds `most` answers; a further one takes the place of the oldest.
    pub(crate) const fn of(most: usize) -> Self {
        Self { most, held: Mutex::new(Held { age: 0, answers: Vec::new() }) }
    }

    /// The answer that was kept at this age, or what `read` finds now. `age` is what it was before
    /// anything was read that `key` or `read` go by.
    pub(crate) async fn told<E>(
        &self,
        age: u64,
        key: K,
        read: impl Future<Output = Result<V, E>>,
    ) -> Result<Arc<V>, E> {
        match self.get(age, &key) {
            Some(known) => Ok(known),
            None => Ok(self.keep(age, key, read.await?)),
        }
    }

    /// The answer, if it was kept at this age.
    fn get(&self, age: u64, key: &K) -> Option<Arc<V>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = held.answers.iter().filter(|_| held.age == age);
        known.find(|(other, _)| other == key).map(|(_, answer)| Arc::clone(answer))
    }

    /// Keeps an answer: it may be newer than its age says, and never older.
    fn keep(&self, age: u64, key: K, answer: V) -> Arc<V> {
        let answer = Arc::new(answer);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.age < age {
            held.age = age;
            held.answers.clear();
        }
        if held.age == age && held.answers.iter().all(|(other, _)| *other != key) {
            if held.answers.len() >= self.most {
                held.answers.remove(0);
            }
            held.answers.push((key, Arc::clone(&answer)));
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_commit_is_not_told_after_it() {
        let recent = Recent::of(4);
        assert_eq!(recent.get(1, &"a"), None);
        recent.keep(1, "a", 10);
        assert_eq!(recent.get(1, &"a").as_deref(), Some(&10));
        assert_eq!(recent.get(2, &"a"), None, "a commit later");
        recent.keep(2, "b", 20);
        assert_eq!(recent.get(2, &"a"), None, "gone with its age");
        // Who began to read before the commit and ended after it.
        recent.keep(1, "a", 11);
        assert_eq!(recent.get(1, &"a"), None);
        assert_eq!(recent.get(2, &"a"), None);
        assert_eq!(recent.get(2, &"b").as_deref(), Some(&20));
    }

    #[test]
    fn no_more_are_held_than_so_many_and_the_oldest_goes_first() {
        let recent = Recent::of(3);
        for key in 0..10 {
            recent.keep(1, key, key);
            assert!(recent.held.lock().unwrap().answers.len() <= 3);
        }
        assert_eq!(recent.get(1, &6), None);
        assert_eq!(recent.get(1, &7).as_deref(), Some(&7));
        recent.keep(1, 9, 9);
        assert_eq!(recent.get(1, &7).as_deref(), Some(&7), "kept once");
    }
}
