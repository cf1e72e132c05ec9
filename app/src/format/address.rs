//! Addresses with a query, written alike by server and browser, whose own ways of escaping differ.

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
