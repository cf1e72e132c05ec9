//! Days, months and times of day.

use super::Format;
use crate::words::Lang;
use domain::day::{Day, Millis};

/// How many days ahead a due date is told as "in 5 days" before it becomes a date.
const NEAR: i32 = 14;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A time of day out of minutes since midnight: `09:05`
#[must_use]
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// Minutes since midnight, as a browser writes a time of day.
#[must_use]
pub fn minute_of(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let minutes = minutes.get(..2)?.parse::<u16>().ok()?;
    hours.parse::<u16>().ok()?.checked_mul(60)?.checked_add(minutes)
}

impl Format {
    /// `21 Nov 2026` · `2026年11月21日`
    #[must_use]
    pub fn day(self, day: Day) -> String {
        let (year, month, date) = day.civil();
        match self.words.lang() {
            Lang::En => format!("{date} {} {year}", month_name(month)),
            Lang::Hant | Lang::Hans => format!("{year}年{month}月{date}日"),
        }
    }

    /// Without the year where it is this one: `21 Nov` · `11月21日`
    #[must_use]
    pub fn day_short(self, day: Day, today: Day) -> String {
        let (year, month, date) = day.civil();
        if year != today.civil().0 {
            return self.day(day);
        }
        match self.words.lang() {
            Lang::En => format!("{date} {}", month_name(month)),
            Lang::Hant | Lang::Hans => format!("{month}月{date}日"),
        }
    }

    /// `Nov 2026` · `2026年11月`; `month` is 1 to 12.
    #[must_use]
    pub fn month(self, year: i32, month: u32) -> String {
        match self.words.lang() {
            Lang::En => format!("{} {year}", month_name(month)),
            Lang::Hant | Lang::Hans => format!("{year}年{month}月"),
        }
    }

    /// Always as people say it: `today`, `in 3 days`, `2 days ago`.
    #[must_use]
    pub fn relative(self, day: Day, today: Day) -> String {
        match today.until(day) {
            0 => self.words.day_today().to_owned(),
            1 => self.words.day_tomorrow().to_owned(),
            -1 => self.words.day_yesterday().to_owned(),
            ahead @ 2.. => self.words.day_in(ahead.into()),
            behind => self.words.day_ago(-i64::from(behind)),
        }
    }

    /// A due date: `2 days overdue`, `today`, `in 3 days`, and a date from two weeks on.
    #[must_use]
    pub fn due(self, day: Day, today: Day) -> String {
        match today.until(day) {
            behind @ ..0 => self.words.day_overdue(-i64::from(behind)),
            0..=NEAR => self.relative(day, today),
            _ => self.day_short(day, today),
        }
    }

    /// A due date and how far it is: `9 Dec · in 11 days`; from two weeks on the date alone.
    #[must_use]
    pub fn due_long(self, day: Day, today: Day) -> String {
        let (date, due) = (self.day_short(day, today), self.due(day, today));
        if date == due { date } else { format!("{date} · {due}") }
    }

    /// `09:05`, `offset` minutes east of UTC.
    #[must_use]
    pub fn time(self, at: Millis, offset: i32) -> String {
        let minute = at.minute_of_day(offset);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// `21 Nov 2026, 09:05` · `2026年11月21日 09:05`
    #[must_use]
    pub fn day_time(self, at: Millis, offset: i32) -> String {
        self.joined(&self.day(at.day(offset)), at, offset)
    }

    /// A moment in a history: the time alone today, `yesterday, 09:05`, else the short day.
    #[must_use]
    pub fn moment(self, at: Millis, now: Millis, offset: i32) -> String {
        let (day, today) = (at.day(offset), now.day(offset));
        match today.until(day) {
            0 => self.time(at, offset),
            -1 => self.joined(self.words.day_yesterday(), at, offset),
            _ => self.joined(&self.day_short(day, today), at, offset),
        }
    }

    fn joined(self, day: &str, at: Millis, offset: i32) -> String {
        let between = if self.words.lang() == Lang::En { ", " } else { " " };
        format!("{day}{between}{}", self.time(at, offset))
    }
}

fn month_name(month: u32) -> &'static str {
    month.checked_sub(1).and_then(|place| MONTHS.get(place as usize)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::readers;
    use super::*;
    use domain::read;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, date: u32) -> Day {
        Day::from_civil(year, month, date).unwrap()
    }

