//! The sheet of paper: deal by deal what each wrote, who signed, and who prints it when.

use domain::board::Card;
use domain::id::PersonId;
use domain::sitting::{About, Item, Sitting};
use leptos::prelude::*;

use super::named;
use crate::desk::Desk;
use crate::format::{Format, use_format};
use crate::live::sitting::api::Opened;
use crate::live::sitting::signature;

#[component]
pub fn Printed(opened: Opened) -> impl IntoView {
    let write = use_format();
    let words = write.words();
    let Opened { desk, sitting, cards, entry, .. } = opened;
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let mark = format!("{who} · {when}");
    let by = match entry {
        Some(entry) => words.export_printed(&who, &when, &entry.to_string()),
        None => words.export_looked_at(&who, &when),
    };
    let title = named(write, &desk, &sitting.head);
    let label = title.clone();
    let state = match sitting.head.signed_at {
        Some(at) => words.walk_read_only(&write.day_time(at, desk.offset)),
        None => words.walk_open_state().to_owned(),
    };
    let deals = sitting.items.iter().enumerate().filter_map(|(at, item)| {
        let card = card_of(item, &cards)?;
        Some(deal(at + 1, item, card, &sitting, &desk, write))
    });
    let deals = deals.collect_view();
    let signs = sitting.head.people.iter().map(|one| signature(one, &desk, write)).collect_view();
    view! {
        <article class="paper walk-paper" class:is-recorded=entry.is_some() aria-label=label>
            <div class="paper-mark" data-mark=mark></div>
            <header>
                <h2>{title}</h2>
                <p>{state}</p>
                <p>{by}</p>
            </header>
            <ol class="walk-printed">{deals}</ol>
            <section class="walk-signatures">
                <h3>{words.walk_signatures()}</h3>
                <ul>{signs}</ul>
            </section>
        </article>
    }
}

fn card_of<'a>(item: &Item, cards: &'a [Card]) -> Option<&'a Card> {
    let About::Deal(deal) = &item.about else { return None };
    cards.iter().find(|card| card.deal.id == *deal)
}

fn name(desk: &Desk, person: PersonId) -> String {
    desk.person(person).map(ToString::to_string).unwrap_or_default()
}

fn deal(
    number: usize,
    item: &Item,
    card: &Card,
    sitting: &Sitting,
    desk: &Desk,
    write: Format,
) -> impl IntoView + use<> {
    let words = write.words();
    let entries = sitting.entries.iter().filter(|entry| entry.place == item.place);
    let notes: Vec<(String, String)> = entries
        .filter_map(|entry| Some((name(desk, entry.author), entry.words.as_ref()?.to_string())))
        .collect();
    let product = card.product.as_ref().map(ToString::to_string);
    let amount = card.deal.amount.map(|money| write.money_plain(money));
    let place = Some(words.place(card.deal.position.place()).to_owned());
    let owner = Some(name(desk, card.deal.owner));
    let facts: Vec<String> = [product, amount, place, owner].into_iter().flatten().collect();
    let step = match &card.deal.next_step {
        Some(step) => format!("{} · {}", step.what, write.day(step.due)),
        None => words.ui_not_set().to_owned(),
    };
    let notes = if notes.is_empty() {
        view! { <p class="walk-none">{words.walk_no_notes()}</p> }.into_any()
    } else {
        let rows = notes.into_iter().map(|(author, text)| {
            view! {
                <div>
                    <dt>{author}</dt>
                    <dd class="sit-text">{text}</dd>
                </div>
            }
        });
        view! { <dl>{rows.collect_view()}</dl> }.into_any()
    };
    view! {
        <li>
            <h3>{format!("{number}. {}", card.account)}</h3>
            <p>{facts.join(" · ")}</p>
            <p><b>{words.deal_next_step()}</b> " " {step}</p>
            {notes}
        </li>
    }
}
