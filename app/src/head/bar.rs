//! The bar: board or table, the filters, how the tablet stands with the server, who else looks.

use domain::board::{Address, Order, Shape};
use domain::table::Sort;
use leptos::prelude::*;

use super::address::use_address;
use super::chosen::Chosen;
use super::filter_sheet::FilterSheet;
use super::filters::Filters;
use super::kept::Kept;
use super::outdated::Outdated;
use super::views::Views;
use crate::format;
use crate::live::sitting::Invited;
use crate::live::{Feed, Link, Looking};
use crate::part::{Part, wasm_split};
use crate::ui::asleep::{ASLEEP, late};
use crate::ui::icon::Icon;
use crate::ui::once::once;
use crate::words::use_words;

/// The head of board and table; `list` opens the form for a new deal, `export` the sheet that
/// takes out what is shown, `walk` the one that goes through it together.
#[component]
pub fn Head(list: RwSignal<bool>, export: RwSignal<bool>, walk: RwSignal<bool>) -> impl IntoView {
    let opened = Opened { list, export, walk, choosing: closed(), views: closed() };
    let (feed, address) = (expect_context::<Feed>(), use_address());
    let key = move || {
        let stand = (feed.link.get(), feed.left_count(), feed.here.get());
        let told = (feed.outdated.get(), feed.seats.invited.with(Vec::is_empty));
        (Address { deal: None, ..address.get() }, stand, told)
    };
    let first = untrack(key);
    view! {
        {late(ahead, move || top(opened), move || untrack(key) == first)}
        <FilterSheet open=opened.choosing />
        <Views open=opened.views />
    }
}

/// What the buttons of the head open.
#[derive(Clone, Copy)]
struct Opened {
    list: RwSignal<bool>,
    export: RwSignal<bool>,
    walk: RwSignal<bool>,
    choosing: RwSignal<bool>,
    views: RwSignal<bool>,
}

fn closed() -> RwSignal<bool> {
    RwSignal::new(false)
}

#[wasm_split(soon, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn top(opened: Opened) -> Part {
    Ok(view! { <Top opened /> }.into_any())
}

#[component]
fn Top(opened: Opened) -> impl IntoView {
    let (feed, words, address) = (expect_context::<Feed>(), use_words(), use_address());
    let key = move || {
        let stand = (feed.link.get(), feed.waiting(), feed.left_count(), feed.here.get());
        feed.desk(|desk| {
            let sellers: Vec<_> = desk.sellers().map(|one| (one.id, one.name.clone())).collect();
            (words.lang(), address.get(), stand, desk.me.clone(), desk.teams.clone(), sellers)
        })
    };
    view! {
        <div class="top" data-asleep=ASLEEP>
            {once("bar", key, move || view! { <Bar opened /> })}
            <Chosen />
            <Offline />
            <Kept />
            <Outdated />
            <Invited />
        </div>
    }
}

#[component]
fn Bar(opened: Opened) -> impl IntoView {
    let Opened { list, export, walk, choosing, views } = opened;
    let words = use_words();
    let works = expect_context::<Feed>().desk(|desk| desk.me.works_deals());
    view! {
        <header class="bar">
            <h1>{words.board_title()}</h1>
            <Shapes />
            <Filters choosing views export walk works />
            <div class="bar-end">
                <LinkState />
                <Attention />
                <Looking />
                {works
                    .then(|| {
                        view! {
                            <button
                                class="button is-primary"
                                type="button"
                                aria-haspopup="dialog"
                                on:click=move |_| list.set(true)
                            >
                                <Icon name="i-plus" />
                                {words.board_deal()}
                            </button>
                        }
                    })}
            </div>
        </header>
    }
}

/// Board or table of the same filter.
#[component]
fn Shapes() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let href = move |shape: Shape| {
        address.with(|address| {
            let (order, sort) = (Order::default(), Sort::default());
            Address { shape, order, sort, headings: Vec::new(), ..address.clone() }.write()
        })
    };
    let link = move |shape: Shape, icon: &'static str, word: &'static str| {
        view! {
            <a
                href=move || href(shape)
                data-shape=shape.path()
                aria-current=move || (address.with(|now| now.shape) == shape).then_some("page")
            >
                <Icon name=icon />
                <span>{word}</span>
            </a>
        }
    };
    view! {
        <nav class="segmented shapes" aria-label=words.table_shape()>
            {link(Shape::Board, "i-board", words.table_board())}
            {link(Shape::Table, "i-table", words.table_table())}
        </nav>
    }
}

/// How the tablet stands with the server, and how much waits.
#[component]
pub fn LinkState() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    // On a server nothing waits, and first it says what that has drawn.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let state = Memo::new(move |_| {
        let waiting = if awake.get() { feed.waiting() } else { 0 };
        let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
        match (feed.link.get(), waiting) {
            (Link::Offline | Link::SignedOut, 0) => {
                ("offline", "i-offline", words.live_offline().to_owned())
            }
            (Link::Offline | Link::SignedOut, n) => {
                ("offline", "i-offline", words.live_offline_waiting(n))
            }
            (_, n @ 1..) => ("waiting", "i-waiting", words.live_waiting(n)),
            (Link::Reconnecting, _) => {
                ("waiting", "i-waiting", words.live_reconnecting().to_owned())
            }
            _ => ("synced", "i-synced", words.live_synced().to_owned()),
        }
    });
    view! {
        <p class="live" role="status" data-state=move || state.get().0>
            <Icon name=Signal::derive(move || state.get().1) />
            <span>{move || state.get().2}</span>
        </p>
    }
}

/// How much did not go through; leads to the list of it.
#[component]
fn Attention() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let many = Memo::new(move |_| i64::try_from(feed.left_count()).unwrap_or(i64::MAX));
    let some = Memo::new(move |_| many.get() > 0);
    move || {
        some.get().then(|| {
            view! {
                <button
                    class="live-left"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| feed.attention.set(true)
                >
                    <Icon name="i-warning" />
                    <span aria-hidden="true">{move || format::count(many.get())}</span>
                    <span class="hidden" role="status">
                        {move || words.attention_mark(many.get())}
                    </span>
                </button>
            }
        })
    }
}

/// What to do when the line is gone.
#[component]
pub fn Offline() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    move || match feed.link.get() {
        Link::Offline => view! {
            <p class="offline" role="status">
                <Icon name="i-offline" />
                {words.refusal_unreachable()}
            </p>
        }
        .into_any(),
        Link::SignedOut => view! {
            <p class="offline" role="status">
                <Icon name="i-warning" />
                {words.refusal_signed_out()}
                " "
                <a href="/sign-in?next=/" rel="external">{words.sign_in_confirm()}</a>
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
