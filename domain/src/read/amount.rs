//! Amounts: `80.5万元`, `¥300,000.00`, `1.2億`, `350k`, `1億2000萬`, plain.

use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money, MoneyRefused};
use crate::rates::Rates;

/// Why an amount could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountUnread {
    #[error("empty")]
    Empty,
    /// Not written in a way that is known, or in one with two meanings (`1,5`).
    #[error("not an amount")]
    Unclear,
    #[error("finer than the currency's smallest unit")]
    TooPrecise,
    /// It names another currency than one that is kept.
    #[error("the sign of another currency")]
    OtherCurrency,
    #[error("an amount is not negative")]
    Negative,
    #[error("an amount too large")]
    TooLarge,
}

/// What stands for a currency before or after the digits; longer ones first.
const MONEY_WORDS: [(&str, &[&str]); 26] = [
    ("日元", &["JPY"]),
    ("円", &["JPY"]),
    ("人民币", &["CNY"]),
    ("人民幣", &["CNY"]),
    ("新台幣", &["TWD"]),
    ("新臺幣", &["TWD"]),
    ("台币", &["TWD"]),
    ("台幣", &["TWD"]),
    ("港币", &["HKD"]),
    ("港幣", &["HKD"]),
    ("美元", &["USD"]),
    ("美金", &["USD"]),
    ("欧元", &["EUR"]),
    ("歐元", &["EUR"]),
    ("rmb", &["CNY"]),
    ("nt$", &["TWD"]),
    ("hk$", &["HKD"]),
    ("us$", &["USD"]),
    ("s$", &["SGD"]),
    ("€", &["EUR"]),
    ("£", &["GBP"]),
    ("₩", &["KRW"]),
    ("₹", &["INR"]),
    ("¥", &["CNY", "JPY"]),
    ("￥", &["CNY", "JPY"]),
    ("$", &["USD", "TWD", "HKD", "SGD", "AUD", "CAD", "NZD", "MOP"]),
];

/// Codes that are told apart from other words when they are not the wanted one.
const CODES: [&str; 18] = [
    "cny", "usd", "twd", "hkd", "eur", "jpy", "gbp", "sgd", "aud", "cad", "nzd", "krw", "inr",
    "myr", "thb", "vnd", "chf", "mop",
];

/// Says nothing about which currency: every one of ours has a yuan.
const PLAIN_MONEY_WORDS: [&str; 6] = ["元", "圓", "圆", "块", "塊", "整"];

/// How much a sign or word multiplies; longer ones first.
const UNITS: [(&str, i128); 22] = [
    ("万亿", 1_000_000_000_000),
    ("萬億", 1_000_000_000_000),
    ("千万", 10_000_000),
    ("千萬", 10_000_000),
    ("百万", 1_000_000),
    ("百萬", 1_000_000),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("bn", 1_000_000_000),
    ("兆", 1_000_000_000_000),
    ("亿", 100_000_000),
    ("億", 100_000_000),
    ("万", 10_000),
    ("萬", 10_000),
    ("千", 1_000),
    ("w", 10_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
    ("t", 1_000_000_000_000),
];

/// More digits than any amount has; beyond them nothing is computed.
const MOST_DIGITS: usize = 20;

/// Reads an amount of `currency`.
///
/// # Errors
/// Names what is wrong, so that the form can say what to type.
pub fn amount(text: &str, currency: Currency) -> Result<Money, AmountUnread> {
    let text = super::plain(text);
    if text.is_empty() {
        return Err(AmountUnread::Empty);
    }
    let (text, negative) = sign(&text);
    let (digits, named) = undressed(text, currency);
    if named == Some(false) {
        return Err(AmountUnread::OtherCurrency);
    }
    let (digits, inner) = sign(digits);
    let minor = minor(digits, currency)?;
    if negative || inner {
        return Err(AmountUnread::Negative);
    }
    let minor = i64::try_from(minor).map_err(|_| AmountUnread::TooLarge)?;
    Money::new(minor, currency).map_err(|refused| match refused {
        MoneyRefused::Negative => AmountUnread::Negative,
        MoneyRefused::TooLarge => AmountUnread::TooLarge,
    })
}

/// Reads an amount that may name its currency; where it names none, or `wanted`, it is of
/// `wanted`. A sign that several known currencies share is nobody's but `wanted`'s.
///
/// # Errors
/// As [`amount`]; `OtherCurrency` where the text names one that has no rate, or could mean two.
pub fn money(text: &str, wanted: Currency, rates: &Rates) -> Result<Money, AmountUnread> {
    let foreign = |read: &Result<Money, AmountUnread>| {
        matches!(read, Err(AmountUnread::OtherCurrency | AmountUnread::Unclear))
    };
    let read = amount(text, wanted);
    if !foreign(&read) {
        return read;
    }
    let others = rates.currencies().filter(|currency| *currency != wanted);
    let mut named = others.map(|currency| amount(text, currency)).filter(|read| !foreign(read));
    match (named.next(), named.next()) {
        (Some(named), None) => named,
        _ => read,
    }
}

/// Reads the name of a currency: its code, or a word or sign that no other one has.
pub fn currency(text: &str) -> Option<Currency> {
    let text = super::plain(text);
    let word = MONEY_WORDS.iter().find(|(word, _)| *word == text);
    match word {
        Some((_, [code])) => Currency::new(code).ok(),
        Some(_) => None,
        None => Currency::new(&text.to_ascii_uppercase()).ok(),
    }
}

fn sign(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    }
}

