//! The deals of a walk at its side: where the leader is, which were walked, which have notes.

use domain::sitting::{About, Item};
use leptos::html;
use leptos::prelude::*;

use crate::format::{count, use_format};
use crate::live::sitting::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn List(seat: Seat) -> impl IntoView {
    let words = use_words();
    let items = Memo::new(move |_| {
        seat.view.with(|view| view.items.iter().map(place_and_about).collect::<Vec<_>>())
    });
    let progress = Memo::new(move |_| {
        seat.view.with(|view| {
            let reached = view.items.iter().filter(|item| item.reached).count();
            (reached, view.items.len())
        })
    });
    let told = move || {
        let (reached, all) = progress.get();
        let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        words.walk_progress(number(reached), &count(number(all)))
    };
    let rows = move || {
        let items = items.get().into_iter().enumerate();
        items.map(|(at, (place, _))| view! { <Row seat place number=at + 1 /> }).collect_view()
    };
    view! {
        <nav class="walk-list" aria-label=words.walk_list()>
            <div class="walk-progress">
                <p class="num">{told}</p>
                <progress
                    aria-label=told
                    max=move || progress.get().1.to_string()
                    value=move || progress.get().0.to_string()
                ></progress>
            </div>
            <ol>{rows}</ol>
        </nav>
    }
}

fn place_and_about(item: &Item) -> (u16, About) {
    (item.place, item.about.clone())
}

#[component]
fn Row(seat: Seat, place: u16, number: usize) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let button = NodeRef::<html::Button>::new();
    let card = Memo::new(move |_| seat.card(seat.deal_at(place)?));
    let here = Memo::new(move |_| seat.place.get() == Some(place));
    let leader = Memo::new(move |_| {
        seat.view.with(|view| !view.head.is_signed() && view.head.place == place)
    });
    let reached = Memo::new(move |_| {
        seat.view.with(|view| view.item(place).is_some_and(|item| item.reached))
    });
    let noted = Memo::new(move |_| {
        seat.view.with(|view| {
            view.entries.iter().any(|entry| entry.place == place && entry.words.is_some())
        })
    });
    // Whoever is taken along sees where to.
    Effect::new(move |_| {
        if let Some(button) = button.get().filter(|_| here.get()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Center);
            button.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let account = move || card.with(|card| card.as_ref().map(|card| card.account.to_string()));
    let more = move || {
        let card = card.get()?;
        let product = card.product.as_ref().map(ToString::to_string);
        let amount = card.deal.amount.map(|money| write.money_short(money));
        Some([product, amount].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    view! {
        <li>
            <button
                class="walk-item"
                class:is-reached=reached
                type="button"
                data-place=place
                aria-current=move || here.get().then_some("true")
                node_ref=button
                on:click=move |_| seat.go(place)
            >
                <span class="walk-number num">{number}</span>
                <span class="walk-name">{account}</span>
                <span class="walk-more muted">{more}</span>
                <span class="walk-signs">
                    {move || {
                        noted
                            .get()
                            .then(|| {
                                view! {
                                    <Icon name="i-edit" />
                                    <span class="hidden">{words.walk_noted()}</span>
                                }
                            })
                    }}
                    {move || {
                        leader
                            .get()
                            .then(|| {
                                view! {
                                    <span class="mark is-leader">
                                        <span>{words.walk_leads_short()}</span>
                                    </span>
                                }
                            })
                    }}
                </span>
            </button>
        </li>
    }
}
