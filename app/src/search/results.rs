//! What was found, by kind: links, so that each can be touched, opened beside, or walked to by
//! arrows.

use domain::board::Card;
use domain::search::{Found, FoundAccount, FoundContact, FoundProduct};
use leptos::prelude::*;

use crate::format::address::address;
use crate::format::use_format;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// One result as it is shown.
struct Hit {
    to: String,
    title: String,
    more: String,
    end: String,
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
pub fn Results(found: Found, close: Callback<()>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let account = |found: FoundAccount| Hit {
        to: format!("/accounts/{}", found.id),
        title: found.name.to_string(),
        more: joined([found.region.map(String::from)]),
        end: String::new(),
    };
    let contact = |found: FoundContact| Hit {
        to: format!("/accounts/{}", found.account),
        title: found.name.to_string(),
        more: joined([Some(found.account_name.to_string()), found.position.map(String::from)]),
        end: found.phone.map(String::from).unwrap_or_default(),
    };
    let deal = |card: Card| Hit {
        to: format!("/?deal={}", card.deal.id),
        title: card.account.to_string(),
        more: joined([
            card.product.map(String::from),
            card.deal.next_step.map(|step| step.what.to_string()),
        ]),
        end: joined([
            Some(words.place(card.deal.position.place()).to_owned()),
            card.deal.amount.map(|money| write.money_short(money)),
        ]),
    };
    let product = |found: FoundProduct| Hit {
        to: address("/", &[("q", Some(found.name.to_string()))]),
        title: found.name.to_string(),
        more: if found.retired { words.search_retired().to_owned() } else { String::new() },
        end: String::new(),
    };
    let Found { accounts, contacts, deals, products } = found;
    let groups: [(&str, &str, Vec<Hit>); 4] = [
        (words.search_accounts(), "i-accounts", accounts.into_iter().map(account).collect()),
        (words.search_contacts(), "i-phone", contacts.into_iter().map(contact).collect()),
        (words.search_deals(), "i-funnel", deals.into_iter().map(deal).collect()),
        (words.search_products(), "i-sort", products.into_iter().map(product).collect()),
    ];
    let groups = groups.into_iter().filter(|(.., hits)| !hits.is_empty());
    let groups = groups.map(|(name, icon, hits)| {
        let hits = hits.into_iter().map(|hit| shown(hit, icon, close));
        view! {
            <section aria-label=name>
                <h3>{name}</h3>
                <ul>{hits.collect_view()}</ul>
            </section>
        }
    });
    groups.collect_view()
}

fn shown(hit: Hit, icon: &'static str, close: Callback<()>) -> AnyView {
    let Hit { to, title, more, end } = hit;
    view! {
        <li>
            <a class="found" href=to on:click=move |_| close.run(())>
                <Icon name=icon />
                <span class="found-name">
                    {title}
                    <span class="muted">{more}</span>
                </span>
                <span class="muted num">{end}</span>
            </a>
        </li>
    }
    .into_any()
}
