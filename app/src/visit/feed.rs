//! The address under which a calendar program reads the visits: shown once, renewed by one tap.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::renew_calendar;
use crate::problem::Problem;
use crate::ui::hand_over::copy;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

#[component]
pub fn CalendarFeed() -> impl IntoView {
    let words = use_words();
    let url = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<Problem>);
    let copied = RwSignal::new(false);
    let renew = move |_| {
        spawn_local(async move {
            match renew_calendar().await {
                Ok(path) => {
                    let origin = window().location().origin().unwrap_or_default();
                    wrong.set(None);
                    copied.set(false);
                    url.set(Some(format!("{origin}{path}")));
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let shown = move || {
        let url = url.get()?;
        let text = url.clone();
        Some(view! {
            <div class="field">
                <label for="visit-feed">{words.visit_feed_address()}</label>
                <input id="visit-feed" class="input" readonly=true value=url />
            </div>
            <div class="buttons">
                <span role="status">{move || copied.get().then(|| words.team_link_copied())}</span>
                <button class="button" type="button" on:click=move |_| copied.set(copy(&text))>
                    <Icon name="i-copy" />
                    {words.team_link_copy()}
                </button>
            </div>
        })
    };
    view! {
        <details class="more visit-feed">
            <summary>
                {words.visit_feed()}
                <Icon name="i-down" />
            </summary>
            <div class="fields">
                <p class="muted small">{words.visit_feed_text()}</p>
                <Refused wrong=wrong.into() />
                {shown}
                <button class="button" type="button" data-act="feed" on:click=renew>
                    <Icon name="i-link" />
                    {words.visit_feed_renew()}
                </button>
            </div>
        </details>
    }
}
