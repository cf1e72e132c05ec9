//! The deals of an account in the reader's sight: those on the funnel, then those that left it.

use domain::board::Card;
use domain::deal::Standing;
use domain::funnel::Place;
use leptos::prelude::*;

use super::one::Shown;
use crate::format::use_format;
use crate::ui::face::Face;
use crate::words::use_words;

#[component]
pub fn Deals(shown: Shown) -> impl IntoView {
    let words = use_words();
    let list = move || {
        let deals = shown.opened.with(|opened| opened.deals.clone());
        if deals.is_empty() {
            return view! { <p class="muted">{words.account_deals_empty()}</p> }.into_any();
        }
        let groups = [
            (words.account_deals_going(), None),
            (words.place(Place::Won), Some(Place::Won)),
            (words.place(Place::Lost), Some(Place::Lost)),
            (words.place(Place::Parked), Some(Place::Parked)),
        ];
        let groups = groups.map(|(name, place)| {
            let here = |card: &&Card| {
                let stands = card.deal.position.place();
                place.map_or(stands.stage().is_some(), |place| stands == place)
            };
            let cards: Vec<Card> = deals.iter().filter(here).cloned().collect();
            (!cards.is_empty()).then(|| view! { <Group name cards shown /> })
        });
        groups.into_iter().collect_view().into_any()
    };
    view! {
        <section class="panel account-deals" aria-labelledby="account-deals">
            <h2 id="account-deals">{words.account_deals()}</h2>
            {list}
        </section>
    }
}

#[component]
fn Group(name: &'static str, cards: Vec<Card>, shown: Shown) -> impl IntoView {
    let many = cards.len().to_string();
    let cards = cards.into_iter().map(|card| view! { <Deal card shown /> });
    view! {
        <h3>{name}" "<span class="muted">{many}</span></h3>
        <ul class="account-deal-list">{cards.collect_view()}</ul>
    }
}

/// One deal; touching it opens the board with it.
#[component]
fn Deal(card: Card, shown: Shown) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let deal = card.deal;
    let (owner, funnel, offset) = shown.desk.with_value(|desk| {
        let owner = desk.person(deal.owner).map(ToString::to_string).unwrap_or_default();
        (owner, desk.funnel, desk.offset)
    });
    let step = deal.next_step.as_ref().map(|step| step.what.to_string());
    let title = card.product.map(String::from).or(step);
    let title = title.unwrap_or_else(|| words.account_deal_plain().to_owned());
    let (amount, when) = match &deal.position.standing {
        Standing::Won { value, on, .. } => (Some(*value), *on),
        Standing::Lost { on, .. } => (deal.amount, *on),
        _ => (deal.amount, deal.expected.unwrap_or(deal.listed_at.day(offset))),
    };
    let place = deal.position.place();
    let mark = match place.stage().map(|stage| funnel.band(stage)) {
        Some(domain::funnel::Band::Top) => "mark is-band is-top",
        Some(domain::funnel::Band::Middle) => "mark is-band is-middle",
        Some(domain::funnel::Band::Bottom) => "mark is-band is-bottom",
        None if place == Place::Won => "mark is-good",
        None => "mark",
    };
    view! {
        <li>
            <a class="account-deal" href=format!("/?deal={}", deal.id)>
                <span class="account-deal-name">{title}</span>
                <b>{amount.map(|money| write.money_short(money))}</b>
                <span class=mark><span>{words.place(place)}</span></span>
                <span class="muted">
                    {write.day(when)}
                </span>
                <Face id=deal.owner name=owner />
            </a>
        </li>
    }
}
