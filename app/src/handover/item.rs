//! The deal that is handed over, large: what it is, what is to be done and was done, and its whole
//! story.

use domain::board::Card;
use domain::funnel::{Band, Stage};
use domain::id::DealId;
use domain::sitting::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::acts::Ask;
use super::api::{self, Story};
use super::doing::Doing;
use super::story::StoryPart;
use crate::format::{percent, use_format};
use crate::live::sitting::{Entries, Seat};
use crate::live::{Feed, Link};
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Open(seat: Seat, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    let words = use_words();
    move || match seat.place.get() {
        Some(place) => view! { <Item seat place ask /> }.into_any(),
        None => view! {
            <div class="empty" role="status">
                <h2>{words.handover_hidden_title()}</h2>
                <p>{words.handover_hidden_text()}</p>
            </div>
        }
        .into_any(),
    }
}

/// The story of the deal that is open: read anew when something happens to it, and when the line
/// is back; what was read before stays.
fn use_story(seat: Seat, deal: Memo<Option<DealId>>) -> RwSignal<Option<Story>> {
    let feed = expect_context::<Feed>();
    let story = RwSignal::new(None::<Story>);
    let touched = Memo::new(move |_| {
        let (touched, seq) = feed.touched.get()?;
        (Some(touched) == deal.get()).then_some(seq)
    });
    let live = Memo::new(move |_| feed.link.get() == Link::Live);
    Effect::new(move |_| {
        touched.get();
        live.get();
        if let Some(deal) = deal.get() {
            spawn_local(async move {
                if let Ok(read) = api::handover_story(seat.id(), deal).await {
                    story.try_set(Some(read));
                }
            });
        }
    });
    story
}

pub(super) fn class(band: Band) -> &'static str {
    match band {
        Band::Top => "is-top",
        Band::Middle => "is-middle",
        Band::Bottom => "is-bottom",
    }
}

#[component]
fn Item(seat: Seat, place: u16, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    let words = use_words();
    let deal = Memo::new(move |_| seat.deal_at(place));
    let card = Memo::new(move |_| seat.card(deal.get()?));
    let story = use_story(seat, deal);
    let (leaver, heir) = (
        Memo::new(move |_| seat.handover.with(|all| all.as_ref().map(|one| one.leaver))),
        Memo::new(move |_| seat.handover.with(|all| Some(all.as_ref()?.item(deal.get()?)?.heir))),
    );
    // Who carries it on writes; of one who left at once the heir does.
    let writes = Memo::new(move |_| {
        let me = Some(seat.me());
        me == leaver.get() || me == heir.get()
    });
    let fields = move || {
        let reads = !writes.get();
        let part = |field: Field, id: &'static str, title: &'static str, hint: &'static str| {
            view! {
                <section class="deal-part" aria-labelledby=format!("{id}-title")>
                    <header>
                        <h3 id=format!("{id}-title")>{title}</h3>
                    </header>
                    <Entries seat place field label=hint id open=Signal::derive(move || !reads) />
                    {reads.then(|| view! { <Nothing seat place field /> })}
                </section>
            }
        };
        view! {
            {part(Field::Promises, "hand-promises", words.handover_promises(), words.handover_promises_hint())}
            {part(Field::Risks, "hand-risks", words.handover_risks(), words.handover_risks_hint())}
        }
    };
    view! {
        <article class="walk-deal hand-deal" aria-labelledby="hand-deal">
            <header class="walk-deal-head">
                {move || card.get().map(|card| view! { <Head card /> })}
            </header>
            <div class="walk-parts">
                <div class="walk-notes hand-doing">
                    <Doing seat place deal ask />
                    <section class="deal-part" aria-labelledby="hand-notes">
                        <header>
                            <h3 id="hand-notes">{words.walk_notes()}</h3>
                        </header>
                        <Entries seat place field=Field::Notes label=words.walk_your_notes() id="hand-note" />
                    </section>
                </div>
                <div class="walk-facts">
                    {fields}
                    <StoryPart story card />
                </div>
            </div>
        </article>
    }
}

/// Where one only reads, and nobody wrote anything.
#[component]
pub fn Nothing(seat: Seat, place: u16, field: Field) -> impl IntoView {
    let words = use_words();
    let none = Memo::new(move |_| {
        let of = |entry: &domain::sitting::Entry| {
            (entry.place, entry.field) == (place, field) && entry.words.is_some()
        };
        seat.view.with(|view| !view.entries.iter().any(of))
    });
    move || {
        none.get().then(|| view! { <p class="muted small">{words.handover_nothing_written()}</p> })
    }
}

#[component]
fn Head(card: Card) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let funnel = feed.desk(|desk| desk.funnel);
    let reached = card.deal.position.standing.stage();
    let band = funnel.band(reached);
    let rate = funnel.band_rate(band).per_mille();
    let title = [Some(card.account.to_string()), card.product.as_ref().map(ToString::to_string)];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let steps = Stage::ALL.map(|stage| {
        let done = if stage < reached { " is-done" } else { "" };
        view! {
            <li
                class=format!("{}{done}", class(funnel.band(stage)))
                aria-current=(stage == reached).then_some("step")
            >
                <span class="hidden">{format!("{} {}", stage.number(), words.stage(stage))}</span>
            </li>
        }
    });
    let not_set = || words.ui_not_set().to_owned();
    let amount = card.deal.amount.map_or_else(not_set, |money| write.money(money));
    let expected = card.deal.expected.map_or_else(not_set, |day| write.day(day));
    let contact = card.contact.map(|contact| {
        let name = contact.name.to_string();
        match contact.phone {
            Some(phone) => view! {
                <a href=format!("tel:{}", phone.dial()) aria-label=words.board_call(&name)>
                    {name.clone()}
                    <Icon name="i-phone" />
                </a>
            }
            .into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        }
    });
    let contact = contact.unwrap_or_else(|| view! { <span>{not_set()}</span> }.into_any());
    let step = match card.deal.next_step {
        Some(step) => format!("{} · {}", step.what, write.day(step.due)),
        None => not_set(),
    };
    view! {
        <h2 id="hand-deal">
            {title}
            <span class=format!("mark is-band {}", class(band))>
                <span>{percent(i64::from(rate))}</span>
            </span>
        </h2>
        <dl class="hand-facts">
            <div>
                <dt>{words.deal_amount()}</dt>
                <dd class="num">{amount}</dd>
            </div>
            <div>
                <dt>{words.deal_expected()}</dt>
                <dd class="num">{expected}</dd>
            </div>
            <div>
                <dt>{words.deal_contact()}</dt>
                <dd>{contact}</dd>
            </div>
            <div>
                <dt>{words.deal_next_step()}</dt>
                <dd>{step}</dd>
            </div>
        </dl>
        <p class="muted small">{format!("{} {}", reached.number(), words.stage(reached))}</p>
        <ol class="lane" aria-label=words.deal_stage()>{steps.into_iter().collect_view()}</ol>
    }
}
