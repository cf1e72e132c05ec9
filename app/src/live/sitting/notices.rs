//! What a sitting has to say to who sits in it.

use leptos::prelude::*;

use super::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// What was refused, and words that came back.
#[component]
pub fn Notices(seat: Seat) -> impl IntoView {
    let words = use_words();
    let wrong = move || {
        let problem = seat.wrong.get()?;
        Some(view! {
            <div class="note is-refusal" role="alert">
                <Icon name="i-warning" />
                <p>{problem.say(words)}</p>
            </div>
        })
    };
    let back = move || {
        let text = seat.back.get();
        (!text.is_empty()).then(|| {
            view! {
                <div class="note is-due" role="alert">
                    <Icon name="i-warning" />
                    <p>{words.walk_words_back()}</p>
                    <p class="sit-text">{text}</p>
                    <button class="button" type="button" on:click=move |_| seat.let_go()>
                        {words.walk_let_go()}
                    </button>
                </div>
            }
        })
    };
    view! {
        {wrong}
        {back}
    }
}
