//! Other currencies than the company's: a table of rates by date, kept by administrators.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::deal::{Deal, Standing};
use crate::money::{Currency, MAX_MINOR};

/// What one whole unit of a currency is worth in whole units of the company's, in millionths:
/// 7.1234 is 7,123,400.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Rate(i64);

const MILLION: i64 = 1_000_000;
/// A million for one: more than any pair of currencies needs.
const MAX_RATE: i64 = 1_000_000 * MILLION;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateRefused {
    #[error("a rate is above zero and at most a million")]
    OutOfRange,
    #[error("a rate has six decimals at most")]
    TooPrecise,
    #[error("this is not written as a number")]
    Unclear,
    #[error("the company's own currency has no rate")]
    OwnCurrency,
    #[error("a currency is three letters, such as USD")]
    UnknownCurrency,
    #[error("the day from which a rate holds is missing")]
    DayWanted,
    #[error("deals are kept in this currency, and this is its first rate")]
    InUse,
    #[error("there is no such rate")]
    NoSuchRate,
}

impl Rate {
    pub fn new(millionths: i64) -> Result<Self, RateRefused> {
        if (1..=MAX_RATE).contains(&millionths) {
            Ok(Self(millionths))
        } else {
            Err(RateRefused::OutOfRange)
        }
    }

    pub fn millionths(self) -> i64 {
        self.0
    }

    /// Reads `7.1234`, full-width digits too.
    pub fn parse(text: &str) -> Result<Self, RateRefused> {
        let text = crate::text::fold(text).replace([' ', ','], "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) {
            return Err(RateRefused::Unclear);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 6 {
            return Err(RateRefused::TooPrecise);
        }
        let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<i64>() };
        let out_of_range = |_| RateRefused::OutOfRange;
        let whole = number(whole).map_err(out_of_range)?;
        let part = number(&format!("{part:0<6}")).map_err(out_of_range)?;
        let all = whole.checked_mul(MILLION).and_then(|whole| whole.checked_add(part));
        Self::new(all.ok_or(RateRefused::OutOfRange)?)
    }
}

impl std::fmt::Display for Rate {
    /// As [`Rate::parse`] reads it: `7.1234`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.0 / MILLION, self.0 % MILLION);
        let part = format!("{part:06}");
        match part.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            part => write!(f, "{whole}.{part}"),
        }
    }
}

impl TryFrom<i64> for Rate {
    type Error = RateRefused;
    fn try_from(millionths: i64) -> Result<Self, RateRefused> {
        Self::new(millionths)
    }
}

impl From<Rate> for i64 {
    fn from(rate: Rate) -> Self {
        rate.0
    }
}

/// The company's currency, and of each other one the rates from the days on which they began
/// to hold; and the day for which open deals are counted by them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rates {
    own: Currency,
    table: BTreeMap<Currency, BTreeMap<Day, Rate>>,
    /// Sums, orders and filters of one moment all count by this day, on the server and in the
    /// browser; it moves on when a new rate begins to hold.
    as_of: Day,
}

impl Rates {
    /// No rates yet: everything is in the company's own currency.
    pub fn none(own: Currency) -> Self {
        Self { own, table: BTreeMap::new(), as_of: Day(0) }
    }

    pub fn own(&self) -> Currency {
        self.own
    }

    /// The table as it counts on a day.
    #[must_use]
    pub fn on_day(mut self, today: Day) -> Self {
        self.as_of = today;
        self
    }

    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// Whether open deals count by other rates on a later day.
    pub fn change_by(&self, today: Day) -> bool {
        let between = (Bound::Excluded(self.as_of), Bound::Included(today));
        self.as_of < today && self.table.values().any(|rates| rates.range(between).next().is_some())
    }

    /// Sets the rate that holds from a day on; one of the same day is replaced.
    pub fn set(&mut self, currency: Currency, from: Day, rate: Rate) -> Result<(), RateRefused> {
        if currency == self.own {
            return Err(RateRefused::OwnCurrency);
        }
        self.table.entry(currency).or_default().insert(from, rate);
        Ok(())
    }

