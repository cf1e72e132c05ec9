//! Sessions as they were last read: every request asks for one, and few change. Whatever writes
//! to their table makes all of them forgotten, be it a sign-out or a person switched off.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use sqlx::SqliteConnection;

use super::Session;
use crate::error::StoreError;

/// How many are held at once; more are not in use at a time in any company that we know of.
const MOST: usize = 4096;

#[derive(Default)]
pub(crate) struct Known {
    held: RwLock<Held>,
    /// Whether the open transaction has written to the table.
    touched: Arc<AtomicBool>,
}

#[derive(Default)]
struct Held {
    /// How often all were forgotten. Who reads a row writes down the age before, and keeps it
    /// only if nothing was forgotten meanwhile.
    age: u64,
    rows: HashMap<Vec<u8>, Session>,
}

impl Known {
    /// The row under a key if it is known, or the age to [`Known::keep`] it with.
    pub(super) fn get(&self, key: &[u8]) -> Result<Session, u64> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.rows.get(key).cloned().ok_or(held.age)
    }

    pub(super) fn keep(&self, key: &[u8], row: Session, age: u64) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if held.age != age {
            return;
        }
        if held.rows.len() >= MOST {
            held.rows.clear();
        }
        held.rows.insert(key.to_vec(), row);
    }

    /// Has the connection that writes tell of each row of the table it touches.
    pub(crate) async fn watch(&self, conn: &mut SqliteConnection) -> Result<(), StoreError> {
        let touched = Arc::clone(&self.touched);
        conn.lock_handle().await?.set_update_hook(move |change| {
            if change.table == "session" {
                touched.store(true, Ordering::Relaxed);
            }
        });
        Ok(())
    }

    /// A transaction has ended: forgets all if it touched any.
    pub(crate) fn settle(&self) {
        if self.touched.swap(false, Ordering::Relaxed) {
            let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
            held.age += 1;
            held.rows.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::day::Millis;

    use super::*;

    fn row() -> Session {
        let (since, seen) = (Millis(1), Millis(2));
        let device = "Browser".to_owned();
        Session { person: None, data: vec![], expires: Millis(9), device, since, seen }
    }

    #[test]
    fn what_was_read_before_all_was_forgotten_is_not_kept() {
        let known = Known::default();
        let age = known.get(b"key").unwrap_err();
        known.keep(b"key", row(), age);
        assert_eq!(known.get(b"key"), Ok(row()));
        known.settle();
        assert_eq!(known.get(b"key"), Ok(row()), "nothing was touched");
        let early = known.get(b"other").unwrap_err();
        known.touched.store(true, Ordering::Relaxed);
        known.settle();
        known.keep(b"other", row(), early);
        assert_eq!(known.get(b"other"), Err(early + 1));
        assert_eq!(known.get(b"key"), Err(early + 1));
    }

    #[test]
    fn no_more_are_held_than_so_many() {
        let known = Known::default();
        for number in 0..2 * MOST {
            known.keep(&number.to_le_bytes(), row(), 0);
            assert!(known.held.read().unwrap().rows.len() <= MOST);
        }
        assert_eq!(known.get(&(2 * MOST - 1).to_le_bytes()), Ok(row()));
    }
}
