//! What who leads a handover does with a reason or after a question: giving up, opening before
//! time, giving to another, closing.

use domain::handover::Command;
use domain::id::{DealId, PersonId};
use domain::text::Note;
use leptos::prelude::*;

use super::name;
use super::one::close;
use crate::live::sitting::Seat;
use crate::ui::ask::Chips;
use crate::ui::sheet::Sheet;
use crate::ui::text_area::TextArea;
use crate::words::use_words;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    WriteOff(DealId),
    Unlock,
    Give(DealId),
    GiveAll(PersonId),
    Close,
}

#[component]
pub fn AskSheet(seat: Seat, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    move || {
        let asked = ask.get()?;
        Some(match asked {
            Ask::WriteOff(_) | Ask::Unlock => view! { <Reason seat ask asked /> }.into_any(),
            Ask::Give(_) | Ask::GiveAll(_) => view! { <Give seat ask asked /> }.into_any(),
            Ask::Close => view! { <Close seat ask /> }.into_any(),
        })
    }
}

#[component]
fn Foot(ask: RwSignal<Option<Ask>>, label: &'static str) -> impl IntoView {
    let words = use_words();
    view! {
        <footer class="sheet-foot buttons">
            <button class="button" type="button" on:click=move |_| ask.set(None)>
                {words.ui_cancel()}
            </button>
            <button class="button is-primary" type="submit">{label}</button>
        </footer>
    }
}

#[component]
fn Reason(seat: Seat, ask: RwSignal<Option<Ask>>, asked: Ask) -> impl IntoView {
    let words = use_words();
    let (title, text, label) = match asked {
        Ask::Unlock => (
            words.handover_unlock_title(),
            words.handover_unlock_text(),
            words.handover_unlock_now(),
        ),
        _ => (
            words.handover_write_off_title(),
            words.handover_write_off_text(),
            words.handover_write_off_now(),
        ),
    };
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match Note::new(&reason.get_untracked()) {
            Ok(reason) => {
                seat.hand(match asked {
                    Ask::WriteOff(deal) => Command::WriteOff { deal, reason },
                    _ => Command::Unlock { reason },
                });
                ask.set(None);
            }
            Err(refused) => wrong.set(Some(words.text_refused(words.handover_reason(), refused))),
        }
    };
    view! {
        <Sheet title close=Callback::new(move |()| ask.set(None))>
            <form class="sheet-form" id="hand-reason-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p>{text}</p>
                    <TextArea
                        id="hand-reason"
                        label=words.handover_reason()
                        value=reason
                        error=wrong
                        focus=true
                    />
                </div>
                <Foot ask label />
            </form>
        </Sheet>
    }
}

#[component]
fn Give(seat: Seat, ask: RwSignal<Option<Ask>>, asked: Ask) -> impl IntoView {
    let words = use_words();
    let leaver = seat.handover.with_untracked(|one| one.as_ref().map(|one| one.leaver));
    let not = match asked {
        Ask::GiveAll(from) => Some(from),
        _ => None,
    };
    let people = seat.feed.desk(|desk| {
        let others = desk.sellers().filter(|one| Some(one.id) != leaver && Some(one.id) != not);
        others.map(|one| (one.id.to_string(), one.name.to_string())).collect::<Vec<_>>()
    });
    let title = match asked {
        Ask::GiveAll(from) => words.handover_give_all_of(&seat.feed.desk(|desk| name(desk, from))),
        _ => words.handover_give_title().to_owned(),
    };
    let chosen = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(heir) = chosen.with_untracked(|word| word.parse::<PersonId>()) else { return };
        match asked {
            Ask::Give(deal) => seat.hand(Command::Give { deal, heir }),
            Ask::GiveAll(from) => seat.hand(Command::GiveAll { from, heir }),
            _ => {}
        }
        ask.set(None);
    };
    view! {
        <Sheet title close=Callback::new(move |()| ask.set(None))>
            <form class="sheet-form" id="hand-give-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p>{words.handover_give_text()}</p>
                    <Chips name="hand-heir" legend=words.handover_heir() options=people value=chosen />
                </div>
                <Foot ask label=words.handover_give_now() />
            </form>
        </Sheet>
    }
}

#[component]
fn Close(seat: Seat, ask: RwSignal<Option<Ask>>) -> impl IntoView {
    let words = use_words();
    let leaver = seat.handover.with_untracked(|one| one.as_ref().map(|one| one.leaver));
    let leaver = leaver.map(|one| seat.feed.desk(|desk| name(desk, one))).unwrap_or_default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        close(seat);
        ask.set(None);
    };
    view! {
        <Sheet
            title=words.handover_close_title()
            close=Callback::new(move |()| ask.set(None))
        >
            <form class="sheet-form" id="hand-close-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p>{words.handover_close_text(&leaver)}</p>
                </div>
                <Foot ask label=words.handover_close() />
            </form>
        </Sheet>
    }
}
