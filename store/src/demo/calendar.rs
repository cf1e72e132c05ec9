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

    /// An instant of the workday so many days ago, so many minutes after local midnight.
    pub(super) fn instant(self, days_ago: i32, minute: i32) -> Millis {
        let day = i64::from(self.day(days_ago).0);
        Millis((day * 1_440 + i64::from(minute) - i64::from(OFFSET)) * 60_000)
    }

    /// The day so many days ago, or the Friday before where that was a weekend.
    pub(super) fn day(self, days_ago: i32) -> Day {
        let day = self.today.plus(-days_ago);
        day.plus(-after_friday(day))
    }

    /// The day so many days ahead, or the Monday after where that is a weekend.
    pub(super) fn ahead(self, days: i32) -> Day {
        let day = self.today.plus(days);
        match after_friday(day) {
            0 => day,
            past => day.plus(3 - past),
        }
    }
}

/// 1 for a Saturday, 2 for a Sunday, 0 for a workday. Day 0 was a Thursday.
fn after_friday(day: Day) -> i32 {
    match day.0.rem_euclid(7) {
        2 => 1,
        3 => 2,
        _ => 0,
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
            assert_eq!(calendar.instant(3, 9 * 60).minute_of_day(OFFSET), 9 * 60);
            assert!(calendar.instant(1, 23 * 60) < now);
        }
    }

    #[test]
    fn weekends_are_left_out_backward_and_forward() {
        let monday = Day::from_civil(2026, 11, 23).map(|day| Calendar { today: day }).unwrap();
        assert_eq!(monday.day(1).iso(), "2026-11-20");
        assert_eq!(monday.day(2).iso(), "2026-11-20");
        assert_eq!(monday.day(3).iso(), "2026-11-20");
        assert_eq!(monday.ahead(5).iso(), "2026-11-30");
        assert_eq!(monday.ahead(6).iso(), "2026-11-30");
        assert_eq!(monday.ahead(4).iso(), "2026-11-27");
    }
}
