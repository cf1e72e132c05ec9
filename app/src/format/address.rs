//! Addresses with a query, written alike by server and browser, whose own ways of escaping differ.

use domain::account::{Filter, Order};
pub use domain::board::escaped;

/// `path?name=value&…` of those parts that have a value.
#[must_use]
pub fn address(path: &str, parts: &[(&str, Option<String>)]) -> String {
    let written = parts.iter().filter_map(|(name, value)| {
        let value = value.as_deref().map(str::trim).filter(|value| !value.is_empty())?;
        Some(format!("{name}={}", escaped(value)))
    });
    let written: Vec<String> = written.collect();
    if written.is_empty() { path.to_owned() } else { format!("{path}?{}", written.join("&")) }
}

/// The address of the list of accounts; pages are counted from 0.
#[must_use]
pub fn accounts(filter: &Filter, order: Order, page: u32) -> String {
    address(
        "/accounts",
        &[
            ("q", Some(filter.text.clone())),
            ("owner", filter.owner.map(|id| id.to_string())),
            ("class", filter.class.map(|class| class.word().to_owned())),
            ("industry", filter.industry.as_ref().map(ToString::to_string)),
            ("region", filter.region.as_ref().map(ToString::to_string)),
            ("by", (order != Order::default()).then(|| order.word().to_owned())),
            ("page", (page > 0).then(|| (page + 1).to_string())),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_says_only_what_is_chosen_and_hurts_no_text() {
        assert_eq!(address("/accounts", &[("q", None), ("by", Some(" ".into()))]), "/accounts");
        let parts = [("q", Some(" 恆&a=b ".into())), ("page", Some("2".into()))];
        assert_eq!(address("/accounts", &parts), "/accounts?q=%E6%81%86%26a%3Db&page=2");
    }
}
