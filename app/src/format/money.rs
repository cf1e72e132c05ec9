//! Money: in full for forms and history, shortened for cards and heads.

use super::number::{grouped, tenths};
use super::{Format, NumberStyle};
use crate::ui::field::plain_amount;
use crate::words::Lang;
use domain::board::Tally;
use domain::money::{Currency, Money, Total};

/// A shortening: so many whole units of the currency, written so.
type Unit = (u128, &'static str);

impl Format {
    /// In full, with the currency's decimals: `¥300,000.00`.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        self.total(Total(money.minor().into()), money.currency())
    }

    /// A sum in full.
    #[must_use]
    pub fn total(self, total: Total, currency: Currency) -> String {
        let scale = 10_u128.pow(currency.digits());
        let minor = total.0.unsigned_abs();
        let whole = grouped(minor / scale);
        let number = match currency.digits() as usize {
            0 => whole,
            digits => format!("{whole}.{:0digits$}", minor % scale),
        };
        self.dressed(total, currency, &number)
    }

    /// In full, without decimals where there are none to tell: `US$1,200,000`.
    #[must_use]
    pub fn money_plain(self, money: Money) -> String {
        let (total, currency) = (Total(money.minor().into()), money.currency());
        self.dressed(total, currency, &plain_amount(money.minor(), currency.digits()))
    }

    /// Shortened to at most one decimal below a hundred, half up: `¥80.5萬`, `¥350K`.
    #[must_use]
    pub fn money_short(self, money: Money) -> String {
        self.total_short(Total(money.minor().into()), money.currency())
    }

    /// A sum, shortened.
    #[must_use]
    pub fn total_short(self, total: Total, currency: Currency) -> String {
        let scale = 10_u128.pow(currency.digits());
        self.dressed(total, currency, &shorten(total.0.unsigned_abs(), scale, self.units(currency)))
    }

    /// A sum in full, without decimals where there are none to tell.
    #[must_use]
    pub fn total_plain(self, total: Total, currency: Currency) -> String {
        let scale = 10_u128.pow(currency.digits());
        let minor = total.0.unsigned_abs();
        if minor.is_multiple_of(scale) {
            self.dressed(total, currency, &grouped(minor / scale))
        } else {
            self.total(total, currency)
        }
    }

    /// A sum of deals, shortened; where some were counted by a rate, it says that it is about so
    /// much.
    #[must_use]
    pub fn sum_short(self, sum: Total, tally: Tally, currency: Currency) -> String {
        let about = if tally.rated > 0 { "≈\u{a0}" } else { "" };
        format!("{about}{}", self.total_short(sum, currency))
    }

    fn dressed(self, total: Total, currency: Currency, number: &str) -> String {
        let sign = if total.0 < 0 { "-" } else { "" };
        match symbol(currency, self.words.lang()) {
            Some(symbol) => format!("{sign}{symbol}{number}"),
            None => format!("{sign}{}\u{a0}{number}", currency.code()),
        }
    }

    /// From the smallest. Who reads English and chose myriads gets the currency's own script.
    fn units(self, currency: Currency) -> &'static [Unit] {
        const THOUSANDS: &[Unit] =
            &[(1_000, "K"), (1_000_000, "M"), (1_000_000_000, "B"), (1_000_000_000_000, "T")];
        const TRADITIONAL: &[Unit] =
            &[(10_000, "萬"), (100_000_000, "億"), (1_000_000_000_000, "兆")];
        const SIMPLIFIED: &[Unit] =
            &[(10_000, "万"), (100_000_000, "亿"), (1_000_000_000_000, "万亿")];
        match (self.numbers, self.words.lang()) {
            (NumberStyle::Thousands, _) => THOUSANDS,
            (NumberStyle::Myriads, Lang::Hant) => TRADITIONAL,
            (NumberStyle::Myriads, Lang::Hans) => SIMPLIFIED,
            (NumberStyle::Myriads, Lang::En) => match currency.code() {
                "TWD" | "HKD" | "MOP" => TRADITIONAL,
                _ => SIMPLIFIED,
            },
        }
    }
}

/// `scale` is how many minor units make a whole one. What rounds up to the next unit is
/// written in it: never `1,000K`.
fn shorten(minor: u128, scale: u128, units: &[Unit]) -> String {
    let whole = half_up(minor, scale);
    let fits = units.iter().rposition(|(size, _)| whole >= *size);
    let Some(mut place) = fits else {
        return grouped(whole);
    };
    // A hundred of a unit and more say enough without a decimal.
    let in_tenths = |(size, _): Unit| match half_up(minor * 10, scale * size) {
        few @ 0..1_000 => few,
        _ => half_up(minor, scale * size) * 10,
    };
    if let Some(next) = units.get(place + 1)
        && in_tenths(units[place]) * units[place].0 >= next.0 * 10
    {
        place += 1;
    }
    format!("{}{}", tenths(in_tenths(units[place])), units[place].1)
}

fn half_up(n: u128, by: u128) -> u128 {
    (n + by / 2) / by
}

