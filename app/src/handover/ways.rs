//! The deals of a handover by their ways: how many are done, what is due when, what is late, and
//! what waits.

use domain::funnel::Band;
use domain::handover::Way;
use leptos::html;
use leptos::prelude::*;

use super::acts::Ask;
use super::after::{AfterPart, Shown};
use super::name;
use super::state::told;
use crate::format::{count, percent, use_format};
use crate::live::sitting::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Ways(
    seat: Seat,
    overview: RwSignal<bool>,
    ask: RwSignal<Option<Ask>>,
    /// Of a closed one: what became of it.
    shown: Option<Shown>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="hand-list">
            <div class="hand-view">
                <button
                    class="button is-quiet"
                    type="button"
                    data-overview
                    aria-pressed=move || overview.get().to_string()
                    on:click=move |_| overview.update(|overview| *overview = !*overview)
                >
                    <Icon name="i-sort" />
                    {words.handover_overview()}
                </button>
            </div>
            <Gone seat ask />
            {shown
                .map(|shown| {
                    move || overview.get().then(|| view! { <AfterPart shown /> })
                })}
            <nav class="hand-ways" aria-label=words.handover_list()>
                {Way::ALL.map(|way| view! { <OneWay seat way overview ask /> }).into_iter().collect_view()}
            </nav>
        </div>
    }
}

fn band_of(way: Way) -> (Band, &'static str) {
    match way {
        Way::JointVisit => (Band::Bottom, "is-bottom"),
        Way::Phone => (Band::Middle, "is-middle"),
        Way::Later => (Band::Top, "is-top"),
    }
}

