//! On to the next item, and back.

use leptos::prelude::*;

use super::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// For a thumb, and with the others for who leads; `next` is the class of the button that goes on.
#[component]
pub fn Steps(seat: Seat, next: &'static str) -> impl IntoView {
    let words = use_words();
    let beside = Memo::new(move |_| seat.beside());
    let step = move |to: Option<u16>| {
        if let Some(place) = to {
            seat.go(place);
        }
    };
    view! {
        <div class="walk-steps">
            <button
                class="button is-round"
                type="button"
                data-step="back"
                aria-label=words.walk_previous()
                disabled=move || beside.get().0.is_none()
                on:click=move |_| step(beside.get_untracked().0)
            >
                <Icon name="i-back" />
            </button>
            <button
                class=next
                type="button"
                data-step="next"
                disabled=move || beside.get().1.is_none()
                on:click=move |_| step(beside.get_untracked().1)
            >
                {words.walk_next()}
                <Icon name="i-next" />
            </button>
        </div>
    }
}
