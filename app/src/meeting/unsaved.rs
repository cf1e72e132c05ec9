//! What was typed about a meeting and not saved: offered again, as long as it stands on the tablet.

use leptos::prelude::*;

use crate::live::Feed;
use crate::live::unfinished::{self, Form};
use crate::ui::icon::Icon;
use crate::words::use_words;

/// `shown`: whether the form is open; `open` opens it with what was typed.
#[component]
pub fn Unsaved(form: Form, shown: Signal<bool>, open: Callback<()>) -> impl IntoView {
    let words = use_words();
    let me = expect_context::<Feed>().me();
    // Only the tablet knows.
    let there = RwSignal::new(false);
    Effect::new(move |_| there.set(!shown.get() && unfinished::is_there(me, form)));
    move || {
        there.get().then(|| {
            view! {
                <div class="note is-due" role="status">
                    <Icon name="i-waiting" />
                    <p>{words.meeting_unsaved()}</p>
                    <button class="button" type="button" data-act="go-on" on:click=move |_| open.run(())>
                        {words.meeting_go_on()}
                    </button>
                </div>
            }
        })
    }
}
