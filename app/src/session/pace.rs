//! How often someone may ask what is looked up while they type: more than anyone types, and too
//! little to read through all that is known by asking for it piece by piece.
//!
//! Kept in memory, as tries are: a restart forgives.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::id::PersonId;

/// So many one after another.
const AT_ONCE: u32 = 150;
/// From then on, one in this time.
const EVERY: Duration = Duration::from_secs(2);

/// What people asked of late. One for the life of the server.
#[derive(Debug, Default)]
pub struct Pace {
    /// Till when each would have asked, had they taken `EVERY` for each.
    until: Mutex<HashMap<PersonId, Instant>>,
}

impl Pace {
    /// Counts a question.
    ///
    /// # Errors
    /// The seconds to wait; such a question is not to be answered, and does not count.
    pub fn ask(&self, person: PersonId, now: Instant) -> Result<(), u32> {
        let mut until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = until.entry(person).or_insert(now);
        let next = (*entry).max(now) + EVERY;
        let ahead = next.duration_since(now);
        match ahead.checked_sub(EVERY * AT_ONCE) {
            Some(wait) if !wait.is_zero() => {
                Err(u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX))
            }
            _ => {
                *entry = next;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    #[test]
    fn who_types_is_never_held_up() {
        let pace = Pace::default();
        let mut now = Instant::now();
        // A long name typed slowly enough to be looked up at each sign, every minute for a day.
        for _ in 0..24 * 60 {
            for _ in 0..20 {
                assert_eq!(pace.ask(person(1), now), Ok(()));
                now += Duration::from_millis(350);
            }
            now += Duration::from_secs(53);
        }
    }

    #[test]
    fn who_asks_on_and_on_waits_and_others_do_not() {
        let pace = Pace::default();
        let now = Instant::now();
        for _ in 0..AT_ONCE {
            assert_eq!(pace.ask(person(1), now), Ok(()));
        }
        assert_eq!(pace.ask(person(1), now), Err(2));
        assert_eq!(pace.ask(person(1), now + Duration::from_millis(1500)), Err(1));
        assert_eq!(pace.ask(person(2), now), Ok(()));
        let later = now + EVERY;
        assert_eq!(pace.ask(person(1), later), Ok(()), "asking again does not lengthen the wait");
        assert_eq!(pace.ask(person(1), later), Err(2));
        let rested = later + EVERY * AT_ONCE;
        for _ in 0..AT_ONCE {
            assert_eq!(pace.ask(person(1), rested), Ok(()));
        }
    }
}
