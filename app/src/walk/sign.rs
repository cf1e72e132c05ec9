//! Signing a walk, and what stands over it while signatures are wanted and once all are there.

use domain::sitting::Participant;
use leptos::prelude::*;

use super::names;
use crate::format::use_format;
use crate::live::sitting::Seat;
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn Sign(seat: Seat) -> impl IntoView {
    let words = use_words();
    let asking = RwSignal::new(false);
    let over = Memo::new(move |_| seat.is_signed());
    move || {
        (!over.get()).then(|| {
            view! {
                <button
                    class="button"
                    type="button"
                    data-sign
                    aria-haspopup="dialog"
                    on:click=move |_| asking.set(true)
                >
                    <Icon name="i-check" />
                    {words.walk_sign()}
                </button>
                {move || asking.get().then(|| view! { <Ask seat asking /> })}
            }
        })
    }
}

#[component]
fn Ask(seat: Seat, asking: RwSignal<bool>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let missing = move || {
        let missing = seat
            .view
            .with(|view| seat.feed.desk(|desk| names(write, desk, &view.head, |one| !one.joined)));
        (!missing.is_empty()).then(|| words.walk_sign_without(&missing))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        seat.sign();
        asking.set(false);
    };
    view! {
        <Sheet title=words.walk_sign_title() close=Callback::new(move |()| asking.set(false))>
            <form class="sheet-form" id="walk-sign" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p>{words.walk_sign_text()}</p>
                    <p class="muted">{missing}</p>
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| asking.set(false)>
                        {words.ui_cancel()}
                    </button>
                    <button class="button is-primary" type="submit">{words.walk_sign()}</button>
                </footer>
            </form>
        </Sheet>
    }
}

/// How it stands with the signatures, over the page.
#[component]
pub fn Signed(seat: Seat) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let told = Memo::new(move |_| {
        let head = seat.view.with(|view| view.head.clone());
        let signed = |one: &Participant| one.signed_at.is_some();
        seat.feed.desk(|desk| match head.signed_at {
            Some(at) => Some(words.walk_read_only(&write.day_time(at, desk.offset))),
            None if seat.unsigned.get() => Some(words.walk_unsigned().to_owned()),
            None if head.participant(desk.me.id).is_some_and(signed) => {
                let wanted = names(write, desk, &head, |one| one.joined && !signed(one));
                Some(words.walk_waits_for(&wanted))
            }
            None => None,
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
