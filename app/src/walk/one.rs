//! The page of one walk: its deals at the side, the open one before all who follow.

use domain::id::SittingId;
use domain::sitting::Kind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::call::{Call, CallSheet};
use super::list::List;
use super::named;
use super::open::Open;
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::live::sitting::api::{Opened, sitting};
use crate::live::sitting::{Lead, Notices, People, Seat, Sign, Signed, Steps};
use crate::live::{FeedRoot, MoveAsked};
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::read_page::read_page;
use crate::ui::unprinted::Unprinted;
use crate::wire::{Read, resource};
use crate::words::use_words;

/// The walk of the address with `children` beside it; they find the feed in their context.
#[component]
pub fn WalkPage(children: ChildrenFn) -> impl IntoView {
    let read = use_walk();
    let children = StoredValue::new(children);
    view! {
        <Frame>
            <Unprinted />
            {read_page(read, "/walks", move |opened| {
                view! { <Walk opened>{children.with_value(|draw| draw())}</Walk> }.into_any()
            })}
        </Frame>
    }
}

/// The walk that the address names.
pub fn use_walk() -> Read<Result<Opened, Problem>> {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<SittingId>().ok());
    resource(id, async |id| {
        let opened = sitting(id.ok_or(Problem::NotFound)?).await?;
        // One of another kind has a page of its own.
        Some(opened).filter(|one| one.sitting.head.kind == Kind::Walk).ok_or(Problem::NotFound)
    })
}

#[component]
fn Walk(opened: Opened, children: Children) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let root = expect_context::<FeedRoot>();
    let title = named(write, &opened.desk, &opened.sitting.head);
    let paper = format!("/walks/{}/print", opened.sitting.head.id);
    let feed = root.beside(opened.desk.clone(), opened.seq);
    provide_context(feed);
    provide_context(MoveAsked(RwSignal::new(None)));
    Effect::new(move |_| root.start(feed));
    let seat = Seat::new(feed, opened);
    let calls = RwSignal::new(false);
    let walks = Memo::new(move |_| seat.leads() || !seat.follows() || seat.is_signed());
    view! {
        <div class="top">
            <header class="bar walk-bar">
                <a class="button is-quiet is-round" href="/walks" aria-label=words.walk_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{title}</h1>
                <People seat />
                <Call seat open=calls />
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href=paper data-print>
                        <Icon name="i-print" />
                        <span>{words.walk_print()}</span>
                    </a>
                    <Sign
                        seat
                        label=words.walk_sign()
                        title=words.walk_sign_title()
                        text=words.walk_sign_text()
                    />
                </div>
            </header>
            <Offline />
            <Signed seat />
        </div>
        <main class="walk" id="main" tabindex="-1">
            <List seat />
            <div class="walk-open">
                <Notices seat />
                <Open seat />
            </div>
            <footer class="walk-foot">
                <Lead seat />
                {move || walks.get().then(|| view! { <Steps seat next="button is-primary" /> })}
            </footer>
            <CallSheet seat open=calls />
        </main>
        {children()}
    }
}
