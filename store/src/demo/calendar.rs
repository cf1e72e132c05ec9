//! The year behind the demo, told in days before today, so that the same day tells it the same.

use domain::day::{Day, Millis};

/// Minutes east of UTC, the whole year round: the demo company's zone keeps no summer time.
pub(super) const OFFSET: i32 = 8 * 60;
pub(super) const ZONE: &str = "Asia/Taipei";

/// How far back the story goes.
pub(super) const YEAR: i32 = 360;

#[derive(Clone, Copy)]
pub(super) struct Calendar {
    pub today: Day,
}

impl Calendar {
    pub(super) fn new(now: Millis) -> Self {
        Self { today: now.day(OFFSET) }
    }

    /// An instant of the day so many days ago, so many minutes after local midnight.
    pub(super) fn instant(self, days_ago: i32, minute: i32) -> Millis {
        let day = i64::from(self.today.plus(-days_ago).0);
        Millis((day * 1_440 + i64::from(minute) - i64::from(OFFSET)) * 60_000)
    }

    pub(super) fn day(self, days_ago: i32) -> Day {
        self.today.plus(-days_ago)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_fall_on_their_day_whatever_the_hour_is_now() {
        for hour in 0..24 {
            let now = Millis((i64::from(Day(20_000).0) * 24 + hour - 8) * 3_600_000);
            let calendar = Calendar::new(now);
            assert_eq!(calendar.today, Day(20_000));
            assert_eq!(calendar.instant(3, 9 * 60).day(OFFSET), Day(19_997));
            assert!(calendar.instant(1, 23 * 60) < now);
        }
    }
}
