//! What the sign for "about" before a sum means.

use domain::board::Tally;
use leptos::prelude::*;

use crate::words::use_words;

/// Says how many deals of a sum are in other currencies, where there are such.
#[component]
pub fn Rated(#[prop(into)] tally: Signal<Tally>) -> impl IntoView {
    let words = use_words();
    let rated = Memo::new(move |_| i64::from(tally.get().rated));
    move || {
        (rated.get() > 0).then(|| {
            view! { <span class="rated">{words.ui_rated(rated.get())}</span> }
        })
    }
}
