//! The filter as the address says it.

use domain::board::{Filter, Order};
use leptos_router::params::ParamsMap;

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

/// The address of the board through a filter, with `deal` open.
pub fn address(filter: &Filter, order: Order, deal: Option<String>) -> String {
    let mut query = ParamsMap::new();
    if let Some(team) = filter.team {
        query.insert("team", team.to_string());
    }
    if let Some(rep) = filter.rep {
        query.insert("rep", rep.to_string());
    }
    if !filter.text.trim().is_empty() {
        query.insert("q", filter.text.trim().to_owned());
    }
    if order != Order::default() {
        query.insert("by", order.word().to_owned());
    }
    if let Some(deal) = deal {
        query.insert("deal", deal);
    }
    format!("/{}", query.to_query_string())
}
