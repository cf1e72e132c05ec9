//! How often someone may try a password: a few times at once, then with growing waits, for
//! each login and for each address tries come from.
//!
//! Kept in memory: a restart forgives, and a flood costs no writes.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::text::fold;

/// Wrong tries of one login before the first wait.
const FREE_BY_LOGIN: u32 = 5;
/// The same for an address: a whole office may share one.
const FREE_BY_PEER: u32 = 30;
const LONGEST_WAIT: Duration = Duration::from_secs(300);
/// After this long without a try all is forgotten.
const MEMORY: Duration = Duration::from_secs(3600);
/// Never more than this many are remembered.
const MOST: usize = 20_000;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Who {
    Login(String),
    Peer(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Past {
    wrong: u32,
    last: Instant,
    /// `None`: at once.
    free_at: Option<Instant>,
}

/// The tries of late. One for the life of the server.
#[derive(Debug, Default)]
pub struct Tries {
    past: Mutex<HashMap<Who, Past>>,
}

impl Tries {
    /// Counts a try before it is known to be wrong, so that many at once gain nothing.
    ///
    /// # Errors
    /// The seconds to wait; such a try is not to be looked at, and does not count.
    pub fn begin(&self, login: &str, peer: Option<IpAddr>, now: Instant) -> Result<(), u32> {
        self.count(keys(Some(login), peer), now)
    }

    /// As [`Tries::begin`] for what belongs to no login, such as a one-time link.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn begin_from(&self, peer: Option<IpAddr>, now: Instant) -> Result<(), u32> {
        self.count(keys(None, peer), now)
    }

    fn count(&self, keys: Vec<(Who, u32)>, now: Instant) -> Result<(), u32> {
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = keys.iter().filter_map(|(who, _)| past.get(who)?.free_at).max();
        if let Some(wait) =
            wait.and_then(|until| until.checked_duration_since(now)).filter(|wait| !wait.is_zero())
        {
            return Err(u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX));
        }
        make_room(&mut past, now);
        for (who, free) in keys {
            let entry = past.entry(who).or_insert(Past { wrong: 0, last: now, free_at: None });
            if now.duration_since(entry.last) > MEMORY {
                entry.wrong = 0;
            }
            entry.wrong += 1;
            entry.last = now;
            entry.free_at = wait_after(entry.wrong, free).map(|wait| now + wait);
        }
        Ok(())
    }

    /// The try was right: the login starts anew, and the address gets its try back.
    pub fn right(&self, login: &str, peer: Option<IpAddr>) {
        self.forgive(keys(Some(login), peer));
    }

    /// What was begun without a login was right: the address gets its try back.
    pub fn right_from(&self, peer: Option<IpAddr>) {
        self.forgive(keys(None, peer));
    }

    fn forgive(&self, keys: Vec<(Who, u32)>) {
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        for (who, free) in keys {
            match &who {
                Who::Login(_) => drop(past.remove(&who)),
                Who::Peer(_) => {
                    if let Some(entry) = past.get_mut(&who) {
                        entry.wrong = entry.wrong.saturating_sub(1);
                        let wait = wait_after(entry.wrong, free);
                        entry.free_at = wait.map(|wait| entry.last + wait);
                    }
                }
            }
        }
    }
}

fn keys(login: Option<&str>, peer: Option<IpAddr>) -> Vec<(Who, u32)> {
    // What is longer than a login is none; its beginning will do.
    let login = login.map(|login| fold(login).chars().take(60).collect());
    let login = login.map(|login| (Who::Login(login), FREE_BY_LOGIN));
    let peer = peer.map(|peer| (Who::Peer(network(peer)), FREE_BY_PEER));
    login.into_iter().chain(peer).collect()
}

/// One household or office has a /64 of IPv6 addresses to itself.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & !(u128::MAX >> 64)).into()),
        address => address,
    }
}

/// None for the free tries, then 2 seconds, doubled with each.
fn wait_after(wrong: u32, free: u32) -> Option<Duration> {
    let over = wrong.checked_sub(free)?;
    Some(Duration::from_secs(2u64.saturating_pow(over + 1)).min(LONGEST_WAIT))
}