    /// Takes a rate out of the table.
    pub fn remove(&mut self, currency: Currency, from: Day) -> Option<Rate> {
        let rates = self.table.get_mut(&currency)?;
        let removed = rates.remove(&from);
        if rates.is_empty() {
            self.table.remove(&currency);
        }
        removed
    }

    /// Whether amounts in a currency can be kept: the company's own, or one with a rate.
    pub fn knows(&self, currency: Currency) -> bool {
        currency == self.own || self.table.contains_key(&currency)
    }

    /// The company's own currency first, then the others by their codes.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        std::iter::once(self.own).chain(self.table.keys().copied())
    }

    /// Every rate: by currency, the latest first.
    pub fn all(&self) -> impl Iterator<Item = (Currency, Day, Rate)> {
        self.table.iter().flat_map(|(currency, rates)| {
            rates.iter().rev().map(|(from, rate)| (*currency, *from, *rate))
        })
    }

    /// The rate that holds on a day: the latest that began by then. Before the first one, the
    /// first: an old amount is better told by it than left out.
    pub fn on(&self, currency: Currency, day: Day) -> Option<Rate> {
        let rates = self.table.get(&currency)?;
        let latest = rates.range(..=day).next_back().or_else(|| rates.iter().next());
        latest.map(|(_, rate)| *rate)
    }

    /// What a sum of minor units of a currency is worth in minor units of the company's, by the
    /// rate of a day, half up; `None` for a currency without a rate.
    pub fn worth(&self, minor: i128, currency: Currency, day: Day) -> Option<i128> {
        if currency == self.own {
            return Some(minor);
        }
        let rate = i128::from(self.on(currency, day)?.millionths());
        let up = 10_i128.pow(self.own.digits());
        let down = 10_i128.pow(currency.digits()) * i128::from(MILLION);
        Some((minor * rate * up + down / 2).div_euclid(down))
    }

    /// What a deal counts for in sums, in minor units of the company's currency: an open one by
    /// the rate of [`Rates::as_of`], a won one by that of its order's day. `None` without an
    /// amount; where no rate is known any more, nothing. At most [`MAX_MINOR`].
    pub fn worth_of(&self, deal: &Deal) -> Option<i64> {
        let money = deal.worth()?;
        let day = match &deal.position.standing {
            Standing::Won { on, .. } => *on,
            _ => self.as_of,
        };
        let worth = self.worth(i128::from(money.minor()), money.currency(), day).unwrap_or(0);
        Some(i64::try_from(worth).unwrap_or(MAX_MINOR).min(MAX_MINOR))
    }

    /// [`Rates::worth_of`] where a rate was needed to tell it.
    pub fn rated(&self, deal: &Deal) -> Option<i64> {
        let foreign = deal.worth().is_some_and(|money| money.currency() != self.own);
        foreign.then(|| self.worth_of(deal)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    fn table() -> Rates {
        let mut rates = Rates::none(currency("TWD"));
        for (code, day, rate) in [("USD", 100, "32.5"), ("USD", 200, "31.25"), ("JPY", 100, "0.21")]
        {
            rates.set(currency(code), Day(day), Rate::parse(rate).unwrap()).unwrap();
        }
        rates
    }

    #[test]
    fn a_rate_is_read_as_people_write_it() {
        for (text, rate) in [
            ("7.1234", Ok(7_123_400)),
            ("  ３２．５ ", Ok(32_500_000)),
            (".21", Ok(210_000)),
            ("1,050", Ok(1_050_000_000)),
            ("1.2300000000", Ok(1_230_000)),
            ("0", Err(RateRefused::OutOfRange)),
            ("1000001", Err(RateRefused::OutOfRange)),
            ("99999999999999999999", Err(RateRefused::OutOfRange)),
            ("1.2345678", Err(RateRefused::TooPrecise)),
            ("-1", Err(RateRefused::Unclear)),
            ("about 7", Err(RateRefused::Unclear)),
            ("", Err(RateRefused::Unclear)),
            (".", Err(RateRefused::Unclear)),
        ] {
            assert_eq!(Rate::parse(text).map(Rate::millionths), rate, "{text}");
        }
    }

    #[test]
    fn the_rate_of_a_day_is_the_latest_that_began_by_then() {
        let rates = table();
        let on = |day| rates.on(currency("USD"), Day(day)).unwrap().to_string();
        assert_eq!(on(100), "32.5");
        assert_eq!(on(199), "32.5");
        assert_eq!(on(200), "31.25");
        assert_eq!(on(9), "32.5", "before the first, the first");
        assert_eq!(rates.on(currency("EUR"), Day(200)), None);
    }

    #[test]
    fn worth_minds_the_decimals_of_both_and_rounds_half_up() {
        let rates = table();
        let worth = |minor, code| rates.worth(minor, currency(code), Day(150));
        assert_eq!(worth(10_000, "USD"), Some(325_000), "100.00 USD are 3,250.00 TWD");
        assert_eq!(worth(100, "JPY"), Some(2_100), "100 JPY are 21.00 TWD");
        assert_eq!(worth(1, "USD"), Some(33), "0.325 rounds to 0.33");
        assert_eq!(worth(77, "TWD"), Some(77));
        assert_eq!(worth(77, "EUR"), None);
        let sum = 9_000_000_000_000_000_000;
        assert_eq!(worth(sum, "USD"), Some(sum * 65 / 2), "sums are wider than amounts");
    }

    #[test]
    fn the_companys_own_currency_has_no_rate_and_is_always_known() {
        let mut rates = table();
        let set = rates.set(currency("TWD"), Day(1), Rate::new(1).unwrap());
        assert_eq!(set, Err(RateRefused::OwnCurrency));
        assert!(rates.knows(currency("TWD")) && rates.knows(currency("USD")));
        assert!(!rates.knows(currency("EUR")));
        let codes: Vec<String> = rates.currencies().map(|c| c.code().to_owned()).collect();
        assert_eq!(codes, ["TWD", "JPY", "USD"]);
        assert!(rates.remove(currency("JPY"), Day(100)).is_some());
        assert!(!rates.knows(currency("JPY")));
    }

    #[test]
    fn f3_2_an_open_deal_counts_by_the_rate_of_the_day_and_a_won_one_by_its_orders() {
        let usd = |minor| Money::new(minor, currency("USD")).unwrap();
        let mut deal = crate::deal::tests::a_deal(crate::deal::tests::stage(3));
        deal.amount = Some(usd(10_000));
        let rates = table().on_day(Day(150));
        assert_eq!(rates.worth_of(&deal), Some(325_000));
        assert_eq!(rates.clone().on_day(Day(200)).worth_of(&deal), Some(312_500));
        assert!(rates.change_by(Day(200)) && !rates.change_by(Day(199)));
        let from = crate::deal::tests::stage(8);
        deal.position.standing = Standing::Won { from, value: usd(20_000), on: Day(210) };
        assert_eq!(rates.rated(&deal), Some(625_000));
        deal.amount = None;
        deal.position.standing = Standing::Open { stage: from };
        assert_eq!((rates.worth_of(&deal), rates.rated(&deal)), (None, None));
        deal.amount = Some(Money::new(7, currency("TWD")).unwrap());
        assert_eq!((rates.worth_of(&deal), rates.rated(&deal)), (Some(7), None));
    }

    #[test]
    fn what_a_deal_counts_for_stays_within_what_an_amount_may_be() {
        let mut rates = Rates::none(currency("TWD"));
        rates.set(currency("USD"), Day(0), Rate::new(MAX_RATE).unwrap()).unwrap();
        let mut deal = crate::deal::tests::a_deal(crate::deal::tests::stage(1));
        deal.amount = Some(Money::new(MAX_MINOR, currency("USD")).unwrap());
        assert_eq!(rates.worth_of(&deal), Some(MAX_MINOR));
        deal.amount = Some(Money::new(5, currency("EUR")).unwrap());
        assert_eq!(rates.rated(&deal), Some(0), "no rate is known any more");
    }

    proptest! {
        #[test]
        fn a_rate_is_written_as_it_is_read(millionths in 1_i64..=MAX_RATE) {
            let rate = Rate::new(millionths).unwrap();
            prop_assert_eq!(Rate::parse(&rate.to_string()), Ok(rate));
        }
    }
}
