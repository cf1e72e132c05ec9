//! What comes out of a printer instead of a page whose printing nobody wrote down; and the
//! printer, where someone did.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::words::use_words;

/// After a printer was given the page, how long it may be printed without another entry: some
/// tablets draw it once more when their own sheet closes.
const GRACE: Duration = Duration::from_secs(10);

/// Stands directly in the frame; on paper, everything beside it is gone.
#[component]
pub fn Unprinted() -> impl IntoView {
    view! { <p class="unprinted">{use_words().export_unprinted()}</p> }
}

/// Gives the page to the printer once what was set stands there, and not before.
pub fn print_soon() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            let _ = window().print();
        });
    });
}

/// One entry, one printing: once it is over, `over` makes the page one that is only looked at.
pub fn after_printing(over: impl Fn() + Clone + 'static) {
    let printed = window_event_listener(leptos::ev::afterprint, move |_| {
        set_timeout(over.clone(), GRACE);
    });
    on_cleanup(move || printed.remove());
}
