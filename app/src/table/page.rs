//! The table page.

use domain::board::{Address, Filter};
use domain::table::Table;
use leptos::prelude::*;

use super::foot::Foot;
use super::grid::Grid;
use super::rows::{FIRST, Rows};
use crate::head::{Head, go, provide_address, use_address};
use crate::live::api::{self, Opening};
use crate::live::{FeedRoot, MoveAsked};
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::wire::resource;
use crate::words::use_words;

/// The table with `children` beside it; they find the feed in their context.
#[component]
pub fn TablePage(
    /// Opens the form for a new deal.
    list: RwSignal<bool>,
    /// Opens the sheet that takes out what is shown.
    export: RwSignal<bool>,
    /// Opens the sheet that goes through what is shown together.
    walk: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let address = provide_address();
    let opening = resource(
        || (),
        move |()| async move {
            let Address { filter, order, sort, .. } = address.get_untracked();
            let table = api::table(filter.clone(), sort, 0, FIRST).await?;
            Ok::<_, Problem>((api::open(filter, order).await?, table))
        },
    );
    let children = StoredValue::new(children);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match opening.await {
                    Ok((opening, table)) => {
                        view! {
                            <Opened opening table list export walk>
                                {children.with_value(|draw| draw())}
                            </Opened>
                        }
                            .into_any()
                    }
                    Err(problem) => view! { <Closed problem again="/table" /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Opened(
    opening: Opening,
    table: Table,
    list: RwSignal<bool>,
    export: RwSignal<bool>,
    walk: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let root = expect_context::<FeedRoot>();
    let feed = root.feed(opening, address.get_untracked().filter);
    provide_context(feed);
    provide_context(MoveAsked(RwSignal::new(None)));
    let rows = Rows::new(feed, address, table);
    provide_context(rows);
    Effect::new(move |_| root.start(feed));
    let works = feed.desk(|desk| desk.me.works_deals());
    let empty = Memo::new(move |_| rows.held.with(|table| table.tally.count == 0));
    let body = move || {
        if !works {
            view! {
                <div class="empty">
                    <h2>{words.board_counts_title()}</h2>
                    <p>{words.board_counts_text()}</p>
                </div>
            }
            .into_any()
        } else if empty.get() {
            view! { <Empty /> }.into_any()
        } else {
            view! { <Grid /> }.into_any()
        }
    };
    view! {
        <Head list export walk />
        <main class="table-page" id="main" tabindex="-1">
            {body}
            <Foot works />
        </main>
        {children()}
    }
}

#[component]
fn Empty() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let go = go();
    let filtered = address.with_untracked(|now| now.filter != Filter::default());
    let (title, text) = if filtered {
        (words.board_empty_filter_title(), words.board_empty_filter_text())
    } else {
        (words.board_empty_title(), words.board_empty_text())
    };
    let clear = move |_| go(Address { filter: Filter::default(), ..address.get_untracked() });
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {filtered
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button class="button is-primary" type="button" on:click=clear>
                                {words.board_clear_filters()}
                            </button>
                        </div>
                    }
                })}
        </div>
    }
}
