//! Chance that repeats: the same seed gives the same throws, on every machine and for good.

use domain::day::Millis;
use uuid::{Builder, Uuid};

/// SplitMix64: a few lines, no dependency, and a stream that no update of a crate can change.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number of `from..=until`.
    pub(super) fn between(&mut self, from: i32, until: i32) -> i32 {
        let span = u64::from(until.abs_diff(from)) + 1;
        from.saturating_add(i32::try_from(self.next() % span).unwrap_or(0))
    }

    /// An index below `len`; zero where there is nothing to choose from.
    pub(super) fn below(&mut self, len: usize) -> usize {
        let len = u64::try_from(len).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % len).unwrap_or(0)
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, share: i32) -> bool {
        self.between(1, 100) <= share
    }

    /// An identity as if it had been made at that time.
    pub(super) fn id(&mut self, at: Millis) -> Uuid {
        let bytes = (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes();
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[..10]);
        let millis = u64::try_from(at.0).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_another_does_not() {
        let throws = |seed| {
            let mut chance = Chance::new(seed);
            [(); 8].map(|()| chance.between(-5, 1_000_000))
        };
        assert_eq!(throws(1), throws(1));
        assert_ne!(throws(1), throws(2));
    }

    #[test]
    fn throws_stay_within_their_bounds_and_reach_both() {
        let mut chance = Chance::new(3);
        let throws: Vec<i32> = (0..500).map(|_| chance.between(-2, 2)).collect();
        assert_eq!((throws.iter().min(), throws.iter().max()), (Some(&-2), Some(&2)));
        assert_eq!((chance.below(0), chance.below(1)), (0, 0));
    }

    #[test]
    fn identities_are_sorted_by_their_time() {
        let mut chance = Chance::new(4);
        let (early, late) = (chance.id(Millis(1_000)), chance.id(Millis(2_000)));
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }
}
