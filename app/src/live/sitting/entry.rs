//! A field of an item: what each wrote, as theirs, while they write it; and one's own words.

use std::time::Duration;

use domain::id::PersonId;
use domain::sitting::Field;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Seat;
use crate::live::draft;
use crate::ui::face::Face;
use crate::ui::listen::listen;
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

/// How often the others see what is being typed.
const SHOWN: Duration = Duration::from_millis(250);
/// After so long without a key it is kept.
const PAUSE: Duration = Duration::from_millis(1500);

/// What is said, gently, of words as they are typed.
pub type Aside = fn(&str, Words) -> Option<&'static str>;

/// The entries of all who take part, one's own last.
#[component]
pub fn Entries(
    seat: Seat,
    place: u16,
    field: Field,
    label: &'static str,
    /// Of the box: another for each field of a page.
    #[prop(default = "sit-own")]
    id: &'static str,
    /// Those who write there, where that is not everyone.
    #[prop(optional)]
    authors: Option<Vec<PersonId>>,
    /// Whether the reader may write there now.
    #[prop(optional, into)]
    open: Option<Signal<bool>>,
    #[prop(optional_no_strip)] aside: Option<Aside>,
) -> impl IntoView {
    let me = seat.me();
    let writes = move |one: PersonId| authors.as_ref().is_none_or(|all| all.contains(&one));
    let mine = seat.view.with_untracked(|view| view.head.participant(me).is_some()) && writes(me);
    // More may be called while it goes on.
    let others = Memo::new(move |_| {
        let people = seat.view.with(|view| view.head.people.clone());
        let people = people.into_iter().map(|one| one.person);
        people.filter(|one| *one != me && writes(*one)).collect::<Vec<_>>()
    });
    let told = move |author: PersonId| {
        let name = seat.feed.desk(|desk| desk.person(author).map(ToString::to_string));
        view! { <Told seat place field author name=name.unwrap_or_default() /> }
    };
    let name = seat.feed.desk(|desk| desk.me.name.to_string());
    // Asked by itself, so that what happens in the sitting does not draw the box anew under
    // whoever types into it.
    let shut = Memo::new(move |_| seat.is_signed() || open.is_some_and(|open| !open.get()));
    view! {
        <ul class="sit-entries">
            <For each=move || others.get() key=|author| *author children=told />
            {move || {
                let name = name.clone();
                if !mine {
                    ().into_any()
                } else if shut.get() {
                    view! { <Told seat place field author=me name /> }.into_any()
                } else {
                    view! {
                        <li class="sit-entry sit-own">
                            <Face id=me name silent=true />
                            <Own seat place field label id aside />
                        </li>
                    }
                        .into_any()
                }
            }}
        </ul>
    }
}

/// What somebody wrote; nothing where they wrote nothing.
#[component]
fn Told(seat: Seat, place: u16, field: Field, author: PersonId, name: String) -> impl IntoView {
    let words = use_words();
    let typed = Memo::new(move |_| seat.typed(place, field, author));
    let said = Memo::new(move |_| typed.get().unwrap_or_else(|| seat.words(place, field, author)));
    let there = Memo::new(move |_| typed.with(Option::is_some) || !said.with(String::is_empty));
    move || {
        there.get().then(|| {
            let (face, author_name) = (name.clone(), name.clone());
            let writes = words.walk_writes(&name);
            view! {
                <li class="sit-entry" data-author=author.to_string()>
                    <Face id=author name=face silent=true />
                    <div class="sit-words" class:is-typing=move || typed.with(Option::is_some)>
                        <p class="sit-author">
                            {author_name}
                            {move || {
                                typed
                                    .with(Option::is_some)
                                    .then(|| view! { <span class="hidden">{writes.clone()}</span> })
                            }}
                        </p>
                        <p class="sit-text">{said}</p>
                    </div>
                </li>
            }
        })
    }
}

/// One's own words: the others see them come, they are kept at every pause and when one leaves.
#[component]
fn Own(
    seat: Seat,
    place: u16,
    field: Field,
    label: &'static str,
    id: &'static str,
    aside: Option<Aside>,
) -> impl IntoView {
    let words = use_words();
    let stands = Memo::new(move |_| seat.words(place, field, seat.me()));
    let text = RwSignal::new(stands.get_untracked());
    // What stood when the box was last the same as it, and what was kept from here.
    let (synced, sent) =
        (StoredValue::new(stands.get_untracked()), StoredValue::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let keep = move || {
        let Some(typed) = text.try_get_untracked() else { return };
        let written = seat.write(place, field, &typed);
        sent.set_value(typed.trim().to_owned());
        error.set(written.err().map(|refused| words.text_refused(label, refused)));
    };
    // Written on another tablet of one's own: it comes in, and goes over nothing half typed.
    Effect::new(move |before: Option<()>| {
        let now = stands.get();
        if before.is_some() && sent.with_value(|sent| *sent != now) {
            let typed = text.get_untracked();
            let dirty = synced.with_value(|synced| *synced != typed.trim());
            text.set(if dirty { draft::above(&now, &typed) } else { now.clone() });
        }
        synced.set_value(now);
    });
    let keys = StoredValue::new(0u32);
    let showing = StoredValue::new(false);
    let typed = move |_| {
        keys.update_value(|keys| *keys += 1);
        let at = keys.get_value();
        set_timeout(
            move || {
                if keys.try_get_value() == Some(at) {
                    keep();
                }
            },
            PAUSE,
        );
        show(seat, place, field, text, showing);
    };
    Effect::new(move |_| listen(document().as_ref(), "visibilitychange", move |_| keep()));
    on_cleanup(keep);
    view! {
        <div class="sit-box" on:input=typed on:focusout=move |_| keep()>
            <TextArea id label value=text error=error />
            {aside
                .map(|aside| {
                    let said = Memo::new(move |_| text.with(|text| aside(text, words)));
                    view! { <p class="sit-aside" role="status">{said}</p> }
                })}
        </div>
    }
}

/// Shows the others what is typed, one message at a time and the newest last.
fn show(seat: Seat, place: u16, field: Field, text: RwSignal<String>, showing: StoredValue<bool>) {
    if showing.get_value() {
        return;
    }
    showing.set_value(true);
    set_timeout(
        move || {
            spawn_local(async move {
                while let Some(typed) = text.try_get_untracked() {
                    seat.show_typing(place, field, typed.clone()).await;
                    if text.try_get_untracked().is_none_or(|now| now == typed) {
                        break;
                    }
                }
                showing.try_update_value(|showing| *showing = false);
            });
        },
        SHOWN,
    );
}