/// The sign before an amount; none where the three letters of the code are clearer.
fn symbol(currency: Currency, lang: Lang) -> Option<&'static str> {
    Some(match currency.code() {
        "CNY" | "JPY" => "¥",
        "TWD" => "NT$",
        "HKD" => "HK$",
        "SGD" => "S$",
        // Among Chinese readers a bare $ may be read as their own dollar.
        "USD" if lang == Lang::En => "$",
        "USD" => "US$",
        "EUR" => "€",
        "GBP" => "£",
        "KRW" => "₩",
        "INR" => "₹",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::readers;
    use super::*;
    use crate::words::Words;
    use domain::read;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    fn short(minor: i128, code: &str) -> [String; 3] {
        readers().map(|format| format.total_short(Total(minor), currency(code)))
    }

    #[test]
    fn yuan_are_shortened_for_each_reader() {
        for (yuan, english, traditional, simplified) in [
            (0, "¥0", "¥0", "¥0"),
            (999, "¥999", "¥999", "¥999"),
            (1_000, "¥1K", "¥1,000", "¥1,000"),
            (9_800, "¥9.8K", "¥9,800", "¥9,800"),
            (10_000, "¥10K", "¥1萬", "¥1万"),
            (350_000, "¥350K", "¥35萬", "¥35万"),
            (805_000, "¥805K", "¥80.5萬", "¥80.5万"),
            (99_940, "¥99.9K", "¥10萬", "¥10万"),
            (999_400, "¥999K", "¥99.9萬", "¥99.9万"),
            (999_949, "¥1M", "¥100萬", "¥100万"),
            (999_950, "¥1M", "¥100萬", "¥100万"),
            (950_000, "¥950K", "¥95萬", "¥95万"),
            (1_250_000, "¥1.3M", "¥125萬", "¥125万"),
            (15_158_000, "¥15.2M", "¥1,516萬", "¥1,516万"),
            (99_994_999, "¥100M", "¥9,999萬", "¥9,999万"),
            (99_999_500, "¥100M", "¥1億", "¥1亿"),
            (120_000_000, "¥120M", "¥1.2億", "¥1.2亿"),
            (999_950_000, "¥1B", "¥10億", "¥10亿"),
            (1_000_000_000_000, "¥1T", "¥1兆", "¥1万亿"),
            (12_345_000_000_000_000, "¥12,345T", "¥12,345兆", "¥12,345万亿"),
        ] {
            assert_eq!(short(yuan * 100, "CNY"), [english, traditional, simplified], "{yuan}");
        }
    }

    #[test]
    fn cents_round_half_up_before_the_unit_is_chosen() {
        assert_eq!(short(49, "CNY")[0], "¥0");
        assert_eq!(short(50, "CNY")[0], "¥1");
        assert_eq!(short(99_949, "CNY")[0], "¥999");
        assert_eq!(short(99_950, "CNY")[0], "¥1K");
        assert_eq!(short(999_950, "CNY")[1], "¥1萬");
    }

    #[test]
    fn currencies_without_or_with_three_decimals() {
        assert_eq!(short(1_200_000, "JPY"), ["¥1.2M", "¥120萬", "¥120万"]);
        assert_eq!(short(1_200_000_000, "KWD")[0], "KWD\u{a0}1.2M");
        assert_eq!(short(120_000_000, "USD"), ["$1.2M", "US$120萬", "US$120万"]);
        assert_eq!(short(35_000_000, "TWD"), ["NT$350K", "NT$35萬", "NT$35万"]);
        assert_eq!(short(-35_000_000, "CNY"), ["-¥350K", "-¥35萬", "-¥35万"]);
    }

    #[test]
    fn in_full_every_minor_unit_stands() {
        let full = |minor, code| {
            readers()[0].money(Money::new(minor, currency(code)).unwrap()).replace('\u{a0}', " ")
        };
        for (minor, code, shown) in [
            (30_000_000, "CNY", "¥300,000.00"),
            (5, "CNY", "¥0.05"),
            (0, "USD", "$0.00"),
            (1_234_567, "JPY", "¥1,234,567"),
            (1_234_567, "KWD", "KWD 1,234.567"),
            (99, "CHF", "CHF 0.99"),
            (1_000_000_000_000_000, "CNY", "¥10,000,000,000,000.00"),
        ] {
            assert_eq!(full(minor, code), shown);
        }
        assert_eq!(readers()[2].total(Total(-150), currency("CNY")), "-¥1.50");
        for (minor, shown) in [(30_000_000, "¥300,000"), (30_000_050, "¥300,000.50"), (-100, "-¥1")]
        {
            assert_eq!(readers()[0].total_plain(Total(minor), currency("CNY")), shown);
        }
    }

    #[test]
    fn a_person_may_choose_the_other_style() {
        let english = Format::new(Words::of(Lang::En), NumberStyle::Myriads);
        let chinese = Format::new(Words::of(Lang::Hans), NumberStyle::Thousands);
        assert_eq!(english.total_short(Total(35_000_000), currency("CNY")), "¥35万");
        assert_eq!(english.total_short(Total(35_000_000), currency("TWD")), "NT$35萬");
        assert_eq!(chinese.total_short(Total(35_000_000), currency("CNY")), "¥350K");
    }

    proptest! {
        #[test]
        fn what_is_printed_in_full_is_read_back(
            minor in 0..=domain::money::MAX_MINOR,
            code in prop::sample::select(vec!["CNY", "TWD", "USD", "HKD", "JPY", "KWD", "EUR", "CHF"]),
        ) {
            let money = Money::new(minor, currency(code)).unwrap();
            for format in readers() {
                prop_assert_eq!(read::amount(&format.money(money), money.currency()), Ok(money));
            }
        }

        #[test]
        fn what_is_printed_short_is_read_back_within_its_rounding(
            minor in 0..=domain::money::MAX_MINOR / 10,
            code in prop::sample::select(vec!["CNY", "TWD", "USD", "JPY", "KWD"]),
        ) {
            let money = Money::new(minor, currency(code)).unwrap();
            for format in readers() {
                let short = format.money_short(money);
                let back = read::amount(&short, money.currency()).unwrap();
                let off = (back.minor() - minor).abs();
                prop_assert!(off * 20 <= minor.max(20 * 1000), "{} for {minor}", short);
            }
        }
    }
}
