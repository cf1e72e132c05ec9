//! The ways out of the funnel, as places to set a card down on.

use domain::funnel::Place;
use leptos::prelude::*;

use super::carry::use_carry;
use crate::format::{self, use_format};
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::ui::once::once;
use crate::words::use_words;

/// The ways out; the server draws them once for all who are shown the same.
pub fn drawn(feed: Feed) -> AnyView {
    let write = use_format();
    let key = move || {
        let currency = feed.desk(|desk| desk.currency);
        let tallies = feed.view().with(|view| view.outcomes);
        (write.words().lang(), write.numbers(), currency, tallies)
    };
    once("outcomes", key, || view! { <Outcomes /> })
}

#[component]
fn Outcomes() -> impl IntoView {
    let words = use_words();
    view! {
        <ul class="outcomes" aria-label=words.board_outcomes()>
            <Outcome place=Place::Won word="won" class="outcome is-won" icon="i-won" />
            <Outcome place=Place::Lost word="lost" class="outcome is-lost" icon="i-lost" />
            <Outcome place=Place::Parked word="parked" class="outcome is-parked" icon="i-parked" />
        </ul>
    }
}

#[component]
fn Outcome(
    place: Place,
    word: &'static str,
    class: &'static str,
    icon: &'static str,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let currency = feed.desk(|desk| desk.currency);
    let tally = Memo::new(move |_| {
        feed.view().with(|view| view.outcome(place).copied().unwrap_or_default())
    });
    let over = move || carry.over.get() == Some(place) && carry.carried.get().is_some();
    view! {
        <li class=class data-outcome=word class:is-over=over>
            <Icon name=icon />
            <b>{words.place(place)}</b>
            <span>{move || format::count(i64::from(tally.get().count))}</span>
            <span class="sum">{move || write.sum_short(tally.get().amount, tally.get(), currency)}</span>
        </li>
    }
}
