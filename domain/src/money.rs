//! Money: whole minor units and a currency. No floats anywhere; sums are wider than their parts.

use serde::{Deserialize, Serialize};

/// An ISO 4217 code of three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a currency is three capital letters")]
pub struct NotACurrency;

impl Currency {
    pub fn new(code: &str) -> Result<Self, NotACurrency> {
        match code.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(NotACurrency),
        }
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimal digits of the minor unit: 2 for most, none for yen, three for some dinars.
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"XAF" | b"XOF" | b"UGX" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(code: String) -> Result<Self, NotACurrency> {
        Self::new(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount in minor units (cents, fen). Zero or more: what a deal may bring is never negative.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "RawMoney", into = "RawMoney")]
pub struct Money {
    minor: i64,
    currency: Currency,
}

#[derive(Serialize, Deserialize)]
struct RawMoney(i64, Currency);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum MoneyRefused {
    #[error("an amount is not negative")]
    Negative,
    #[error("an amount is at most {MAX_MINOR} minor units")]
    TooLarge,
}

/// The largest amount a deal may carry, in minor units: far above any sale, far below where
/// sums could overflow.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

impl Money {
    pub fn new(minor: i64, currency: Currency) -> Result<Self, MoneyRefused> {
        match minor {
            ..0 => Err(MoneyRefused::Negative),
            0..=MAX_MINOR => Ok(Self { minor, currency }),
            _ => Err(MoneyRefused::TooLarge),
        }
    }

    pub fn minor(self) -> i64 {
        self.minor
    }

    pub fn currency(self) -> Currency {
        self.currency
    }
}

impl TryFrom<RawMoney> for Money {
    type Error = MoneyRefused;
    fn try_from(raw: RawMoney) -> Result<Self, MoneyRefused> {
        Self::new(raw.0, raw.1)
    }
}

impl From<Money> for RawMoney {
    fn from(money: Money) -> Self {
        Self(money.minor, money.currency)
    }
}

/// A sum of amounts in minor units of one currency.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Total(pub i128);

impl TryFrom<String> for Total {
    type Error = std::num::ParseIntError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl From<Total> for String {
    fn from(total: Total) -> Self {
        total.0.to_string()
    }
}

impl Total {
    /// The share of a sum, rounded half up to a minor unit.
    #[must_use]
    pub fn per_mille(self, rate: u16) -> Self {
        Self((self.0 * i128::from(rate) + 500).div_euclid(1000))
    }
}

impl std::ops::Add for Total {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self(0), |sum, part| sum + part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negative_amount_is_refused_on_every_path() {
        let yuan = Currency::new("CNY").unwrap();
        assert_eq!(Money::new(-1, yuan), Err(MoneyRefused::Negative));
        assert!(serde_json::from_str::<Money>(r#"[-1,"CNY"]"#).is_err());
        assert_eq!(serde_json::from_str::<Money>(r#"[5,"CNY"]"#).unwrap().minor(), 5);
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        assert_eq!(Total(2).per_mille(250), Total(1));
        assert_eq!(Total(1).per_mille(250), Total(0));
        assert_eq!(Total(100).per_mille(750), Total(75));
    }

    #[test]
    fn a_sum_past_64_bits_survives_the_wire() {
        let total = Total(i128::from(i64::MAX) * 5);
        let json = serde_json::to_string(&total).unwrap();
        assert_eq!(serde_json::from_str::<Total>(&json).unwrap(), total);
    }
}
