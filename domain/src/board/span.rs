//! A stretch of days, fixed or in words that stay true tomorrow.

use serde::{Deserialize, Serialize};

use crate::day::Day;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    Relative(Relative),
    /// No day is set.
    Missing,
    /// Both counted in.
    Between {
        from: Option<Day>,
        to: Option<Day>,
    },
}

/// Weeks begin on Monday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    /// Before today.
    Past,
    LastQuarter,
    LastMonth,
    ThisWeek,
    ThisMonth,
    NextMonth,
    ThisQuarter,
    NextQuarter,
    ThisYear,
}

impl Relative {
    pub const ALL: [Self; 9] = [
        Self::Past,
        Self::LastQuarter,
        Self::LastMonth,
        Self::ThisWeek,
        Self::ThisMonth,
        Self::NextMonth,
        Self::ThisQuarter,
        Self::NextQuarter,
        Self::ThisYear,
    ];

    /// The word used in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::LastQuarter => "last-quarter",
            Self::LastMonth => "last-month",
            Self::ThisWeek => "this-week",
            Self::ThisMonth => "this-month",
            Self::NextMonth => "next-month",
            Self::ThisQuarter => "this-quarter",
            Self::NextQuarter => "next-quarter",
            Self::ThisYear => "this-year",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.word() == word)
    }

    /// First and last day, seen from `today`.
    pub fn days(self, today: Day) -> (Option<Day>, Option<Day>) {
        let (year, month, _) = today.civil();
        let month = i32::try_from(month).unwrap_or(1) - 1;
        let quarter = month - month % 3;
        let months = |first: i32, len: i32| {
            let start = first_of_month(year, first);
            (Some(start), Some(first_of_month(year, first + len).plus(-1)))
        };
        match self {
            Self::Past => (None, Some(today.plus(-1))),
            Self::LastQuarter => months(quarter - 3, 3),
            Self::LastMonth => months(month - 1, 1),
            Self::ThisWeek => {
                // Day 0 was a Thursday.
                let monday = today.plus(-(today.0 + 3).rem_euclid(7));
                (Some(monday), Some(monday.plus(6)))
            }
            Self::ThisMonth => months(month, 1),
            Self::NextMonth => months(month + 1, 1),
            Self::ThisQuarter => months(quarter, 3),
            Self::NextQuarter => months(quarter + 3, 3),
            Self::ThisYear => months(0, 12),
        }
    }
}

impl Span {
    pub fn is_relative(&self) -> bool {
        matches!(self, Self::Relative(_))
    }

    /// First and last day, seen from `today`; `None` where it looks for deals without a day.
    pub fn days(self, today: Day) -> Option<(Option<Day>, Option<Day>)> {
        match self {
            Self::Relative(relative) => Some(relative.days(today)),
            Self::Missing => None,
            Self::Between { from, to } => Some((from, to)),
        }
    }

    /// As the address says it: `this-month`, `none`, `2026-11-01..2026-12-31`.
    pub fn word(self) -> String {
        match self {
            Self::Relative(relative) => relative.word().to_owned(),
            Self::Missing => "none".to_owned(),
            Self::Between { from, to } => {
                let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
                format!("{}..{}", iso(from), iso(to))
            }
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        if word == "none" {
            return Some(Self::Missing);
        }
        if let Some(relative) = Relative::from_word(word) {
            return Some(Self::Relative(relative));
        }
        let (from, to) = word.split_once("..")?;
        let day = |text: &str| match text {
            "" => Some(None),
            text => Day::from_iso(text).map(Some),
        };
        match (day(from)?, day(to)?) {
            (None, None) => None,
            (from, to) => Some(Self::Between { from, to }),
        }
    }
}

/// The first day of a month counted from January of `year`, 0 for January itself.
fn first_of_month(year: i32, month: i32) -> Day {
    let year = (year + month.div_euclid(12)).clamp(1900, 2999);
    let month = u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1;
    Day::from_civil(year, month, 1).unwrap_or(Day(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(relative: Relative, today: &str) -> String {
        let span = relative.days(Day::from_iso(today).unwrap());
        Span::Between { from: span.0, to: span.1 }.word()
    }

    #[test]
    fn words_for_days_are_seen_from_today() {
        for (relative, today, expected) in [
            (Relative::Past, "2026-11-24", "..2026-11-23"),
            (Relative::ThisWeek, "2026-11-24", "2026-11-23..2026-11-29"),
            (Relative::ThisWeek, "2026-11-23", "2026-11-23..2026-11-29"),
            (Relative::ThisWeek, "2026-11-29", "2026-11-23..2026-11-29"),
            (Relative::ThisMonth, "2028-02-01", "2028-02-01..2028-02-29"),
            (Relative::NextMonth, "2026-12-31", "2027-01-01..2027-01-31"),
            (Relative::LastMonth, "2026-01-15", "2025-12-01..2025-12-31"),
            (Relative::ThisQuarter, "2026-11-24", "2026-10-01..2026-12-31"),
            (Relative::NextQuarter, "2026-11-24", "2027-01-01..2027-03-31"),
            (Relative::LastQuarter, "2026-02-24", "2025-10-01..2025-12-31"),
            (Relative::ThisYear, "2026-11-24", "2026-01-01..2026-12-31"),
        ] {
            assert_eq!(days(relative, today), expected, "{relative:?} on {today}");
        }
    }

    #[test]
    fn a_span_without_an_end_is_none() {
        assert_eq!(Span::from_word(".."), None);
        assert_eq!(Span::from_word("soon"), None);
        assert_eq!(Span::from_word("2026-02-30.."), None);
    }
}
