//! People at a customer's, known by their name and their phone.

use super::{Match, Why};
use crate::duplicate::han::is_han;

/// What people are called beside their name; not who they are.
const TITLES: [&str; 30] = [
    "总工程师",
    "采购经理",
    "生管经理",
    "研发经理",
    "设备课长",
    "厂务主任",
    "总经理",
    "副总经理",
    "董事长",
    "工程师",
    "经理",
    "副总",
    "厂长",
    "课长",
    "科长",
    "处长",
    "部长",
    "主任",
    "主管",
    "专员",
    "先生",
    "小姐",
    "女士",
    "老师",
    "董事",
    "总监",
    "协理",
    "襄理",
    "采购",
    "会计",
];

const FORMS: [&str; 8] = ["mr", "mrs", "ms", "miss", "dr", "prof", "ing", "sir"];

/// Country codes that people write before a number.
const COUNTRIES: [&str; 14] =
    ["886", "852", "853", "86", "81", "82", "65", "60", "66", "84", "49", "44", "91", "1"];

/// Fewer digits are an extension, not a number.
const FEWEST: usize = 7;

/// A person's name in plain form without titles and spaces: how one is found again.
pub fn person(plain: &str) -> String {
    let words = plain.split(|c: char| !c.is_alphanumeric());
    let mut name: String = words.filter(|word| !FORMS.contains(word)).collect();
    if name.chars().any(is_han) {
        while let Some((left, _)) = super::without_ending(&name, &TITLES, 2) {
            name.truncate(left.len());
        }
    }
    name
}

/// The digits of a number as it is dialled within its country, without extension.
fn national(phone: &str) -> String {
    let lower = phone.to_lowercase();
    let own = lower.split(['#', 'x', '转', '轉', '分', '内', '內']).next().unwrap_or_default();
    let own = own.split("ext").next().unwrap_or_default().trim();
    let digits: String = own.chars().filter_map(half).collect();
    let abroad = own.starts_with(['+', '＋']) || digits.starts_with("00");
    let digits = digits.trim_start_matches('0');
    let code = COUNTRIES.iter().find_map(|code| digits.strip_prefix(code));
    // Without a plus, a number is taken to hold a code only where it is too long to be without.
    let home = code
        .filter(|rest| abroad || (digits.len() > 10 && rest.len() >= FEWEST && !is_mobile(digits)));
    home.unwrap_or(digits).trim_start_matches('0').to_owned()
}

/// A digit, full width or half.
fn half(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// Eleven digits that begin with 1 are a mobile of the mainland.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1')
}

/// What two writings of one number share: its last seven digits. `None` for too few of them.
pub fn phone_key(phone: &str) -> Option<String> {
    let digits = national(phone);
    let from = digits.len().checked_sub(FEWEST)?;
    Some(digits[from..].to_owned())
}

/// Whether two are one number, with or without country and area.
pub fn same_phone(a: &str, b: &str) -> bool {
    let (a, b) = (national(a), national(b));
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    short.len() >= FEWEST
        && (short == long || (is_local(short, long) && long.ends_with(short.as_str())))
}

/// A number without its area: one to three digits fewer, and not a mobile.
fn is_local(short: &str, long: &str) -> bool {
    long.len() <= short.len() + 3 && short.len() <= 8
}

/// Whether two people are one, by names in the form of [`person`] and phones as written.
pub fn like(a: (&str, &[&str]), b: (&str, &[&str])) -> Option<Match> {
    let named = !a.0.is_empty() && a.0 == b.0;
    let rung = a.1.iter().any(|x| b.1.iter().any(|y| same_phone(x, y)));
    match (named, rung) {
        (true, true) => Some(Match::same(Why::Phone)),
        (false, true) => Some(Match::likely(Why::Phone)),
        (true, false) => Some(Match::likely(Why::Name)),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for (a, b) in [
            ("02-2311-0000", "+886 2 2311 0000"),
            ("(02) 2311-0000 #12", "02 23110000"),
            ("2311-0000", "02-2311-0000"),
            ("13800138000", "+86 138 0013 8000"),
            ("86-138-0013-8000", "13800138000"),
            ("０９１２-345-678", "0912345678"),
            ("00886912345678", "0912 345 678"),
            ("021-6123 4567 转 8", "+86 21 61234567"),
        ] {
            assert!(same_phone(a, b), "{a} | {b}");
            assert_eq!(phone_key(a), phone_key(b), "{a} | {b}");
        }
    }

    #[test]
    fn other_numbers_stay_other() {
        for (a, b) in [
            ("02-2311-0000", "02-2311-0001"),
            ("02-2311-0000", "07-2311-0000"),
            ("12", "12"),
            ("", ""),
            ("13800138000", "13900138000"),
        ] {
            assert!(!same_phone(a, b), "{a} | {b}");
        }
        assert_eq!(phone_key("#12"), None);
    }

    #[test]
    fn titles_are_not_who_someone_is() {
        for (written, name) in [
            ("陈志明 采购经理", "陈志明"),
            ("陈志明先生", "陈志明"),
            ("王经理", "王经理"),
            ("mr. john smith", "johnsmith"),
            ("", ""),
        ] {
            assert_eq!(person(written), name, "{written}");
        }
    }

    #[test]
    fn people_are_one_by_phone_and_maybe_by_name() {
        let wu = ("吴丽", ["02-2311-0000", "0912345678"].as_slice());
        for number in ["+886223110000", "0912-345-678"] {
            assert_eq!(like(wu, ("吴丽", &[number])), Some(Match::same(Why::Phone)));
            assert_eq!(like(wu, ("林美", &[number])), Some(Match::likely(Why::Phone)));
        }
        assert_eq!(like(wu, ("吴丽", &[])), Some(Match::likely(Why::Name)));
        assert_eq!(like(wu, ("林美", &[])), None);
        assert_eq!(like(("", &[]), ("", &[])), None);
    }
}
