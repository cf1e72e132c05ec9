use super::*;
use crate::day::Day;
use crate::rates::Rate;
use proptest::prelude::*;

fn read(text: &str, code: &str) -> Result<i64, AmountUnread> {
    amount(text, Currency::new(code).unwrap()).map(Money::minor)
}

#[test]
fn amounts_as_people_write_them() {
    for (text, yuan) in [
        ("300000", 300_000),
        ("¥300,000.00", 300_000),
        ("￥300，000", 300_000),
        ("３００，０００．００", 300_000),
        ("300 000", 300_000),
        ("30,0000", 300_000),
        ("RMB 300,000", 300_000),
        ("cny300000", 300_000),
        ("300000 CNY", 300_000),
        ("人民币30万元整", 300_000),
        ("80.5万元", 805_000),
        ("80.5 萬", 805_000),
        ("８０．５万", 805_000),
        ("80w", 800_000),
        ("1.2億", 120_000_000),
        ("1.2亿元", 120_000_000),
        ("1億2000萬", 120_000_000),
        ("1億2,000萬", 120_000_000),
        ("3万5千", 35_000),
        ("3万5000", 35_000),
        ("五", -1),
        ("2千万", 20_000_000),
        ("3百萬", 3_000_000),
        ("350k", 350_000),
        ("350 K", 350_000),
        ("1.2M", 1_200_000),
        ("1.2 million", 1_200_000),
        ("¥1.5bn", 1_500_000_000),
        ("5块", 5),
        ("+5", 5),
        ("0", 0),
        ("0.00", 0),
        ("0005", 5),
    ] {
        let wanted = if yuan < 0 { Err(AmountUnread::Unclear) } else { Ok(yuan * 100) };
        assert_eq!(read(text, "CNY"), wanted, "{text}");
    }
    assert_eq!(read("0.05", "CNY"), Ok(5));
    assert_eq!(read("1.23456万", "CNY"), Ok(1_234_560));
    assert_eq!(read("1.234", "KWD"), Ok(1_234));
    assert_eq!(read("¥120萬", "JPY"), Ok(1_200_000));
    assert_eq!(read("NT$35萬", "TWD"), Ok(35_000_000));
    assert_eq!(read("$1.2M", "TWD"), Ok(120_000_000));
    assert_eq!(read("CHF\u{a0}1,200", "CHF"), Ok(120_000));
}

#[test]
fn what_cannot_be_read_is_named() {
    for (text, why) in [
        ("", AmountUnread::Empty),
        ("  　", AmountUnread::Empty),
        ("soon", AmountUnread::Unclear),
        ("¥", AmountUnread::Unclear),
        ("萬", AmountUnread::Unclear),
        ("1,5", AmountUnread::Unclear),
        ("1,00,000", AmountUnread::Unclear),
        ("1.2.3", AmountUnread::Unclear),
        (".5", AmountUnread::Unclear),
        ("5.", AmountUnread::Unclear),
        ("1.000,50", AmountUnread::Unclear),
        ("3萬5", AmountUnread::Unclear),
        ("3万5亿", AmountUnread::Unclear),
        ("5x", AmountUnread::Unclear),
        ("about 5", AmountUnread::Unclear),
        ("0.001", AmountUnread::TooPrecise),
        ("1.23456789万", AmountUnread::TooPrecise),
        ("-5", AmountUnread::Negative),
        ("−¥5", AmountUnread::Negative),
        ("¥-5", AmountUnread::Negative),
        ("$5", AmountUnread::OtherCurrency),
        ("5 USD", AmountUnread::OtherCurrency),
        ("usd 5", AmountUnread::OtherCurrency),
        ("5万美元", AmountUnread::OtherCurrency),
        ("NT$5萬", AmountUnread::OtherCurrency),
        ("99999999999999999999999999", AmountUnread::TooLarge),
        ("10000兆", AmountUnread::TooLarge),
    ] {
        assert_eq!(read(text, "CNY"), Err(why), "{text}");
    }
    assert_eq!(read("5.5", "JPY"), Err(AmountUnread::TooPrecise));
}

#[test]
fn amounts_as_they_stand_in_sheets() {
    for (text, minor) in [
        ("125000", 12_500_000),
        ("125,000", 12_500_000),
        ("60萬元", 60_000_000),
        ("12.5万", 12_500_000),
        ("1.2億", 12_000_000_000),
        ("CNY 5.5", 550),
        ("￥１２０", 12_000),
    ] {
        assert_eq!(read(text, "CNY"), Ok(minor), "{text}");
    }
    for (text, why) in [
        ("面議", AmountUnread::Unclear),
        ("1,20", AmountUnread::Unclear),
        ("-30万", AmountUnread::Negative),
        ("NT$5", AmountUnread::OtherCurrency),
        ("5円", AmountUnread::OtherCurrency),
    ] {
        assert_eq!(read(text, "CNY"), Err(why), "{text}");
    }
    assert_eq!(read("5円", "JPY"), Ok(5));
}

#[test]
fn an_amount_may_name_any_currency_that_has_a_rate() {
    let currency = |code| Currency::new(code).unwrap();
    let mut rates = Rates::none(currency("TWD"));
    for code in ["USD", "SEK", "CNY", "JPY"] {
        rates.set(currency(code), Day(0), Rate::new(1).unwrap()).unwrap();
    }
    let read =
        |text| money(text, currency("TWD"), &rates).map(|money| (money.minor(), money.currency()));
    for (text, minor, code) in [
        ("500", 50_000, "TWD"),
        ("NT$500", 50_000, "TWD"),
        ("$500", 50_000, "TWD"),
        ("US$500", 50_000, "USD"),
        ("1.2萬美元", 1_200_000, "USD"),
        ("SEK 500", 50_000, "SEK"),
        ("人民币30万", 30_000_000, "CNY"),
        ("500円", 500, "JPY"),
    ] {
        assert_eq!(read(text), Ok((minor, currency(code))), "{text}");
    }
    for (text, why) in [
        ("€500", AmountUnread::OtherCurrency),
        ("¥500", AmountUnread::OtherCurrency),
        ("US$5.555", AmountUnread::TooPrecise),
        ("-US$5", AmountUnread::Negative),
        ("soon", AmountUnread::Unclear),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
    assert_eq!(money("¥5", currency("CNY"), &rates).map(Money::currency), Ok(currency("CNY")));
}

#[test]
fn a_currency_is_read_by_its_code_or_its_own_word() {
    for (text, code) in [("usd", "USD"), (" ＴＷＤ ", "TWD"), ("人民幣", "CNY"), ("€", "EUR")]
    {
        assert_eq!(currency(text), Currency::new(code).ok(), "{text}");
    }
    for text in ["$", "¥", "dollars", "", "元"] {
        assert_eq!(currency(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn every_amount_written_out_is_read_again(minor in 0i64..1_000_000_000_000) {
        let written = format!("{}.{:02}", minor / 100, minor % 100);
        prop_assert_eq!(read(&written, "CNY"), Ok(minor));
    }

    #[test]
    fn nothing_people_type_is_too_much(text in "\\PC{0,40}") {
        let _ = read(&text, "CNY");
    }
}