    #[test]
    fn days_and_months_in_three_languages() {
        let told = day(2026, 11, 21);
        assert_eq!(
            readers().map(|format| format.day(told)),
            ["21 Nov 2026", "2026年11月21日", "2026年11月21日"]
        );
        assert_eq!(
            readers().map(|format| format.day_short(told, day(2026, 1, 1))),
            ["21 Nov", "11月21日", "11月21日"]
        );
        assert_eq!(
            readers().map(|format| format.day_short(told, day(2027, 1, 1))),
            ["21 Nov 2026", "2026年11月21日", "2026年11月21日"]
        );
        assert_eq!(
            readers().map(|format| format.month(2027, 3)),
            ["Mar 2027", "2027年3月", "2027年3月"]
        );
    }

    #[test]
    fn due_days_are_said_as_people_say_them() {
        let today = day(2026, 11, 21);
        for (days, told) in [
            (-2, ["2 days overdue", "逾期 2 天", "逾期 2 天"]),
            (-1, ["1 day overdue", "逾期 1 天", "逾期 1 天"]),
            (0, ["today", "今天", "今天"]),
            (1, ["tomorrow", "明天", "明天"]),
            (3, ["in 3 days", "3 天後", "3 天后"]),
            (14, ["in 14 days", "14 天後", "14 天后"]),
            (15, ["6 Dec", "12月6日", "12月6日"]),
            (60, ["20 Jan 2027", "2027年1月20日", "2027年1月20日"]),
        ] {
            assert_eq!(readers().map(|format| format.due(today.plus(days), today)), told);
        }
    }

    #[test]
    fn a_date_is_told_once() {
        let today = day(2026, 11, 21);
        for (days, told) in [
            (-2, ["19 Nov · 2 days overdue", "11月19日 · 逾期 2 天", "11月19日 · 逾期 2 天"]),
            (15, ["6 Dec", "12月6日", "12月6日"]),
        ] {
            assert_eq!(readers().map(|format| format.due_long(today.plus(days), today)), told);
        }
    }

    #[test]
    fn past_days_are_not_overdue_where_nothing_is_due() {
        let today = day(2026, 11, 21);
        for (days, told) in [
            (-1, ["yesterday", "昨天", "昨天"]),
            (-30, ["30 days ago", "30 天前", "30 天前"]),
            (40, ["in 40 days", "40 天後", "40 天后"]),
        ] {
            assert_eq!(readers().map(|format| format.relative(today.plus(days), today)), told);
        }
    }

    #[test]
    fn moments_are_told_in_the_companys_zone() {
        let taipei = 8 * 60;
        // 2026-11-21 01:05 UTC.
        let at = Millis(i64::from(day(2026, 11, 21).0) * 86_400_000 + 65 * 60_000);
        assert_eq!(
            readers().map(|format| format.day_time(at, taipei)),
            ["21 Nov 2026, 09:05", "2026年11月21日 09:05", "2026年11月21日 09:05"]
        );
        let hours = |n: i64| Millis(at.0 + n * 3_600_000);
        assert_eq!(readers()[0].moment(at, hours(14), taipei), "09:05");
        assert_eq!(readers()[0].moment(at, hours(15), taipei), "yesterday, 09:05");
        assert_eq!(readers()[1].moment(at, hours(15), taipei), "昨天 09:05");
        assert_eq!(readers()[0].moment(at, hours(72), taipei), "21 Nov, 09:05");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(days in -25_000i32..370_000) {
            for format in readers() {
                prop_assert_eq!(read::day(&format.day(Day(days))), Ok(Day(days)));
            }
        }

        #[test]
        fn a_month_is_its_last_day(year in 1900i32..2999, month in 1u32..=12) {
            for format in readers() {
                let read = read::day(&format.month(year, month)).ok();
                prop_assert_eq!(read, Day::end_of_month(year, month));
            }
        }
    }
}
