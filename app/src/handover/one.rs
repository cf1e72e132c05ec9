//! The page of one handover: its deals by way, the open one before all who follow.

use domain::handover::{Command, Item};
use domain::id::SittingId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::acts::{Ask, AskSheet};
use super::after::{AfterPage, Shown};
use super::api::{After, handover_watch};
use super::item::Open;
use super::ways::Ways;
use super::{heirs, named};
use crate::format::{count, use_format};
use crate::head::{LinkState, Offline};
use crate::live::FeedRoot;
use crate::live::sitting::api::{Opened, sitting};
use crate::live::sitting::{Lead, Notices, People, Seat, Steps};
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::read_page::read_page;
use crate::ui::unprinted::Unprinted;
use crate::wire::{Read, resource};
use crate::words::use_words;

#[component]
pub fn HandoverPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<SittingId>().ok());
    let read = resource(id, read);
    view! {
        <Frame>
            <Unprinted />
            {read_page(read, "/handovers", move |(opened, after): (Option<Opened>, Option<After>)| {
                if let Some(opened) = opened {
                    return view! { <One opened after /> }.into_any();
                }
                let handover = id_of(untrack(id));
                let shown = |after| Shown { handover, after: RwSignal::new(after) };
                after.map(|after| view! { <AfterPage shown=shown(after) /> }).into_any()
            })}
        </Frame>
    }
}

fn id_of(id: Option<SittingId>) -> SittingId {
    id.unwrap_or(SittingId::new(uuid::Uuid::nil()))
}

/// The handover, if the reader takes part in it; and of a closed one what became of it, for who is
/// told of that.
async fn read(id: Option<SittingId>) -> Result<(Option<Opened>, Option<After>), Problem> {
    let id = id.ok_or(Problem::NotFound)?;
    // Asked first: who is told of this only is not to ask for what is none of theirs.
    let after = handover_watch(id).await?;
    if after.as_ref().is_some_and(|after| !after.takes_part) {
        return Ok((None, after));
    }
    let opened = sitting(id).await?;
    if opened.handover.is_some() { Ok((Some(opened), after)) } else { Err(Problem::NotFound) }
}

/// The handover that the address names.
pub fn use_handover() -> Read<Result<Opened, Problem>> {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<SittingId>().ok());
    resource(id, async |id| {
        let opened = sitting(id.ok_or(Problem::NotFound)?).await?;
        if opened.handover.is_some() { Ok(opened) } else { Err(Problem::NotFound) }
    })
}

#[component]
fn One(opened: Opened, after: Option<After>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let root = expect_context::<FeedRoot>();
    let id = opened.sitting.head.id;
    let title = opened
        .handover
        .as_ref()
        .map(|handover| named(words, &opened.desk, handover.leaver, &heirs(handover)));
    let last_day = opened.handover.as_ref().map(|handover| write.day(handover.last_day));
    let feed = root.beside(opened.desk.clone(), opened.seq);
    provide_context(feed);
    Effect::new(move |_| root.start(feed));
    let seat = Seat::new(feed, opened);
    let shown = after.map(|after| Shown { handover: id, after: RwSignal::new(after) });
    if let Some(shown) = shown {
        follow(seat, shown);
    }
    let ask = RwSignal::new(None::<Ask>);
    // Who leads begins with how much there is, and who is told with what became of it; who follows
    // is before the same deal as they.
    let overview = RwSignal::new(shown.is_some() || untrack(|| seat.leads()));
    Effect::new(move |before: Option<Option<u16>>| {
        let place = seat.place.get();
        if before.is_some_and(|before| before != place) {
            overview.set(false);
        }
        place
    });
    let progress = move || {
        seat.handover.with(|handover| {
            let items = &handover.as_ref()?.items;
            let done = items.iter().filter(|item| Item::is_settled(item)).count();
            let number = |many: usize| count(i64::try_from(many).unwrap_or(i64::MAX));
            Some(words.handover_done_of(&number(done), &number(items.len())))
        })
    };
    view! {
        <div class="top">
            <header class="bar walk-bar">
                <a class="button is-quiet is-round" href="/handovers" aria-label=words.handover_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{title}</h1>
                <p class="mark hand-day">
                    <span>{last_day.map(|day| words.handover_last_day(&day))}</span>
                </p>
                <p class="mark num" data-progress>
                    <span>{progress}</span>
                </p>
                <People seat />
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href=format!("/handovers/{id}/print") data-print>
                        <Icon name="i-print" />
                        <span>{words.handover_report()}</span>
                    </a>
                    <CloseIt seat ask />
                </div>
            </header>
            <Offline />
            <Over seat />
        </div>
        <main class="walk hand" class:is-overview=overview id="main" tabindex="-1">
            <Ways seat overview ask shown />
            {move || {
                (!overview.get())
                    .then(|| {
                        view! {
                            <div class="walk-open">
                                <Notices seat />
                                <Open seat ask />
                            </div>
                        }
                    })
            }}
            <footer class="walk-foot">
                <Lead seat />
                {move || {
                    if overview.get() {
                        view! { <Begin seat overview /> }.into_any()
                    } else {
                        view! { <Steps seat next="button" /> }.into_any()
                    }
                }}
            </footer>
        </main>
        <AskSheet seat ask />
    }
}

