//! Amounts as people write them: `1,200`, `¥300,000.00`, `12.5萬`, `60万元`. Never through a
//! floating point number.

use domain::money::{Currency, Money, MoneyRefused};

/// Why a cell is no amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoAmount {
    #[error("not an amount")]
    Unread,
    #[error("the sign of another currency")]
    OtherSign,
    #[error("finer than the currency's smallest unit")]
    TooFine,
    #[error("{0}")]
    Refused(#[from] MoneyRefused),
}

/// Whether a sign can be that of a currency, by its code.
type Fits = fn(&str) -> bool;

/// What may stand before or after the number, and whether it fits a currency.
const SIGNS: [(&str, Fits); 11] = [
    ("NT$", |code| code == "TWD"),
    ("US$", |code| code == "USD"),
    ("HK$", |code| code == "HKD"),
    ("¥", |code| code == "CNY" || code == "JPY"),
    ("￥", |code| code == "CNY" || code == "JPY"),
    ("$", |code| !["CNY", "JPY", "EUR", "GBP"].contains(&code)),
    ("€", |code| code == "EUR"),
    ("£", |code| code == "GBP"),
    ("元", |code| ["CNY", "TWD", "HKD"].contains(&code)),
    ("圓", |code| ["CNY", "TWD", "HKD", "JPY"].contains(&code)),
    ("円", |code| code == "JPY"),
];

/// Powers of ten that are written as words.
const WORDS: [(char, u32); 6] = [('千', 3), ('萬', 4), ('万', 4), ('億', 8), ('亿', 8), ('百', 2)];

pub fn amount(text: &str, currency: Currency) -> Result<Money, NoAmount> {
    let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    rest = rest.replace(currency.code(), "");
    for (sign, fits) in SIGNS {
        let bare = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign));
        if let Some(bare) = bare.map(str::to_owned) {
            if !fits(currency.code()) {
                return Err(NoAmount::OtherSign);
            }
            rest = bare;
        }
    }
    let negative = rest.starts_with('-');
    let mut number = rest.trim_start_matches('-');
    let mut power = 0;
    while let Some((bare, tens)) =
        WORDS.into_iter().find_map(|(word, tens)| Some((number.strip_suffix(word)?, tens)))
    {
        number = bare;
        power += tens;
    }
    let minor = minor(number, power + currency.digits())?;
    if negative && minor > 0 {
        return Err(NoAmount::Refused(MoneyRefused::Negative));
    }
    Ok(Money::new(minor, currency)?)
}

/// The number times so many tens.
fn minor(number: &str, tens: u32) -> Result<i64, NoAmount> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let tens = usize::try_from(tens).map_err(|_| NoAmount::Unread)?;
    let fraction = fraction.trim_end_matches('0');
    if !grouped(whole) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NoAmount::Unread);
    }
    if fraction.len() > tens {
        return Err(NoAmount::TooFine);
    }
    let digits: String = whole.chars().filter(|c| *c != ',').chain(fraction.chars()).collect();
    let digits = digits + &"0".repeat(tens - fraction.len());
    digits.parse().map_err(|_| NoAmount::Refused(MoneyRefused::TooLarge))
}

/// Digits, in groups of three where there are commas: `1,200` but not `1,20`.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let more: Vec<&str> = groups.collect();
    digits(first)
        && (more.is_empty() || first.len() <= 3)
        && more.iter().all(|group| group.len() == 3 && digits(group))
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<i64, NoAmount> {
        amount(text, Currency::new("CNY").unwrap()).map(Money::minor)
    }

    #[test]
    fn amounts_as_they_stand_in_sheets() {
        for (text, minor) in [
            ("125000", 12_500_000),
            ("125,000", 12_500_000),
            ("¥300,000.00", 30_000_000),
            ("￥１２０", 12_000),
            ("60萬元", 60_000_000),
            ("12.5万", 12_500_000),
            ("1.2億", 12_000_000_000),
            ("3百萬", 300_000_000),
            ("CNY 5.5", 550),
            ("0", 0),
        ] {
            assert_eq!(read(text), Ok(minor), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, why) in [
            ("面議", NoAmount::Unread),
            ("", NoAmount::Unread),
            ("1,20", NoAmount::Unread),
            ("1.2.3", NoAmount::Unread),
            ("12a", NoAmount::Unread),
            ("-30万", NoAmount::Refused(MoneyRefused::Negative)),
            ("0.001", NoAmount::TooFine),
            ("$5", NoAmount::OtherSign),
            ("NT$5", NoAmount::OtherSign),
            ("99999999999999999999", NoAmount::Refused(MoneyRefused::TooLarge)),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        let yen = Currency::new("JPY").unwrap();
        assert_eq!(amount("5.5", yen), Err(NoAmount::TooFine));
        assert_eq!(amount("¥5", yen).map(Money::minor), Ok(5));
    }

    proptest! {
        #[test]
        fn every_amount_written_out_is_read_again(minor in 0i64..1_000_000_000_000) {
            let written = format!("{}.{:02}", minor / 100, minor % 100);
            prop_assert_eq!(read(&written), Ok(minor));
            let grouped = format!("¥{},{:03}", minor / 1_000, minor % 1_000);
            let whole = minor / 1_000 < 1_000;
            prop_assert_eq!(read(&grouped).ok(), whole.then_some(minor * 100));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
