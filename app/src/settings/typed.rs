//! Reads the bands as an administrator types them.

use domain::funnel::Rate;
#[cfg(any(feature = "ssr", test))]
use domain::funnel::{Funnel, FunnelRefused, Stage};

#[cfg(any(feature = "ssr", test))]
use super::api::Typed;

#[cfg(any(feature = "ssr", test))]
/// Stages as numbers, rates in percent with one decimal at most, days as whole numbers.
pub fn funnel(typed: &Typed) -> Result<Funnel, FunnelRefused> {
    let stage = |text: &str| stage(text).ok_or(FunnelRefused::BandWithoutStage);
    let rate = |text: &str| rate(text).ok_or(FunnelRefused::RateOutOfRange);
    let days = |text: &str| text.trim().parse().map_err(|_| FunnelRefused::DaysOutOfRange);
    Funnel::new(
        [stage(&typed.top_until)?, stage(&typed.middle_until)?],
        [rate(&typed.top_rate)?, rate(&typed.middle_rate)?, rate(&typed.bottom_rate)?],
        [days(&typed.top_days)?, days(&typed.middle_days)?, days(&typed.bottom_days)?],
    )
}

#[cfg(any(feature = "ssr", test))]
fn stage(text: &str) -> Option<Stage> {
    Stage::new(text.trim().parse().ok()?).ok()
}

#[cfg(any(feature = "ssr", test))]
fn rate(text: &str) -> Option<Rate> {
    let text = text.trim().trim_end_matches(['%', '％']).trim_end();
    let (whole, tenth) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() != 1 {
        return None;
    }
    let whole: u16 = whole.parse().ok()?;
    Rate::new(whole.checked_mul(10)?.checked_add(tenth.parse().ok()?)?).ok()
}

/// A rate as it is typed: 250 thousandths are `25`, 255 are `25.5`.
pub fn percent(rate: Rate) -> String {
    match (rate.per_mille() / 10, rate.per_mille() % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_as_it_is_written() {
        for (typed, per_mille) in
            [("25", 250), (" 12.5 % ", 125), ("12,5", 125), ("100", 1000), ("0", 0), ("50％", 500)]
        {
            assert_eq!(rate(typed).map(Rate::per_mille), Some(per_mille), "{typed}");
        }
        for typed in ["", "-1", "101", "25.55", "abc", ".5", "99999", "+5", "1e2"] {
            assert_eq!(rate(typed), None, "{typed}");
        }
        assert_eq!(percent(Rate::new(250).unwrap()), "25");
        assert_eq!(percent(Rate::new(125).unwrap()), "12.5");
    }

    fn read(
        borders: [&str; 2],
        rates: [&str; 3],
        days: [&str; 3],
    ) -> Result<Funnel, FunnelRefused> {
        let [top_until, middle_until] = borders.map(ToOwned::to_owned);
        let [top_rate, middle_rate, bottom_rate] = rates.map(ToOwned::to_owned);
        let [top_days, middle_days, bottom_days] = days.map(ToOwned::to_owned);
        funnel(&Typed {
            top_until,
            middle_until,
            top_rate,
            middle_rate,
            bottom_rate,
            top_days,
            middle_days,
            bottom_days,
        })
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_name() {
        let rates = ["25", "50", "75"];
        let days = ["45", "60", "30"];
        assert_eq!(read(["3", "6"], rates, days), Ok(Funnel::default()));
        assert_eq!(read(["6", "3"], rates, days), Err(FunnelRefused::BandWithoutStage));
        assert_eq!(read(["x", "6"], rates, days), Err(FunnelRefused::BandWithoutStage));
        assert_eq!(read(["3", "6"], ["25", "20", "75"], days), Err(FunnelRefused::RatesNotRising));
        assert_eq!(read(["3", "6"], ["25", "50", "175"], days), Err(FunnelRefused::RateOutOfRange));
        assert_eq!(read(["3", "6"], rates, ["0", "1", "1"]), Err(FunnelRefused::DaysOutOfRange));
        assert_eq!(read(["3", "6"], rates, ["1.5", "1", "1"]), Err(FunnelRefused::DaysOutOfRange));
    }
}