#[component]
fn OneWay(
    seat: Seat,
    way: Way,
    overview: RwSignal<bool>,
    ask: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let (band, class) = band_of(way);
    let places = Memo::new(move |_| {
        seat.view.with(|view| {
            let of_way = |place: u16| {
                let deal = seat.deal_at(place)?;
                seat.handover.with(|all| Some(all.as_ref()?.item(deal)?.way() == way))
            };
            let places = view.items.iter().map(|item| item.place);
            places.filter(|place| of_way(*place) == Some(true)).collect::<Vec<_>>()
        })
    });
    let head = Memo::new(move |_| {
        let today = seat.feed.today.get();
        seat.handover.with(|handover| {
            let handover = handover.as_ref()?;
            let items = || handover.items.iter().filter(|item| item.way() == way);
            let done = items().filter(|item| item.is_settled()).count();
            let late = items().filter(|item| handover.is_late(item, today)).count();
            let locked = items().any(|item| handover.is_locked(item));
            let due = write.day_short(handover.due(way), today);
            let unlocked = handover.unlocked.clone().filter(|_| way == Way::Later);
            Some((items().count(), done, late, locked, due, unlocked, handover.sudden))
        })
    });
    let rate = seat.feed.desk(|desk| desk.funnel.band_rate(band).per_mille());
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let title = move || {
        let (all, done, late, _, due, _, sudden) = head.get()?;
        let of = words.handover_count(&count(number(done)), &count(number(all)));
        let late = (late > 0).then(|| {
            let text = words.handover_late_items(number(late));
            view! { <span class="mark is-late"><span>{text}</span></span> }
        });
        Some(view! {
            <h2>
                <span class=format!("mark is-band {class}")>
                    <span>{percent(i64::from(rate))}</span>
                </span>
                {words.handover_way(way, sudden)}
                <span class="num muted">{of}</span>
            </h2>
            <p class="muted small">{words.handover_due_by(&due)} " " {late}</p>
        })
    };
    let locked = Memo::new(move |_| head.get().is_some_and(|head| head.3));
    let leads = Memo::new(move |_| seat.leads_handover());
    let lock = move || {
        locked.get().then(|| {
            let unlock = leads.get().then(|| {
                view! {
                    <button
                        class="button is-quiet"
                        type="button"
                        data-unlock
                        aria-haspopup="dialog"
                        on:click=move |_| ask.set(Some(Ask::Unlock))
                    >
                        {words.handover_unlock()}
                    </button>
                }
            });
            view! {
                <div class="hand-lock" data-locked>
                    <span class="mark"><span>{words.handover_lock()}</span></span>
                    <p>{words.handover_locked_text()}</p>
                    {unlock}
                </div>
            }
        })
    };
    let opened = move || {
        let unlocked = head.get()?.5?;
        let by = seat.feed.desk(|desk| name(desk, unlocked.by));
        let text = words.handover_unlocked(&by, unlocked.reason.as_str());
        Some(view! { <p class="muted small hand-unlocked">{text}</p> })
    };
    let rows = move || {
        let places = places.get();
        if places.is_empty() {
            return view! { <p class="muted small hand-none">{words.handover_none_here()}</p> }
                .into_any();
        }
        let rows = places.into_iter().map(|place| view! { <Row seat place overview /> });
        view! { <ol>{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="hand-way" class:is-locked=move || locked.get() data-way=class>
            <header>{title}</header>
            {lock}
            {opened}
            {rows}
        </section>
    }
}

/// Those who cannot take over any more: somebody else has to.
#[component]
fn Gone(seat: Seat, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    let words = use_words();
    let gone = Memo::new(move |_| {
        let leads = seat.leads_handover();
        seat.handover.with(|handover| {
            let handover = handover.as_ref().filter(|one| leads && one.closed_at.is_none())?;
            let takes_over = |heir| {
                seat.feed.desk(|desk| desk.people.iter().any(|one| one.id == heir && one.sells))
            };
            let mut awaited = handover.awaited();
            awaited.find(|heir| !takes_over(*heir))
        })
    });
    move || {
        gone.get().map(|heir| {
            let text = words.handover_heir_gone(&seat.feed.desk(|desk| name(desk, heir)));
            view! {
                <div class="note is-due" role="status">
                    <Icon name="i-warning" />
                    <p>{text}</p>
                    <button
                        class="button"
                        type="button"
                        aria-haspopup="dialog"
                        on:click=move |_| ask.set(Some(Ask::GiveAll(heir)))
                    >
                        {words.handover_give()}
                    </button>
                </div>
            }
        })
    }
}

#[component]
fn Row(seat: Seat, place: u16, overview: RwSignal<bool>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let button = NodeRef::<html::Button>::new();
    let card = Memo::new(move |_| seat.card(seat.deal_at(place)?));
    let here = Memo::new(move |_| !overview.get() && seat.place.get() == Some(place));
    let state = Memo::new(move |_| {
        let today = seat.feed.today.get();
        let deal = seat.deal_at(place)?;
        seat.handover.with(|handover| {
            let handover = handover.as_ref()?;
            let item = handover.item(deal)?;
            let (class, text) = told(write, handover, item, today);
            let heir = seat.feed.desk(|desk| name(desk, item.heir));
            Some((class, text, item.is_settled(), heir))
        })
    });
    Effect::new(move |_| {
        if let Some(button) = button.get().filter(|_| here.get()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            button.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let account = move || card.with(|card| card.as_ref().map(|card| card.account.to_string()));
    let more = move || {
        let card = card.get()?;
        let amount = card.deal.amount.map(|money| write.money_short(money));
        let product = card.product.as_ref().map(ToString::to_string);
        let heir = state.get().map(|state| words.handover_to(&state.3));
        let facts: Vec<String> = [product, amount, heir].into_iter().flatten().collect();
        let last = facts.len().saturating_sub(1);
        let facts = facts.into_iter().enumerate().map(|(n, fact)| {
            let fact = if n < last { format!("{fact} ·") } else { fact };
            view! { <span>{fact}</span> }
        });
        Some(facts.collect_view())
    };
    let settled = Memo::new(move |_| state.get().is_some_and(|state| state.2));
    let mark = move || {
        let (class, text, ..) = state.get()?;
        Some(view! { <span class=format!("mark {class}")><span>{text}</span></span> })
    };
    view! {
        <li>
            <button
                class="hand-item"
                class:is-settled=settled
                type="button"
                data-place=place
                aria-current=move || here.get().then_some("true")
                node_ref=button
                on:click=move |_| {
                    seat.go(place);
                    overview.set(false);
                }
            >
                <span class="hand-sign" aria-hidden="true"></span>
                <span class="walk-name">{account}</span>
                <span class="walk-more muted num">{more}</span>
                {mark}
            </button>
        </li>
    }
}