/// Without the words for money; and whether these name the wanted currency, if any does.
fn undressed(text: &str, currency: Currency) -> (&str, Option<bool>) {
    let code = currency.code().to_ascii_lowercase();
    let mut rest = text.trim();
    let mut named = None;
    loop {
        let own = strip(rest, &code).map(|rest| (rest, Some(true)));
        let known = || {
            MONEY_WORDS.iter().find_map(|(word, codes)| {
                strip(rest, word).map(|rest| (rest, Some(codes.contains(&currency.code()))))
            })
        };
        let plain = || {
            PLAIN_MONEY_WORDS
                .iter()
                .find_map(|word| rest.strip_suffix(word).map(|rest| (rest.trim(), named)))
        };
        match own.or_else(known).or_else(|| foreign_code(rest)).or_else(plain) {
            Some((shorter, says)) => {
                rest = shorter;
                named = if named == Some(false) { named } else { says.or(named) };
            }
            None => return (rest, named),
        }
    }
}

/// The code of another currency, before or after the digits.
fn foreign_code(text: &str) -> Option<(&str, Option<bool>)> {
    CODES.iter().find_map(|code| strip(text, code).map(|rest| (rest, Some(false))))
}

fn strip<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.strip_prefix(word).or_else(|| text.strip_suffix(word)).map(str::trim)
}

/// A row of numbers with units, each smaller than the one before: `1億2000萬`.
fn minor(text: &str, currency: Currency) -> Result<i128, AmountUnread> {
    let mut sum: i128 = 0;
    let mut rest = text;
    let mut above = i128::MAX;
    loop {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || ",. ".contains(c)));
        let (number, tail) = rest.split_at(end.unwrap_or(rest.len()));
        let (unit, tail) = unit(tail)?;
        // "3萬5" is said for 35,000 but could be meant for 30,005.
        if unit >= above || (unit == 1 && above < i128::MAX && number.trim().len() < 4) {
            return Err(AmountUnread::Unclear);
        }
        sum += scaled(number.trim(), unit, currency)?;
        above = unit;
        rest = tail.trim();
        if rest.is_empty() {
            return Ok(sum);
        }
    }
}

fn unit(text: &str) -> Result<(i128, &str), AmountUnread> {
    if text.is_empty() {
        return Ok((1, text));
    }
    let known = UNITS.iter().find_map(|(word, size)| Some((*size, text.strip_prefix(word)?)));
    known.ok_or(AmountUnread::Unclear)
}

/// `80.5` ten-thousands in minor units, exactly.
fn scaled(number: &str, unit: i128, currency: Currency) -> Result<i128, AmountUnread> {
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(AmountUnread::Unclear),
        None => (number, ""),
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountUnread::Unclear);
    }
    let digits = ungrouped(whole).ok_or(AmountUnread::Unclear)? + fraction.trim_end_matches('0');
    let digits = digits.trim_start_matches('0');
    if digits.len() > MOST_DIGITS {
        return Err(AmountUnread::TooLarge);
    }
    let mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().unwrap_or(0) };
    let decimals = u32::try_from(fraction.trim_end_matches('0').len()).unwrap_or(u32::MAX);
    let below = 10_i128.checked_pow(decimals).ok_or(AmountUnread::TooPrecise)?;
    let above = mantissa * unit * 10_i128.pow(currency.digits());
    if above % below == 0 { Ok(above / below) } else { Err(AmountUnread::TooPrecise) }
}

/// The digits without their commas or spaces, where these part groups of three (or, as some
/// count in myriads, of four) and nothing else.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let all_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let of = |size: usize| {
        groups[0].len() <= size && groups[1..].iter().all(|group| group.len() == size)
    };
    let regular = groups.len() == 1 || of(3) || of(4);
    (all_digits && regular && !groups[0].is_empty()).then(|| groups.concat())
}

#[cfg(test)]
mod tests;
