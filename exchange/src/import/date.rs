//! Days as people write them, by patterns that the mapping names.

use domain::day::Day;
use serde::Deserialize;

/// A way of writing days: `YYYY`, `M` and `D` (or `MM`, `DD`) and whatever stands between.
/// Without a day the last one of the month is meant.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern(Vec<Part>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Year,
    Month,
    Day,
    Sign(char),
}

#[derive(Debug, thiserror::Error)]
#[error("a way of writing days holds YYYY and M once each, D at most once")]
pub struct NoPattern;

impl TryFrom<String> for Pattern {
    type Error = NoPattern;

    fn try_from(text: String) -> Result<Self, NoPattern> {
        let mut parts = Vec::new();
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            let part = match sign {
                'Y' => Part::Year,
                'M' => Part::Month,
                'D' => Part::Day,
                other => Part::Sign(other),
            };
            if !matches!(part, Part::Sign(_)) {
                while signs.next_if_eq(&sign).is_some() {}
            }
            parts.push(part);
        }
        let count = |wanted: &Part| parts.iter().filter(|part| *part == wanted).count();
        let whole = count(&Part::Year) == 1 && count(&Part::Month) == 1 && count(&Part::Day) <= 1;
        if whole { Ok(Self(parts)) } else { Err(NoPattern) }
    }
}

impl Pattern {
    /// The ways that leave no doubt which number is the month.
    pub fn clear() -> Vec<Self> {
        ["YYYY-MM-DD", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日", "YYYY年M月"]
            .into_iter()
            .filter_map(|text| Self::try_from(text.to_owned()).ok())
            .collect()
    }

    fn read(&self, text: &str) -> Option<Day> {
        let (mut year, mut month, mut day) = (None, None, None);
        let mut rest = text;
        for part in &self.0 {
            match part {
                Part::Year => year = Some(number(&mut rest, 4..=4)?),
                Part::Month => month = Some(number(&mut rest, 1..=2)?),
                Part::Day => day = Some(number(&mut rest, 1..=2)?),
                Part::Sign(sign) => rest = rest.strip_prefix(*sign)?,
            }
        }
        if !rest.is_empty() {
            return None;
        }
        let year = i32::try_from(year?).ok()?;
        match day {
            Some(day) => Day::from_civil(year, month?, day),
            None => Day::end_of_month(year, month?),
        }
    }
}

/// The day that the first fitting pattern reads, and `None` where none fits or the calendar has
/// no such day.
pub fn day(text: &str, patterns: &[Pattern]) -> Option<Day> {
    patterns.iter().find_map(|pattern| pattern.read(text))
}

fn number(rest: &mut &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let len = rest.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at(len);
    *rest = after;
    if digits.contains(&len) { number.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn days_as_they_stand_in_sheets() {
        let read = |text| day(text, &Pattern::clear()).map(Day::iso);
        for text in ["2026-12-07", "2026/12/7", "2026.12.7", "2026年12月7日"] {
            assert_eq!(read(text).as_deref(), Some("2026-12-07"), "{text}");
        }
        assert_eq!(read("2027年2月").as_deref(), Some("2027-02-28"));
        for text in ["2027年13月", "尽快", "12/7/2026", "2026-12-071", "2026-2-30", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn day_before_month_only_where_the_mapping_says_so() {
        assert_eq!(
            day("7/12/2026", &[pattern("D/M/YYYY")]).map(Day::iso).as_deref(),
            Some("2026-12-07")
        );
        assert_eq!(
            day("7/12/2026", &[pattern("M/D/YYYY")]).map(Day::iso).as_deref(),
            Some("2026-07-12")
        );
    }

    #[test]
    fn a_pattern_that_names_no_day_is_refused() {
        for text in ["", "MM-DD", "YYYY", "YYYY-MM-MM"] {
            assert!(Pattern::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_written_out_is_read_again(days in 0i32..40_000) {
            let (year, month, number) = Day(days).civil();
            let written = format!("{year}年{month}月{number}日");
            prop_assert_eq!(day(&written, &Pattern::clear()), Some(Day(days)));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,20}") {
            let _ = day(&text, &Pattern::clear());
        }
    }
}