/// What befalls a deal that was handed over is shown as it happens.
fn follow(seat: Seat, shown: Shown) {
    Effect::new(move |before: Option<Option<i64>>| {
        let touched = seat.feed.touched.get();
        let theirs = touched.filter(|(deal, _)| {
            seat.handover
                .with_untracked(|all| all.as_ref().is_some_and(|one| one.item(*deal).is_some()))
        });
        let seq = theirs.map(|(_, seq)| seq);
        if before.is_some_and(|before| seq.is_some() && before != seq) {
            shown.renew();
        }
        seq
    });
}

/// For who leads: it can be closed when all is settled.
#[component]
fn CloseIt(seat: Seat, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    let words = use_words();
    let state = Memo::new(move |_| {
        let leads = seat.leads_handover();
        seat.handover.with(|handover| {
            let handover = handover.as_ref().filter(|one| leads && one.closed_at.is_none())?;
            Some(handover.is_through())
        })
    });
    move || {
        state.get().map(|through| {
            view! {
                <button
                    class="button"
                    class:is-primary=through
                    type="button"
                    data-close
                    disabled=!through
                    title=(!through).then(|| words.handover_refused_not_through())
                    aria-haspopup="dialog"
                    on:click=move |_| ask.set(Some(Ask::Close))
                >
                    {words.handover_close()}
                </button>
            }
        })
    }
}

/// What stands over the page once it is closed.
#[component]
fn Over(seat: Seat) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let told = Memo::new(move |_| {
        seat.handover.with(|handover| {
            let at = handover.as_ref()?.closed_at?;
            Some(seat.feed.desk(|desk| words.handover_read_only(&write.day_time(at, desk.offset))))
        })
    });
    move || {
        told.get().map(|text| {
            view! {
                <div class="outdated walk-signed" role="status">
                    <Icon name="i-check" />
                    <p>{text}</p>
                </div>
            }
        })
    }
}

/// From how much there is to each by itself; of a closed one there is only to be read.
#[component]
fn Begin(seat: Seat, overview: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let closed = Memo::new(move |_| {
        seat.handover.with(|all| all.as_ref().is_some_and(|one| one.closed_at.is_some()))
    });
    let begin = move |_| {
        let first = || seat.view.with_untracked(|view| view.items.first().map(|item| item.place));
        if seat.place.get_untracked().is_none()
            && let Some(place) = first()
        {
            seat.go(place);
        }
        overview.set(false);
    };
    let (reads, begins) = (words.handover_read_through(), words.handover_begin());
    view! {
        <div class="walk-steps">
            <button
                class="button"
                class:is-primary=move || !closed.get()
                class:is-quiet=closed
                type="button"
                data-step="begin"
                on:click=begin
            >
                {move || if closed.get() { reads } else { begins }}
                <Icon name="i-next" />
            </button>
        </div>
    }
}

/// Closing, for the sheet that asks.
pub fn close(seat: Seat) {
    seat.hand(Command::Close);
}
