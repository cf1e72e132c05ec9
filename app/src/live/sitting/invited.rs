//! Someone invites the reader: said calmly over the board, and gone to when they want.

use domain::sitting::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::live::{Feed, FeedRoot, Link};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// How somebody calls the reader to a sitting.
pub fn calls(words: Words, kind: Kind, name: &str) -> String {
    match kind {
        Kind::Walk => words.walk_invited(name),
        Kind::Debrief => words.debrief_invited(name),
        Kind::Handover => words.handover_invited(name),
    }
}

#[component]
pub fn Invited() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let live = Memo::new(move |_| feed.link.get() == Link::Live);
    let watched = expect_context::<FeedRoot>().watched;
    // Who leads is told of what befell customers that were handed over.
    Effect::new(move |_| {
        if live.get() && feed.desk(|desk| desk.me.actor().leads()) {
            spawn_local(async move {
                if let Ok(open) = api::handover_watched().await {
                    watched.try_set(open);
                }
            });
        }
    });
    // Who was away, or comes in only now, finds what they were called to.
    Effect::new(move |_| {
        if live.get() && feed.desk(|desk| desk.me.works_deals()) {
            spawn_local(async move {
                if let Ok(heads) = api::sitting_waiting().await {
                    feed.seats.called_to(heads);
                }
            });
        }
    });
    move || {
        let head = feed.seats.invited.with(|all| all.first().cloned())?;
        let name = feed.desk(|desk| desk.person(head.opened_by).map(ToString::to_string));
        let (name, id) = (name.unwrap_or_default(), head.id);
        let text = calls(words, head.kind, &name);
        let to = api::path_of(head.kind, id, "");
        Some(view! {
            <div class="outdated is-invited" role="status">
                <Icon name="i-team" />
                <p>{text}</p>
                <button class="button is-quiet" type="button" on:click=move |_| feed.seats.later(id)>
                    {words.walk_later()}
                </button>
                <a class="button is-quiet" href=to>{words.walk_join()}</a>
            </div>
        })
    }
}
