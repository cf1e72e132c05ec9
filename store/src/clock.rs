//! Days in the company's zone. The domain counts days; only here is known where they begin.

use domain::board::Ground;
use domain::company::Company;
use domain::day::{Day, Millis};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The day of an instant where the company is.
pub fn today(company: &Company, now: Millis) -> Day {
    now.day(offset(company, now))
}

/// Minutes east of UTC where the company is, at an instant.
pub fn offset(company: &Company, now: Millis) -> i32 {
    let Ok(zone) = TimeZone::get(&company.zone) else { return 0 };
    let Ok(instant) = Timestamp::from_millisecond(now.0) else { return 0 };
    zone.to_offset(instant).seconds().div_euclid(60)
}

/// What filters are made out by, at an instant.
pub(crate) fn ground(company: &Company, now: Millis) -> Ground {
    let offset = offset(company, now);
    let (funnel, currency) = (company.funnel, company.currency);
    Ground { funnel, currency, today: now.day(offset), offset }
}

/// Whether a name such as `Asia/Taipei` is one of the IANA's.
pub fn check_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// The names of all zones, sorted, for people to choose from.
pub fn zones() -> Vec<String> {
    let mut names: Vec<String> =
        jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
    names.sort_unstable();
    names
}
