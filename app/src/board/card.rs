//! A card: what a rep must know of a deal at a glance, and three targets for a thumb.

use domain::board::Card;
use domain::day::Day;
use domain::id::DealId;
use leptos::prelude::*;

use super::carry::use_carry;
use super::{glide, keys, marks};
use crate::format::{Format, use_format};
use crate::head::Beside;
use crate::live::called::{self, Called};
use crate::live::{Feed, now};
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn CardItem(
    id: DealId,
    /// Which one of its column it is.
    at: Signal<u32>,
    /// How many there are.
    of: Signal<u32>,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let opened = expect_context::<Beside>().opened;
    // What leaves the board is drawn once more as it was, till its row is taken away.
    let card = Memo::new(move |held: Option<&Option<Card>>| {
        feed.card(id).or_else(|| held.cloned().flatten())
    });
    let item = NodeRef::new();
    glide::arrive(carry, id, item);
    let ghost = move || carry.carried.get() == Some(id) && !carry.by_keys.get();
    let carried = move || carry.carried.get() == Some(id) && carry.by_keys.get();
    view! {
        <li
            class="card"
            node_ref=item
            data-deal=id.to_string()
            aria-posinset=move || at.get().to_string()
            aria-setsize=move || of.get().to_string()
            class:is-ghost=ghost
            class:is-carried=carried
            class:is-pending=move || feed.is_pending(id)
            class:is-open=move || opened.get() == Some(id)
            class:is-new=move || carry.fresh.get() == Some(id)
            class:is-refused=move || carry.refused.get() == Some(id)
        >
            {move || card.get().map(|card| view! { <CardFace card /> })}
        </li>
    }
}

/// The inside of a card, in its column and in the hand alike.
#[component]
pub fn CardFace(card: Card) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let beside = expect_context::<Beside>();
    let id = card.deal.id;
    let owner = card.deal.owner;
    let account = card.account.to_string();
    let name = feed.desk(|desk| desk.person(owner).map(ToString::to_string)).unwrap_or_default();
    let amount = card.deal.amount.map(|money| write.money_short(money));
    let expected = card.deal.expected;
    let deal = card.deal.clone();
    let drawn = move || {
        let today = feed.today.get();
        // Stuck is counted at the day's beginning, as the filter does.
        feed.desk(|desk| marks::draw(write, &deal, &desk.funnel, today.dawn(desk.offset), today))
    };
    let phone = card.contact.as_ref().and_then(|contact| {
        let phone = contact.phone.as_ref()?;
        let at = now();
        let called = Called { deal: id, contact: contact.id, name: contact.name.clone(), at };
        Some((called, phone.dial()))
    });
    view! {
        <a
            class="card-open"
            href=move || beside.address_of(id)
            draggable="false"
            aria-describedby="move-instructions"
            on:keydown=move |event| keys::on_card(carry, id, &event)
        >
            <span class="card-pending">
                <Icon name="i-waiting" />
                <span class="hidden">{words.ui_saving()}</span>
            </span>
            {account.clone()}
        </a>
        <p class="card-product">{card.product.as_ref().map(ToString::to_string)}</p>
        <p class="card-sum">
            <b>{amount}</b>
            {expected
                .map(|day| {
                    view! { <time datetime=day.iso()>{month(write, day)}</time> }
                })}
        </p>
        <div class="card-foot">
            <span class="marks">{drawn}</span>
            <Face id=owner name=name />
        </div>
        <button class="grip" type="button" tabindex="-1" aria-label=words.move_grip(&account)></button>
        {phone
            .map(|(called, dial)| {
                let label = words.board_call(called.name.as_str());
                view! {
                    <a
                        class="card-tel"
                        href=format!("tel:{dial}")
                        aria-label=label
                        on:click=move |_| called::mark(feed.me(), &called)
                    >
                        <Icon name="i-phone" />
                    </a>
                }
            })}
        <button
            class="card-move"
            type="button"
            aria-haspopup="dialog"
            aria-label=format!("{} {account}", words.move_to())
            on:click=move |_| carry.choose.set(feed.card(id))
        ></button>
    }
}

/// A card has room for the month; the sheet tells the day.
fn month(write: Format, day: Day) -> String {
    let (year, month, _) = day.civil();
    write.month(year, month)
}
