//! The board page.

use std::time::Duration;

use domain::board::{Address, Filter, Order, Tally};
use domain::day::Day;
use domain::funnel::Band;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::attention::AttentionSheet;
use super::card::CardFace;
use super::carry::{Carry, provide_carry, use_carry};
use super::column::column;
use super::conflict::ConflictSheet;
use super::drop_sheet::DropSheet;
use super::hand;
use super::move_menu::MoveMenu;
use super::outcomes;
use super::strip::{self, Places};
use super::toasts::Toasts;
use crate::head::{Beside, Head, go, provide_address, use_address};
use crate::live::api::Opening;
use crate::live::{Feed, FeedRoot, travel};
use crate::part::done;
use crate::ui::asleep::Sleepers;
use crate::ui::closed::Shut;
use crate::ui::icon::Icon;
use crate::ui::listen::overhear;
use crate::ui::rated::Rated;
use crate::wire::resource;
use crate::words::use_words;

/// The board with `children` beside it; they find the feed in their context.
#[component]
pub fn BoardPage(
    /// Opens the form for a new deal.
    list: RwSignal<bool>,
    /// Opens the sheet that takes out what is shown.
    export: RwSignal<bool>,
    /// Opens the sheet that goes through what is shown together.
    walk: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let address = provide_address();
    let words = use_words();
    let opening = resource(
        || (),
        move |()| {
            let Address { filter, order, .. } = address.get_untracked();
            travel::open(filter, order, words)
        },
    );
    let children = StoredValue::new(children);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match opening.await {
                    Ok(opening) => {
                        view! { <Board opening list export walk>{children.with_value(|draw| draw())}</Board> }
                            .into_any()
                    }
                    Err(why) => view! { <Shut why again="/" /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Board(
    opening: Opening,
    list: RwSignal<bool>,
    export: RwSignal<bool>,
    walk: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let filter = address.get_untracked().filter;
    provide_context(Beside::new(address));
    let root = expect_context::<FeedRoot>();
    let feed = root.feed(opening, filter);
    provide_context(feed);
    let carry = provide_carry(feed);
    let folded = Band::ALL.map(|_| RwSignal::new(false));
    let places = Band::ALL.map(|_| RwSignal::new("in"));
    wake_and_start(feed, root);
    Effect::new(move |_| {
        if let Some(board) = carry.board.get() {
            hand::attach(carry, &board);
        }
    });
    follow_the_address(feed);
    view! {
        <Head list export walk />
        <main
            class="board"
            id="main"
            tabindex="-1"
            node_ref=carry.board
            class:is-dragging=move || carry.carried.get().is_some()
        >
            <p class="hidden" id="move-instructions">{words.move_instructions()}</p>
            <div class="board-top">
                {strip::drawn(feed, folded, places)}
                <Counted />
            </div>
            <Bands folded places list />
            {outcomes::drawn(feed)}
        </main>
        {children()}
        <MoveMenu />
        <DropSheet />
        <ConflictSheet />
        <AttentionSheet />
        <Toasts />
        <p class="hidden" role="status" aria-live="assertive">{move || carry.said.get()}</p>
        <Lifted />
    }
}

/// Lets the cards that the server drew wake, at once where somebody touches anything, and then
/// listens to what happens.
fn wake_and_start(feed: Feed, root: FeedRoot) {
    // What sleeps belongs to one thread; a server has none, and draws on many.
    if cfg!(not(feature = "hydrate")) {
        return;
    }
    let sleepers = Sleepers::new();
    provide_context(sleepers);
    Effect::new(move |_| {
        for kind in ["pointerdown", "keydown", "focusin", "click", "input", "popstate"] {
            overhear(&window(), kind, move |_| sleepers.wake_all());
        }
        let root = root.clone();
        // Not with a frame: a page that nobody looks at yet is given none, and sends all the same.
        set_timeout(move || sleepers.wake_in_turn(move || root.start(feed)), Duration::ZERO);
    });
}

/// Says what the sums of the heads hold besides the company's own money.
#[component]
fn Counted() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let tally = Memo::new(move |_| {
        feed.view().with(|view| {
            let columns = view.columns.iter().map(|column| column.tally);
            let all = columns.chain(view.outcomes);
            all.fold(Tally::default(), |sum, tally| sum.plus(&tally))
        })
    });
    view! { <Rated tally /> }
}

/// Reads the board anew when the address names another filter or order, and at midnight where
/// the filter has words for days.
fn follow_the_address(feed: Feed) {
    let address = use_address();
    let wanted = Memo::new(move |_| address.with(|now| (now.filter.clone(), now.order)));
    Effect::new(move |before: Option<(Filter, Order, Option<Day>)>| {
        let (filter, order) = wanted.get();
        // What is due this month is another at midnight of a month's last day.
        let today = feed.today.get();
        let day = filter.depends_on_today().then_some(today);
        let now = (filter.clone(), order, day);
        if before.is_some_and(|before| before != now) {
            let asked = (filter.clone(), order);
            spawn_local(async move {
                if let Ok(board) = done(travel::board(filter.clone(), order)).await
                    && wanted.try_get_untracked().is_some_and(|wanted| wanted == asked)
                {
                    feed.filter.set(filter);
                    feed.replace(board);
                }
            });
        }
        now
    });
}

#[component]
fn Bands(folded: [RwSignal<bool>; 3], places: Places, list: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let empty = Memo::new(move |_| {
        feed.view().with(|view| view.columns.iter().all(|column| column.tally.count == 0))
    });
    let scroller = NodeRef::<Div>::new();
    let look = move || {
        if let Some(scroller) = scroller.get_untracked() {
            strip::look(places, &scroller);
        }
    };
    Effect::new(move |_| {
        folded.iter().for_each(|folded| folded.track());
        if scroller.get().is_some() {
            request_animation_frame(look);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    let works = feed.desk(|desk| desk.me.works_deals());
    move || {
        if !works {
            view! {
                <div class="empty">
                    <h2>{words.board_counts_title()}</h2>
                    <p>{words.board_counts_text()}</p>
                </div>
            }
            .into_any()
        } else if empty.get() {
            view! { <Empty list /> }.into_any()
        } else {
            let bands =
                Band::ALL.map(|band| view! { <BandView band folded=folded[band.index()] /> });
            view! {
                <div
                    class="bands"
                    tabindex="0"
                    role="region"
                    aria-label=words.board_title()
                    node_ref=scroller
                    on:scroll=move |_| look()
                >
                    {bands.into_iter().collect_view()}
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn BandView(band: Band, folded: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let words = use_words();
    let funnel = feed.desk(|desk| desk.funnel);
    let rate = format!("{}%", strip::percent(&funnel, band));
    let name = words.band(band);
    let id = strip::anchor(band);
    let label = format!("{rate} {name}");
    move || {
        let (id, rate, label) = (id.clone(), rate.clone(), label.clone());
        if folded.get() {
            let count = move || {
                feed.view()
                    .with(|view| words.board_count(i64::from(view.band(&funnel, band).0.count)))
            };
            let first = funnel.stages(band).next().map(|stage| stage.number().to_string());
            view! {
                <section
                    class=format!("band is-folded {}", strip::class(band))
                    class:is-over=move || carry.is_over_band(&funnel, band)
                    id=id
                    data-first=first
                    aria-label=label
                >
                    <button
                        class="band-open"
                        type="button"
                        aria-expanded="false"
                        on:click=move |_| folded.set(false)
                    >
                        <b>{rate}</b>
                        <span>{name}</span>
                        <span>{count}</span>
                        <Icon name="i-unfold" />
                    </button>
                </section>
            }
            .into_any()
        } else {
            let named = format!("{id}-name");
            let labelled = named.clone();
            let columns = funnel.stages(band).map(|stage| column(feed, stage));
            view! {
                <section
                    class=format!("band {}", strip::class(band))
                    id=id
                    aria-labelledby=labelled
                >
                    <h2 class="hidden" id=named>{label}</h2>
                    <div class="columns">{columns.collect_view()}</div>
                </section>
            }
            .into_any()
        }
    }
}

/// An empty board says what to do next.
#[component]
fn Empty(list: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let go = go();
    let filtered = move || address.with(|now| now.filter != Filter::default());
    move || {
        let go = go.clone();
        if filtered() {
            let clear = move |_| {
                go(Address { filter: Filter::default(), ..address.get_untracked() });
            };
            view! {
                <div class="empty">
                    <h2>{words.board_empty_filter_title()}</h2>
                    <p>{words.board_empty_filter_text()}</p>
                    <div class="buttons">
                        <button class="button is-primary" type="button" on:click=clear>
                            {words.board_clear_filters()}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="empty">
                    <h2>{words.board_empty_title()}</h2>
                    <p>{words.board_empty_text()}</p>
                    <div class="buttons">
                        <button
                            class="button is-primary"
                            type="button"
                            on:click=move |_| list.set(true)
                        >
                            <Icon name="i-plus" />
                            {words.deal_new()}
                        </button>
                        <A href="/guide" attr:class="button">{words.guide_link()}</A>
                        <A href="/import" attr:class="button">
                            <Icon name="i-file" />
                            {words.import_link()}
                        </A>
                    </div>
                </div>
            }
            .into_any()
        }
    }
}

/// The copy of the card in the hand.
#[component]
fn Lifted() -> impl IntoView {
    let carry: Carry = use_carry();
    Effect::new(move |_| {
        if let Some(copy) = carry.lifted.get() {
            hand::place_copy(carry);
            hand::size_copy(carry, &copy);
        }
    });
    move || {
        let card = carry.card.get().filter(|_| !carry.by_keys.get());
        card.map(|card| {
            view! {
                <div class="card is-lifted" aria-hidden="true" inert node_ref=carry.lifted>
                    <CardFace card />
                </div>
            }
        })
    }
}
