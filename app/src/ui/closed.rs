//! A page that could not be opened; says why, and what to do.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::problem::Problem;
use crate::words::use_words;

/// `again` is the address that tries once more.
#[component]
pub fn Closed(problem: Problem, again: &'static str) -> impl IntoView {
    let why = problem.say(use_words());
    view! { <Shut why again /> }
}

/// `why` is said already, in the reader's words.
#[component]
pub fn Shut(why: String, again: &'static str) -> impl IntoView {
    let words = use_words();
    view! {
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="empty">
                <h1>{words.page_failed_title()}</h1>
                <p>{why}</p>
                <div class="buttons">
                    <A href=again attr:class="button is-primary">{words.ui_retry()}</A>
                </div>
            </div>
        </main>
    }
}