fn make_room(past: &mut HashMap<Who, Past>, now: Instant) {
    if past.len() < MOST {
        return;
    }
    past.retain(|_, entry| now.duration_since(entry.last) <= MEMORY);
    if past.len() >= MOST {
        // A flood of made-up logins: those that wait for nothing are forgotten.
        past.retain(|_, entry| entry.free_at.is_some_and(|free_at| free_at > now));
    }
    if past.len() >= MOST {
        past.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn five_wrong_tries_are_free_then_waits_double() {
        let tries = Tries::default();
        let mut now = Instant::now();
        for _ in 0..5 {
            assert_eq!(tries.begin("Mei", None, now), Ok(()));
        }
        assert_eq!(tries.begin(" mei", None, now), Err(2), "the login is folded");
        now += second(2);
        assert_eq!(tries.begin("mei", None, now), Ok(()));
        assert_eq!(tries.begin("mei", None, now), Err(4));
        now += second(3);
        assert_eq!(
            tries.begin("mei", None, now),
            Err(1),
            "asking again does not lengthen the wait"
        );
        assert_eq!(tries.begin("lin", None, now), Ok(()), "another login is free");
    }

    #[test]
    fn the_wait_is_at_most_five_minutes_and_forgotten_after_an_hour() {
        let tries = Tries::default();
        let mut now = Instant::now();
        for _ in 0..40 {
            let wait = tries.begin("mei", None, now).err().unwrap_or(0);
            assert!(wait <= 300);
            now += second(u64::from(wait));
        }
        now += second(3601);
        for _ in 0..5 {
            assert_eq!(tries.begin("mei", None, now), Ok(()));
        }
    }

    #[test]
    fn a_right_try_starts_the_login_anew() {
        let tries = Tries::default();
        let now = Instant::now();
        for _ in 0..20 {
            assert_eq!(tries.begin("mei", Some([10, 0, 0, 1].into()), now), Ok(()));
            tries.right("mei", Some([10, 0, 0, 1].into()));
        }
    }

    #[test]
    fn tries_at_the_same_time_do_not_hold_one_another_up() {
        let tries = Tries::default();
        let before = Instant::now();
        let after = before + Duration::from_micros(1);
        assert_eq!(tries.begin("mei", None, after), Ok(()));
        assert_eq!(tries.begin("mei", None, before), Ok(()));
    }

    #[test]
    fn an_address_that_tries_many_logins_waits_too() {
        let tries = Tries::default();
        let now = Instant::now();
        let peer = |last: u16| Some(IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]));
        for n in 0..30u16 {
            assert_eq!(tries.begin(&format!("p{n}"), peer(n), now), Ok(()));
        }
        assert_eq!(tries.begin("p30", peer(99), now), Err(2), "a /64 is one address");
        assert_eq!(tries.begin("p30", Some([10, 0, 0, 1].into()), now), Ok(()));
    }

    #[test]
    fn links_are_tried_thirty_times_from_one_address() {
        let tries = Tries::default();
        let (now, peer) = (Instant::now(), Some([10, 0, 0, 1].into()));
        for _ in 0..100 {
            assert_eq!(tries.begin_from(peer, now), Ok(()));
            tries.right_from(peer);
        }
        for _ in 0..30 {
            assert_eq!(tries.begin_from(peer, now), Ok(()));
        }
        assert_eq!(tries.begin_from(peer, now), Err(2));
        assert_eq!(tries.begin_from(Some([10, 0, 0, 2].into()), now), Ok(()));
    }

    #[test]
    fn a_right_try_does_not_free_an_address_of_its_wrong_ones() {
        let tries = Tries::default();
        let now = Instant::now();
        let peer = Some([10, 0, 0, 1].into());
        for n in 0..31 {
            let _ = tries.begin(&format!("p{n}"), peer, now);
        }
        tries.right("p0", peer);
        let mut later = now;
        for n in 31..35 {
            later += second(300);
            assert_eq!(tries.begin(&format!("p{n}"), peer, later), Ok(()));
        }
        tries.right("p34", peer);
        assert!(tries.begin("p35", peer, later).is_err());
    }

    #[test]
    fn a_flood_of_logins_does_not_fill_the_memory() {
        let tries = Tries::default();
        let now = Instant::now();
        for n in 0..MOST * 2 {
            assert_eq!(tries.begin(&format!("p{n}"), None, now), Ok(()));
        }
        assert!(tries.past.lock().unwrap().len() <= MOST);
    }
}
