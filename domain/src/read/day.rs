//! Days: `2026-12-14`, `2026/12/14`, `2026年12月14日`, `14 Dec 2026`, years of the Republic;
//! a month alone stands for its last day.

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// Why a day could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayUnread {
    #[error("empty")]
    Empty,
    /// Not written in a way that is known.
    #[error("not a day in one of the ways that are known")]
    Unclear,
    /// Either number could be the month: `03/04/2027`.
    #[error("not a day without doubt: which number is the month?")]
    Ambiguous,
    #[error("not a day that the calendar has")]
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
    if !republic && ambiguous(rest) {
        return Err(DayUnread::Ambiguous);
    }
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

/// Four digits are of the common era, three from 100 to 199 of the Republic; others only where it
/// is named.
fn year_of(digits: &str, republic: bool) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 if !republic => Some(year),
        3 if republic || (100..200).contains(&year) => Some(year + BEFORE_REPUBLIC),
        1 | 2 if republic => Some(year + BEFORE_REPUBLIC),
        _ => None,
    }
}

/// Two small numbers before a year, either of which may be the month.
fn ambiguous(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, year] = *parts.as_slice() else { return false };
    let month = |text: &str| number(text).is_some_and(|number| (1..=12).contains(&number));
    month(first) && month(second) && (digits(year).is_some() && [2, 4].contains(&year.len()))
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

/// The place of an English month name (1 to 12) from its first three letters on.
fn month_number(name: &str) -> Option<u32> {
    const FULL: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let place = FULL.iter().position(|full| name.len() >= 3 && full.starts_with(&name))?;
    u32::try_from(place + 1).ok()
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
            ("民國115年12月5日", "2026-12-05"),
            ("115/12/05", "2026-12-05"),
            ("民國 99/1/2", "2010-01-02"),
            ("２０２６年１２月５日", "2026-12-05"),
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
            ("03/04/2027", DayUnread::Ambiguous),
            ("7/12/2026", DayUnread::Ambiguous),
            ("3.4.27", DayUnread::Ambiguous),
            ("26/12/14", DayUnread::Unclear),
            ("15/12/05", DayUnread::Unclear),
            ("915/12/05", DayUnread::Unclear),
            ("尽快", DayUnread::Unclear),
            ("2026-12-071", DayUnread::Unclear),
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

    #[test]
    fn english_months_are_known_from_three_letters_on() {
        for (name, number) in [("Dec", Some(12)), ("sept.", Some(9)), ("MAY", Some(5))] {
            assert_eq!(month_number(name), number);
        }
        for name in ["De", "", "Decembers", "Mai"] {
            assert_eq!(month_number(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_day_written_out_is_read_again(days in -25_000i32..370_000) {
            let told = Day(days);
            let (year, month, date) = told.civil();
            prop_assert_eq!(day(&told.iso()), Ok(told));
            prop_assert_eq!(day(&format!("{year}年{month}月{date}日")), Ok(told));
            if (2011..=2110).contains(&year) {
                prop_assert_eq!(day(&format!("{}/{month}/{date}", year - 1911)), Ok(told));
            }
        }

        #[test]
        fn nothing_people_type_is_too_much(text in "\\PC{0,30}") {
            let _ = day(&text);
        }
    }
}
