//! People, teams, products or bands have changed since the page was drawn: said calmly, and
//! taken over when the reader wants, never over something half typed.

use leptos::prelude::*;

use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Outdated() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let typing = RwSignal::new(false);
    let take_over = move |_| {
        if half_typed() {
            typing.set(true);
        } else {
            let _ = window().location().reload();
        }
    };
    // What waits to be sent is kept on the tablet and outlives the page.
    let text =
        move || if typing.get() { words.live_outdated_typing() } else { words.live_outdated() };
    move || {
        feed.outdated.get().then(|| {
            view! {
                <div class="outdated" role="status">
                    <Icon name="i-waiting" />
                    <p>{text}</p>
                    <button class="button is-quiet" type="button" on:click=take_over>
                        {words.live_take_over()}
                    </button>
                </div>
            }
        })
    }
}

/// Whether a form stands open in which something may have been typed. What is typed of an
/// activity is kept on the tablet with every key, and outlives the page.
fn half_typed() -> bool {
    let forms = ".sheet[open] form, .sheet-side form:not(.act-form), .cell-editor";
    document().query_selector(forms).ok().flatten().is_some()
}
