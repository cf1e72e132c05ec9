//! The deal that is gone through: large, with its people, its last steps, and what each notes.

use domain::board::Card;
use domain::sitting::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::step::NextStepForm;
use crate::activity::Past;
use crate::deal::api::{self, Opened};
use crate::deal::{Contacts, PlacePart, past};
use crate::format::use_format;
use crate::live::Feed;
use crate::live::sitting::{Entries, Seat};
use crate::problem::Problem;
use crate::ui::face::Face;
use crate::words::use_words;

/// How much of the history is shown here; the deal's own sheet has all of it.
const LATELY: usize = 5;

#[component]
pub fn Open(seat: Seat) -> impl IntoView {
    let words = use_words();
    let none = Memo::new(move |_| seat.view.with(|view| view.items.is_empty()));
    move || match seat.place.get() {
        Some(place) => view! { <Deal seat place /> }.into_any(),
        None => {
            let (title, text) = if none.get() {
                (words.walk_none_title().to_owned(), words.walk_none_text())
            } else {
                let leader = seat.view.with(|view| view.head.leader);
                let name = seat.feed.desk(|desk| desk.person(leader).map(ToString::to_string));
                (words.walk_hidden_title(&name.unwrap_or_default()), words.walk_hidden_text())
            };
            view! {
                <div class="empty" role="status">
                    <h2>{title}</h2>
                    <p>{text}</p>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Deal(seat: Seat, place: u16) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let card = Memo::new(move |_| Some(feed.folded(seat.card(seat.deal_at(place)?)?)));
    let opened = RwSignal::new(None::<Result<Opened, Problem>>);
    let deal = Memo::new(move |_| seat.deal_at(place));
    let touched = Memo::new(move |_| {
        let (touched, seq) = feed.touched.get()?;
        (Some(touched) == deal.get()).then_some(seq)
    });
    Effect::new(move |_| {
        touched.get();
        if let Some(deal) = deal.get() {
            spawn_local(async move {
                let read = api::deal(deal).await;
                // What was read before stays where there is no line.
                if read.is_ok() {
                    opened.try_set(Some(read));
                }
            });
        }
    });
    let head = move || {
        let card = card.get()?;
        let owner = feed.desk(|desk| desk.person(card.deal.owner).map(ToString::to_string));
        let product = card.product.as_ref().map(ToString::to_string);
        let more = [product, owner].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(view! {
            <h2 id="walk-deal">
                <a href=format!("/accounts/{}", card.deal.account)>{card.account.to_string()}</a>
            </h2>
            <p class="muted">{more}</p>
        })
    };
    view! {
        <article class="walk-deal" aria-labelledby="walk-deal">
            <header class="walk-deal-head">{head}</header>
            <div class="walk-parts">
                <section class="deal-part walk-notes" aria-labelledby="walk-notes">
                    <header>
                        <h3 id="walk-notes">{words.walk_notes()}</h3>
                    </header>
                    <Entries seat place field=Field::Notes label=words.walk_your_notes() />
                </section>
                <div class="walk-facts">
                    <PlacePart card />
                    <NextStepForm card />
                    <Contacts card opened />
                    <Lately opened card />
                </div>
            </div>
        </article>
    }
}

/// What happened to the deal, the newest first.
#[component]
fn Lately(
    opened: RwSignal<Option<Result<Opened, Problem>>>,
    card: Memo<Option<Card>>,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let past = past(opened, card);
    let lines = move || {
        let (now, offset) = feed.desk(|desk| (desk.now, desk.offset));
        let line = move |past: Past| {
            let by = past.by.and_then(|by| {
                let name = feed.desk(|desk| desk.person(by).map(ToString::to_string))?;
                Some(view! { <Face id=by name /> })
            });
            view! {
                <li>
                    {by}
                    <p>{past.lines.join(" ")}</p>
                    <time datetime=past.at.day(offset).iso()>
                        {write.moment(past.at, now, offset)}
                    </time>
                </li>
            }
        };
        past.get().into_iter().take(LATELY).map(line).collect_view()
    };
    view! {
        <section class="deal-part" aria-labelledby="walk-lately">
            <header>
                <h3 id="walk-lately">{words.walk_lately()}</h3>
            </header>
            <ol class="history">{lines}</ol>
        </section>
    }
}
