//! What is done about the open deal, and how it ended.

use domain::handover::{Command, Lack, State};
use domain::id::DealId;
use leptos::prelude::*;

use super::Seen;
use crate::format::use_format;
use crate::handover::acts::Ask;
use crate::handover::name;
use crate::live::sitting::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// What the one before it does next; for who leads, what they may besides.
#[component]
pub(super) fn Acts(
    seat: Seat,
    deal: Memo<Option<DealId>>,
    seen: Seen,
    ask: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let act = move |act: fn(DealId) -> Command| {
        if let Some(deal) = deal.get_untracked() {
            seat.hand(act(deal));
        }
    };
    let open = move |make: fn(DealId) -> Ask| {
        if let Some(deal) = deal.get_untracked() {
            ask.set(Some(make(deal)));
        }
    };
    let state = move || {
        let (_, item) = seen.get()?;
        let heir = seat.feed.desk(|desk| name(desk, item.heir));
        let text = match &item.state {
            State::Open => return None,
            State::Done { at } => {
                let at = seat.feed.desk(|desk| write.day_time(*at, desk.offset));
                words.handover_passed(&heir, &at)
            }
            State::WrittenOff { by, reason, .. } => {
                let by = seat.feed.desk(|desk| name(desk, *by));
                words.handover_written_off(&by, reason.as_str(), &heir)
            }
        };
        Some(view! {
            <div class="note is-good" role="status">
                <Icon name="i-check" />
                <p>{text}</p>
            </div>
        })
    };
    let lacks = move || {
        let (handover, item) = seen.get()?;
        let lacks = item.lacks(handover.sudden);
        if item.is_settled() || lacks.is_empty() {
            return None;
        }
        let lacks: Vec<&str> = lacks.into_iter().map(|lack| words.handover_lack(lack)).collect();
        Some(
            view! { <p class="muted small" data-lacks>{words.handover_lacks(&lacks.join(words.live_and()))}</p> },
        )
    };
    let main = move || {
        let (handover, item) = seen.get()?;
        if item.is_settled() || handover.closed_at.is_some() {
            return None;
        }
        let me = seat.me();
        let lacks = item.lacks(handover.sudden);
        let mine = [
            (handover.leaver, Lack::LeaverSignature, words.handover_sign()),
            (item.heir, Lack::HeirSignature, words.handover_sign_over()),
        ];
        let signs = mine.into_iter().find(|(who, lack, _)| *who == me && lacks.contains(lack));
        if let Some((.., label)) = signs {
            return Some(
                view! {
                    <button
                        class="button is-primary"
                        type="button"
                        data-sign
                        on:click=move |_| act(|deal| Command::Sign { deal })
                    >
                        {label}
                    </button>
                }
                .into_any(),
            );
        }
        let theirs = me == handover.leaver || me == item.heir || seat.leads_handover();
        theirs.then(|| {
            view! {
                <button
                    class="button is-primary"
                    type="button"
                    data-finish
                    disabled=!lacks.is_empty()
                    on:click=move |_| act(|deal| Command::Finish { deal })
                >
                    {words.handover_pass()}
                </button>
            }
            .into_any()
        })
    };
    let leads = move || {
        let (handover, item) = seen.get()?;
        if !seat.leads_handover() || handover.closed_at.is_some() {
            return None;
        }
        if item.is_settled() {
            return Some(
                view! {
                    <button
                        class="button"
                        type="button"
                        data-take-back
                        on:click=move |_| act(|deal| Command::TakeBack { deal })
                    >
                        <Icon name="i-undo" />
                        {words.handover_take_back()}
                    </button>
                }
                .into_any(),
            );
        }
        Some(
            view! {
                <button
                    class="button"
                    type="button"
                    data-give
                    aria-haspopup="dialog"
                    on:click=move |_| open(Ask::Give)
                >
                    {words.handover_give()}
                </button>
                <button
                    class="button"
                    type="button"
                    data-write-off
                    aria-haspopup="dialog"
                    on:click=move |_| open(Ask::WriteOff)
                >
                    {words.handover_write_off()}
                </button>
            }
            .into_any(),
        )
    };
    view! {
        {state}
        {lacks}
        <div class="buttons hand-acts">{leads} {main}</div>
    }
}
