//! Days: `2026-12-14`, `2026/12/14`, `2026年12月14日`, `14 Dec 2026`, years of the Republic;
//! a month alone stands for its last day.

use crate::format::day::month_number;
use domain::day::Day;

/// Why a day could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayUnread {
    Empty,
    /// Not written in a way that is known, or in one with two meanings (`12/11/2026`).
    Unclear,
    /// The calendar has no such day.
    Impossible,
}

/// The year before the first of the Republic: 民國115年 is 2026.
const BEFORE_REPUBLIC: i32 = 1911;

/// Reads a day.
///
/// # Errors
/// Names what is wrong, so that the form can say what to type.
pub fn day(text: &str) -> Result<Day, DayUnread> {
    let text = super::plain(text);
    if text.is_empty() {
        return Err(DayUnread::Empty);
    }
    let (rest, republic) = republic(&text);
    let (year, month, date) =
        numbered(rest).or_else(|| english(rest).filter(|_| !republic)).ok_or(DayUnread::Unclear)?;
    let year = year_of(year, republic).ok_or(DayUnread::Unclear)?;
    match date {
        Some(date) => Day::from_civil(year, month, date),
        None => Day::end_of_month(year, month),
    }
    .ok_or(DayUnread::Impossible)
}

fn republic(text: &str) -> (&str, bool) {
    let rest = ["民國", "民国", "roc"].iter().find_map(|word| text.strip_prefix(word));
    (rest.unwrap_or(text).trim_start(), rest.is_some())
}

/// Four digits are of the common era, three of the Republic; fewer only where it is named.
fn year_of(digits: &str, republic: bool) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 if !republic => Some(year),
        3 => Some(year + BEFORE_REPUBLIC),
        1 | 2 if republic => Some(year + BEFORE_REPUBLIC),
        _ => None,
    }
}

type Parts<'a> = (&'a str, u32, Option<u32>);

/// Year, month and perhaps day, from the largest to the smallest.
fn numbered(text: &str) -> Option<Parts<'_>> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((&text[..4], text[4..6].parse().ok()?, Some(text[6..].parse().ok()?)));
    }
    let chinese = text.contains('年');
    let (year, rest) = text.split_once(['年', '-', '/', '.'])?;
    let rest = rest.trim();
    let (month, date) = if chinese {
        let (month, date) = rest.split_once('月')?;
        (month, Some(date.trim_end_matches(['日', '號', '号']).trim()).filter(|d| !d.is_empty()))
    } else {
        let separator = text.as_bytes().get(year.len()).copied().map(char::from)?;
        match rest.split_once(separator) {
            Some((month, date)) => (month, Some(date)),
            None => (rest, None),
        }
    };
    let date = date.map(number).map_or(Some(None), |date| date.map(Some))?;
    Some((digits(year)?, number(month)?, date))
}

/// `14 dec 2026`, `dec 14, 2026`, `dec 2026`.
fn english(text: &str) -> Option<Parts<'_>> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    match *words.as_slice() {
        [month, year] => Some((digits(year)?, month_number(month)?, None)),
        [first, second, year] => {
            let (month, date) = match month_number(first) {
                Some(month) => (month, second),
                None => (month_number(second)?, first),
            };
            let date = date.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            Some((digits(year)?, month, Some(number(date)?)))
        }
        _ => None,
    }
}

fn digits(text: &str) -> Option<&str> {
    let text = text.trim();
    text.bytes().all(|b| b.is_ascii_digit()).then_some(text)
}

/// One or two digits.
fn number(text: &str) -> Option<u32> {
    digits(text).filter(|text| text.len() <= 2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::tests::readers;
    use proptest::prelude::*;

    #[test]
    fn days_as_people_write_them() {
        for (text, iso) in [
            ("2026-12-14", "2026-12-14"),
            ("2026/12/14", "2026-12-14"),
            ("2026.12.14", "2026-12-14"),
            ("２０２６／１２／１４", "2026-12-14"),
            (" 2026年12月14日 ", "2026-12-14"),
            ("2026 年 12 月 14 號", "2026-12-14"),
            ("2026年1月2", "2026-01-02"),
            ("20261214", "2026-12-14"),
            ("2027年3月", "2027-03-31"),
            ("2027-02", "2027-02-28"),
            ("2028/2", "2028-02-29"),
            ("115/12/14", "2026-12-14"),
            ("115.1.2", "2026-01-02"),
            ("115年12月14日", "2026-12-14"),
            ("民國115年12月14日", "2026-12-14"),
            ("民國 115 年 12 月", "2026-12-31"),
            ("民国99年1月1日", "2010-01-01"),
            ("14 Dec 2026", "2026-12-14"),
            ("Dec 14, 2026", "2026-12-14"),
            ("14th December 2026", "2026-12-14"),
            ("Mar 2027", "2027-03-31"),
        ] {
            assert_eq!(day(text).map(Day::iso).as_deref(), Ok(iso), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, why) in [
            ("", DayUnread::Empty),
            ("　", DayUnread::Empty),
            ("soon", DayUnread::Unclear),
            ("2026", DayUnread::Unclear),
            ("12/14/2026", DayUnread::Unclear),
            ("14.12.2026", DayUnread::Unclear),
            ("26/12/14", DayUnread::Unclear),
            ("民國2026年12月14日", DayUnread::Unclear),
            ("2026-12/14", DayUnread::Unclear),
            ("2026年12", DayUnread::Unclear),
            ("2026-12-", DayUnread::Unclear),
            ("2026-123-1", DayUnread::Unclear),
            ("2026-02-30", DayUnread::Impossible),
            ("2026年13月", DayUnread::Impossible),
            ("20261301", DayUnread::Impossible),
            ("115/2/29", DayUnread::Impossible),
            ("0000-01-01", DayUnread::Impossible),
            ("31 Jun 2026", DayUnread::Impossible),
        ] {
            assert_eq!(day(text), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(days in -25_000i32..370_000) {
            let told = Day(days);
            for format in readers() {
                prop_assert_eq!(day(&format.day(told)), Ok(told));
            }
            prop_assert_eq!(day(&told.iso()), Ok(told));
            let (year, month, date) = told.civil();
            if (2011..2911).contains(&year) {
                prop_assert_eq!(day(&format!("{}/{month}/{date}", year - 1911)), Ok(told));
            }
        }

        #[test]
        fn a_month_is_its_last_day(year in 1900i32..2999, month in 1u32..=12) {
            for format in readers() {
                prop_assert_eq!(day(&format.month(year, month)).ok(), Day::end_of_month(year, month));
            }
        }

        #[test]
        fn nothing_people_type_is_too_much(text in "\\PC{0,30}") {
            let _ = day(&text);
        }
    }
}
