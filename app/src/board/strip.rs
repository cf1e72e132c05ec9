//! The three bands at a glance, always in sight: how many, how much, weighted; a touch goes
//! there, and each can be folded to one column.

use domain::board::Board;
use domain::funnel::{Band, Funnel};
use domain::money::Currency;
use leptos::prelude::*;

use super::carry::use_carry;
use crate::format::{self, use_format};
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::ui::once::once;
use crate::words::use_words;

pub fn class(band: Band) -> &'static str {
    match band {
        Band::Top => "is-top",
        Band::Middle => "is-middle",
        Band::Bottom => "is-bottom",
    }
}

pub fn anchor(band: Band) -> String {
    format!("band-{}", band.index())
}

/// A rate of a band in whole percent where it is one: `25`, `37.5`.
pub fn percent(funnel: &Funnel, band: Band) -> String {
    let rate = format::percent(i64::from(funnel.band_rate(band).per_mille()));
    rate.trim_end_matches('%').to_owned()
}

/// The strip; the server draws it once for all who are shown the same.
pub fn drawn(feed: Feed, folded: [RwSignal<bool>; 3], places: Places) -> AnyView {
    let write = use_format();
    let key = move || {
        let (funnel, currency) = feed.desk(|desk| (desk.funnel, desk.currency));
        let sums = Band::ALL.map(|band| feed.view().with(|view| view.band(&funnel, band)));
        let filled = feed.view().with(is_filled);
        (write.words().lang(), write.numbers(), funnel, currency, sums, filled)
    };
    once("strip", key, move || view! { <Strip folded places /> })
}

/// A board without deals has no columns to fold.
fn is_filled(view: &Board) -> bool {
    view.columns.iter().any(|column| column.tally.count > 0)
}

#[component]
fn Strip(folded: [RwSignal<bool>; 3], places: Places) -> impl IntoView {
    let words = use_words();
    let tiles = Band::ALL.map(|band| {
        let index = band.index();
        view! { <Tile band folded=folded[index] place=places[index] /> }
    });
    view! {
        <ul class="strip" aria-label=words.board_bands()>
            {tiles.into_iter().collect_view()}
        </ul>
    }
}

#[component]
fn Tile(band: Band, folded: RwSignal<bool>, place: RwSignal<&'static str>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let (funnel, currency): (Funnel, Currency) = feed.desk(|desk| (desk.funnel, desk.currency));
    let sums = Memo::new(move |_| feed.view().with(|view| view.band(&funnel, band)));
    let filled = Memo::new(move |_| feed.view().with(is_filled));
    let rate = percent(&funnel, band);
    let first = funnel.stages(band).next().map(|stage| stage.number().to_string());
    let name = words.band(band);
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        folded.set(false);
        show(band);
    };
    view! {
        <li
            class=class(band)
            class:is-over=move || carry.is_over_band(&funnel, band)
            data-first=first
            data-place=move || place.get()
        >
            <a class="strip-go" href=format!("#{}", anchor(band)) on:click=go>
                <span class="strip-rate">{rate.clone()}<small>"%"</small></span>
                <span class="strip-name">
                    <span>{name}</span>
                    <span class="muted">
                        {move || words.board_count(i64::from(sums.get().0.count))}
                    </span>
                    <span class="strip-away" aria-hidden="true">"→"</span>
                </span>
                <span class="strip-sums">
                    <b>{move || write.sum_short(sums.get().0.amount, sums.get().0, currency)}</b>
                    <span>
                        {move || {
                            words.board_weighted_sum(&write.total_short(sums.get().1, currency))
                        }}
                    </span>
                </span>
            </a>
            {move || {
                filled
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="strip-fold"
                                type="button"
                                aria-expanded=move || (!folded.get()).to_string()
                                aria-controls=anchor(band)
                                aria-label=move || {
                                    if folded.get() { words.board_unfold(name) } else { words.board_fold(name) }
                                }
                                on:click=move |_| folded.update(|folded| *folded = !*folded)
                            >
                                <Icon name=Signal::derive(move || if folded.get() { "i-unfold" } else { "i-fold" }) />
                            </button>
                        }
                    })
            }}
            <meter class="strip-share" min="0" max="100" value=rate aria-hidden="true"></meter>
        </li>
    }
}

/// Brings a band into sight.
pub fn show(band: Band) {
    if let Some(element) = document().get_element_by_id(&anchor(band)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_inline(web_sys::ScrollLogicalPosition::Start);
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Where each band lies: `in` sight, or `before` or `after` what is.
pub type Places = [RwSignal<&'static str>; 3];

/// Looks again where the bands lie in their scroller.
pub fn look(places: Places, scroller: &web_sys::Element) {
    let frame = scroller.get_bounding_client_rect();
    for band in Band::ALL {
        let Some(element) = document().get_element_by_id(&anchor(band)) else { continue };
        let rect = element.get_bounding_client_rect();
        let lies = if rect.right() < frame.left() + 40.0 {
            "before"
        } else if rect.left() > frame.right() - 40.0 {
            "after"
        } else {
            "in"
        };
        let place = places[band.index()];
        if place.get_untracked() != lies {
            place.set(lies);
        }
    }
}
