//! Instants and calendar days. Zones live outside: a day is counted by who knows the zone.

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01 00:00 UTC.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub i64);

/// A day in milliseconds.
pub(crate) const DAY: i64 = 86_400_000;

impl Millis {
    /// Whole days (24 hours) from `earlier` to `self`, never negative.
    pub fn days_since(self, earlier: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0) / DAY).unwrap_or(0)
    }

    /// The calendar day here, `offset` minutes east of UTC.
    pub fn day(self, offset: i32) -> Day {
        let local = self.0.saturating_add(i64::from(offset) * 60_000);
        Day(i32::try_from(local.div_euclid(DAY)).unwrap_or(0))
    }

    /// The instant so many minutes after local midnight, `offset` minutes east of UTC.
    pub fn at(day: Day, minute: u16, offset: i32) -> Self {
        let minutes = i64::from(day.0) * 1_440 + i64::from(minute) - i64::from(offset);
        Self(minutes * 60_000)
    }

    /// Minutes since local midnight, `offset` minutes east of UTC.
    pub fn minute_of_day(self, offset: i32) -> u16 {
        let local = self.0.saturating_add(i64::from(offset) * 60_000);
        u16::try_from(local.rem_euclid(DAY) / 60_000).unwrap_or(0)
    }
}

/// A calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// The day of a civil date, or `None` where the calendar has no such day
    /// or the year is outside 1900..=2999.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1900..=2999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self(days_from_civil(year, month, day)))
    }

    /// Year, month (1..=12) and day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The last day of a month: what "March 2027" means as a date.
    pub fn end_of_month(year: i32, month: u32) -> Option<Self> {
        if !(1..=12).contains(&month) {
            return None;
        }
        Self::from_civil(year, month, days_in_month(year, month))
    }

    /// Days from `self` to `other`; negative where `other` is earlier.
    pub fn until(self, other: Self) -> i32 {
        other.0.saturating_sub(self.0)
    }

    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// So many months later, or earlier: the same day of the month, or its last.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let (year, month, day) = self.civil();
        let months = i32::try_from(month).ok()?.checked_add(months)?.checked_sub(1)?;
        let year = year.checked_add(months.div_euclid(12))?;
        let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
        Self::from_civil(year, month, day.min(days_in_month(year, month)))
    }

    /// The instant at which it begins, `offset` minutes east of UTC.
    pub fn dawn(self, offset: i32) -> Millis {
        Millis(i64::from(self.0) * DAY - i64::from(offset) * 60_000)
    }

    /// The same date of the month after, or that month's last day where it is shorter.
    #[must_use]
    pub fn next_month(self) -> Self {
        let (year, month, date) = self.civil();
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Self(days_from_civil(year, month, date.min(days_in_month(year, month))))
    }

    /// `2026-12-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads `2026-12-31` and nothing else.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::from_civil(year, month, day)
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar: years start in March, so that
/// the leap day is the last of its year, and 400 years are one era of 146,097 days.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year as i32;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), day.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        assert_eq!(Day::from_civil(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_civil(2000, 3, 1), Some(Day(11_017)));
        assert_eq!(Day::from_civil(2026, 12, 31).map(Day::iso).as_deref(), Some("2026-12-31"));
        assert_eq!(Day::end_of_month(2028, 2), Day::from_civil(2028, 2, 29));
    }

    #[test]
    fn days_the_calendar_lacks() {
        assert_eq!(Day::from_civil(2027, 2, 29), None);
        assert_eq!(Day::from_civil(2027, 13, 1), None);
        assert_eq!(Day::from_iso("2027-00-10"), None);
        assert_eq!(Day::from_iso("soon"), None);
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last() {
        let later =
            |iso: &str, months| Day::from_iso(iso).unwrap().plus_months(months).map(Day::iso);
        assert_eq!(later("2026-12-31", 2).as_deref(), Some("2027-02-28"));
        assert_eq!(later("2026-01-15", -1).as_deref(), Some("2025-12-15"));
        assert_eq!(later("2026-11-30", 12).as_deref(), Some("2027-11-30"));
        assert_eq!(later("2999-12-01", 1), None);
    }

    #[test]
    fn a_day_begins_where_the_company_is() {
        assert_eq!(Day(1).dawn(8 * 60).day(8 * 60), Day(1));
        assert_eq!(Millis(Day(1).dawn(8 * 60).0 - 1).day(8 * 60), Day(0));
    }

    #[test]
    fn a_month_later_is_the_same_date_or_the_months_last() {
        for (day, later) in [
            ("2026-11-24", "2026-12-24"),
            ("2026-12-31", "2027-01-31"),
            ("2027-01-31", "2027-02-28"),
            ("2028-01-30", "2028-02-29"),
        ] {
            assert_eq!(Day::from_iso(day).unwrap().next_month().iso(), later);
        }
    }

    #[test]
    fn an_instant_falls_on_the_day_of_its_zone() {
        let late_evening_utc = Millis(20 * 3_600_000);
        assert_eq!(late_evening_utc.day(0), Day(0));
        assert_eq!(late_evening_utc.day(8 * 60), Day(1));
        assert_eq!(late_evening_utc.minute_of_day(8 * 60), 4 * 60);
        assert_eq!(Millis::at(Day(1), 4 * 60, 8 * 60), late_evening_utc);
    }

    proptest! {
        #[test]
        fn civil_and_back(days in -25_000i32..370_000) {
            let (year, month, day) = Day(days).civil();
            prop_assert_eq!(Day::from_civil(year, month, day), Some(Day(days)));
            prop_assert_eq!(Day::from_iso(&Day(days).iso()), Some(Day(days)));
        }
    }
}
