//! The filter as the address says it.

use domain::board::{Filter, Order};
use leptos_router::params::ParamsMap;

use crate::format::address::escaped;

/// Reads what it can; what it cannot read filters nothing.
pub fn read(query: &ParamsMap) -> (Filter, Order) {
    let filter = Filter {
        team: query.get("team").and_then(|id| id.parse().ok()),
        rep: query.get("rep").and_then(|id| id.parse().ok()),
        text: query.get("q").unwrap_or_default(),
    };
    let order = query.get("by").and_then(|word| Order::from_word(&word)).unwrap_or_default();
    (filter, order)
}

/// The address of the board through a filter, with `deal` open: written alike by server and
/// browser, whose own ways of escaping differ.
pub fn address(filter: &Filter, order: Order, deal: Option<String>) -> String {
    let text = filter.text.trim();
    let parts = [
        filter.team.map(|id| format!("team={id}")),
        filter.rep.map(|id| format!("rep={id}")),
        (!text.is_empty()).then(|| format!("q={}", escaped(text))),
        (order != Order::default()).then(|| format!("by={}", order.word())),
        deal.map(|id| format!("deal={}", escaped(&id))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "/".to_owned() } else { format!("/?{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_is_chosen_and_hurts_no_text() {
        let id = uuid::Uuid::from_u128(7);
        let none = Filter::default();
        assert_eq!(address(&none, Order::default(), None), "/");
        let deal = address(&none, Order::Amount, Some(id.to_string()));
        assert_eq!(deal, "/?by=amount&deal=00000000-0000-0000-0000-000000000007");
        let filter = Filter { text: " 恆&a=b ".to_owned(), ..none };
        assert_eq!(address(&filter, Order::default(), None), "/?q=%E6%81%86%26a%3Db");
    }
}
