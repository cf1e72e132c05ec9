//! A page that the tablet kept says of when it is, till the line is there again.

use domain::day::Millis;
use leptos::prelude::*;

use crate::format::use_format;
use crate::live::{Feed, Link, now};
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Kept() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let kept = RwSignal::new(None::<Millis>);
    Effect::new(move |_| {
        let page = document().document_element();
        let at = page.and_then(|page| page.get_attribute("data-kept"));
        kept.set(at.and_then(|at| at.parse().ok()).map(Millis));
    });
    move || {
        let at = kept.get().filter(|_| feed.link.get() != Link::Live)?;
        let offset = feed.desk(|desk| desk.offset);
        let text = words.live_as_of(&write.moment(at, now(), offset));
        Some(view! {
            <p class="offline is-kept" role="status">
                <Icon name="i-offline" />
                {text}
            </p>
        })
    }
}
