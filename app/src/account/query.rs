//! The filter as the address says it.

use domain::account::{Class, Filter, Order};
use domain::text::Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use crate::format::address::accounts;

/// Which accounts are shown, in what order, and which page of them, counted from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    pub filter: Filter,
    pub order: Order,
    pub page: u32,
}

/// Reads what it can; what it cannot read filters nothing.
pub fn read(query: &ParamsMap) -> Asked {
    let name = |key: &str| query.get(key).and_then(|text| Name::new(&text).ok());
    let filter = Filter {
        text: query.get("q").unwrap_or_default(),
        owner: query.get("owner").and_then(|id| id.parse().ok()),
        class: query.get("class").and_then(|word| Class::from_word(&word)),
        industry: name("industry"),
        region: name("region"),
    };
    let order = query.get("by").and_then(|word| Order::from_word(&word)).unwrap_or_default();
    let page = query.get("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1);
    Asked { filter, order, page: page.saturating_sub(1) }
}

/// What the address asks for; it follows the address.
pub fn use_asked() -> Memo<Asked> {
    let params = use_query_map();
    Memo::new(move |_| params.with(read))
}

/// The address of the list as it is asked for.
pub fn address(asked: &Asked) -> String {
    accounts(&asked.filter, asked.order, asked.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let mut query = ParamsMap::new();
        assert_eq!(address(&read(&query)), "/accounts");
        for (key, value) in
            [("q", "恆"), ("class", "a"), ("region", "north"), ("by", "open"), ("page", "3")]
        {
            query.insert(key, value.to_owned());
        }
        let asked = read(&query);
        assert_eq!(asked.page, 2);
        assert_eq!(address(&asked), "/accounts?q=%E6%81%86&class=a&region=north&by=open&page=3");
        query.insert("page", "x".to_owned());
        query.insert("owner", "nobody".to_owned());
        assert_eq!(read(&query).filter.owner, None);
    }
}
