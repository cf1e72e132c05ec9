//! To whom a signed debrief is opened: both say so, either takes it back.

use domain::coaching::consent::Opening;
use domain::coaching::debrief::Side;
use domain::id::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{debrief, debrief_opening};
use super::name;
use crate::live::sitting::Seat;
use crate::problem::Problem;
use crate::ui::ask::Select;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// For one of the two, once both have signed.
#[component]
pub fn Readers(seat: Seat, side: Side, openings: Vec<Opening>) -> impl IntoView {
    let signed = Memo::new(move |_| seat.is_signed());
    let openings = RwSignal::new(openings);
    // The other of the two said so, or took it back.
    let sitting = seat.view.with_untracked(|view| view.head.id);
    Effect::new(move |before: Option<()>| {
        seat.feed.visits_of.track();
        if before.is_some() {
            spawn_local(async move {
                if let Ok(read) = debrief(sitting).await {
                    let _ = openings.try_set(read.openings);
                }
            });
        }
    });
    move || signed.get().then(|| view! { <Opened seat side openings /> })
}

#[component]
fn Opened(seat: Seat, side: Side, openings: RwSignal<Vec<Opening>>) -> impl IntoView {
    let words = use_words();
    let (sitting, people) = seat.view.with_untracked(|view| {
        let people: Vec<PersonId> = view.head.people.iter().map(|one| one.person).collect();
        (view.head.id, people)
    });
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let say = move |reader: PersonId, yes: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = debrief_opening(sitting, reader, yes).await;
            if busy.try_set(false).is_none() {
                match answer {
                    Ok(all) => openings.set(all),
                    Err(problem) => wrong.set(Some(problem)),
                }
            }
        });
    };
    let chosen = RwSignal::new(String::new());
    let options = move || {
        let known = openings.with(|all| all.iter().map(|one| one.reader).collect::<Vec<_>>());
        let mut options = vec![(String::new(), words.debrief_reader_choose().to_owned())];
        seat.feed.desk(|desk| {
            let others = desk
                .people
                .iter()
                .filter(|one| one.sells && !people.contains(&one.id) && !known.contains(&one.id));
            options.extend(others.map(|one| (one.id.to_string(), one.name.to_string())));
        });
        options
    };
    let offer = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(reader) = chosen.with_untracked(|id| id.parse::<PersonId>()) {
            chosen.set(String::new());
            say(reader, true);
        }
    };
    let row = move |one: Opening| {
        let reader = seat.feed.desk(|desk| name(desk, one.reader));
        let mine = one.by(side).is_some();
        let (class, state) = match (one.is_open(), mine) {
            (true, _) => ("mark is-good", words.debrief_reader_open()),
            (false, true) => ("mark is-due", words.debrief_reader_waits()),
            (false, false) => ("mark is-due", words.debrief_reader_asked()),
        };
        let agree = (!mine).then(|| {
            view! {
                <button
                    class="button is-primary"
                    type="button"
                    data-act="agree-reader"
                    on:click=move |_| say(one.reader, true)
                >
                    {words.debrief_reader_agree()}
                </button>
            }
        });
        let close = if mine { words.debrief_reader_close() } else { words.debrief_reader_refuse() };
        view! {
            <li data-reader=one.reader.to_string()>
                <b>{reader}</b>
                <span class=class><span>{state}</span></span>
                {agree}
                <button
                    class="button"
                    type="button"
                    data-act="close-reader"
                    on:click=move |_| say(one.reader, false)
                >
                    {close}
                </button>
            </li>
        }
    };
    view! {
        <details class="more debrief-readers">
            <summary>
                {words.debrief_readers()} <Icon name="i-down" />
            </summary>
            <p class="muted small">{words.debrief_readers_text()}</p>
            <Refused wrong=wrong.into() />
            <ul>{move || openings.get().into_iter().map(row).collect_view()}</ul>
            <form class="line-form" id="debrief-reader-form" novalidate on:submit=offer>
                {move || {
                    view! {
                        <Select
                            id="debrief-reader"
                            label=words.debrief_reader()
                            options=options()
                            value=chosen
                        />
                    }
                }}
                <div class="buttons">
                    <button
                        class="button"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.debrief_reader_offer()}
                    </button>
                </div>
            </form>
        </details>
    }
}
