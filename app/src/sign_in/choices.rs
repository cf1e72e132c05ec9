//! What the first visit offers: currencies and zones most companies here need. Any zone that
//! the calendar knows is taken; the browser adds its own to the list.

/// ISO 4217 codes, the nearest first.
pub const CURRENCIES: [&str; 24] = [
    "CNY", "TWD", "HKD", "MOP", "USD", "EUR", "JPY", "KRW", "SGD", "MYR", "THB", "VND", "IDR",
    "PHP", "INR", "AUD", "NZD", "GBP", "CHF", "SEK", "CAD", "BRL", "MXN", "ZAR",
];

/// IANA names, from east to west.
pub const ZONES: [&str; 30] = [
    "Pacific/Auckland",
    "Australia/Sydney",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Taipei",
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Manila",
    "Asia/Singapore",
    "Asia/Kuala_Lumpur",
    "Australia/Perth",
    "Asia/Bangkok",
    "Asia/Ho_Chi_Minh",
    "Asia/Jakarta",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Africa/Johannesburg",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "UTC",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Pacific/Honolulu",
];

/// A zone to begin with where the browser tells none, by the language of the page.
pub fn zone_of(lang: crate::words::Lang) -> &'static str {
    match lang {
        crate::words::Lang::Hant => "Asia/Taipei",
        crate::words::Lang::Hans => "Asia/Shanghai",
        crate::words::Lang::En => "UTC",
    }
}

/// The currency to begin with, by the zone.
pub fn currency_of(zone: &str) -> &'static str {
    match zone {
        "Asia/Taipei" => "TWD",
        "Asia/Shanghai" | "Asia/Urumqi" => "CNY",
        "Asia/Hong_Kong" => "HKD",
        "Asia/Macau" => "MOP",
        "Asia/Tokyo" => "JPY",
        "Asia/Seoul" => "KRW",
        "Asia/Singapore" => "SGD",
        "Asia/Kuala_Lumpur" => "MYR",
        "Europe/London" => "GBP",
        zone if zone.starts_with("Europe/") => "EUR",
        _ => "USD",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_offered_is_one_and_stands_there_once() {
        for (at, code) in CURRENCIES.iter().enumerate() {
            assert!(domain::money::Currency::new(code).is_ok());
            assert!(!CURRENCIES[..at].contains(code), "{code}");
        }
        assert!(ZONES.iter().all(|zone| CURRENCIES.contains(&currency_of(zone))));
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_zone_offered_is_known_to_the_calendar() {
        assert!(ZONES.iter().all(|zone| store::clock::check_zone(zone)));
    }
}
