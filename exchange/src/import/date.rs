//! Days as people write them, by patterns that the mapping names.

use domain::day::Day;
use domain::read::{self, DayUnread};
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

/// The day that the first fitting pattern reads. Without patterns any way counts that leaves no
/// doubt which number is the month.
pub fn day(text: &str, patterns: &[Pattern]) -> Result<Day, DayUnread> {
    if patterns.is_empty() {
        return read::day(text);
    }
    patterns.iter().find_map(|pattern| pattern.read(text)).ok_or(DayUnread::Unclear)
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
    fn day_before_month_only_where_the_mapping_says_so() {
        assert_eq!(
            day("7/12/2026", &[pattern("D/M/YYYY")]).map(Day::iso).as_deref(),
            Ok("2026-12-07")
        );
        assert_eq!(
            day("7/12/2026", &[pattern("M/D/YYYY")]).map(Day::iso).as_deref(),
            Ok("2026-07-12")
        );
    }

    #[test]
    fn a_pattern_that_names_no_day_is_refused() {
        for text in ["", "MM-DD", "YYYY", "YYYY-MM-MM"] {
            assert!(Pattern::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn without_patterns_only_what_leaves_no_doubt() {
        let read = |text| day(text, &[]).map(Day::iso);
        assert_eq!(read("2027年2月").as_deref(), Ok("2027-02-28"));
        assert_eq!(read("115/12/05").as_deref(), Ok("2026-12-05"));
        assert_eq!(read("7/12/2026"), Err(DayUnread::Ambiguous));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,20}") {
            let _ = day(&text, &[pattern("YYYY年M月D日"), pattern("D/M/YYYY")]);
        }
    }
}
