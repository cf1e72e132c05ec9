//! The clock of the machine this runs on: the browser's own, till the server has spoken.

use domain::day::Millis;

#[cfg(feature = "hydrate")]
pub fn now() -> Millis {
    // A double holds whole milliseconds exactly for the next 280,000 years.
    Millis(js_sys::Date::now() as i64)
}

#[cfg(not(feature = "hydrate"))]
pub fn now() -> Millis {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Millis(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}
