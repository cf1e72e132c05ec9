//! Someone called and comes back: what came of it?

use domain::id::DealId;
use leptos::prelude::*;

use super::composer::Compose;
use super::form::local;
use crate::live::called::{self, Called};
use crate::live::draft::Draft;
use crate::live::{Feed, now};
use crate::ui::icon::Icon;
use crate::ui::listen::listen;
use crate::words::use_words;

/// A call this short ago was just now.
const SOON: i64 = 15 * 60_000;

/// Asks after the call that was made last about a deal, when the page is looked at again.
#[component]
pub fn CameBack(deal: DealId, compose: Compose) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let me = feed.me();
    let call = RwSignal::new(None::<Called>);
    Effect::new(move |_| {
        let look = move || call.set(called::last(me, deal));
        look();
        listen(document().as_ref(), "visibilitychange", move |_| {
            if !document().hidden() {
                look();
            }
        });
        listen(window().as_ref(), "focus", move |_| look());
    });
    move || call.get().map(|found| view! { <Ask found call compose /> })
}

#[component]
fn Ask(found: Called, call: RwSignal<Option<Called>>, compose: Compose) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let question = words.activity_called(found.name.as_str());
    let done = move || {
        called::forget(feed.me());
        call.set(None);
    };
    let told = StoredValue::new(found);
    // What is being typed already stays: the call is put around it.
    let begin = move |reached: &'static str| {
        let Called { contact, at, .. } = told.get_value();
        let offset = feed.desk(|desk| desk.offset);
        let late = now().0 - at.0 > SOON;
        let typed = untrack(|| compose.form.draft());
        compose.form.fill(Draft {
            kind: "call".to_owned(),
            way: "out".to_owned(),
            reached: reached.to_owned(),
            contact: contact.to_string(),
            happened: if late { local(at, offset) } else { String::new() },
            ..typed
        });
        done();
        compose.show();
    };
    view! {
        <div class="note act-called" role="status">
            <Icon name="i-phone" />
            <p>{question}</p>
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| begin("yes")>
                    {words.activity_reached()}
                </button>
                <button class="button" type="button" on:click=move |_| begin("no")>
                    {words.activity_not_reached()}
                </button>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=words.activity_called_nothing()
                    on:click=move |_| done()
                >
                    <Icon name="i-close" />
                </button>
            </div>
        </div>
    }
}
