//! A sitting on paper: looked at on the screen, and printed with an entry in the journal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use domain::sitting::Participant;

use super::api::{Opened, sitting_print};
use crate::desk::Desk;
use crate::format::Format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::unprinted::{Unprinted, after_printing, print_soon};
use crate::words::use_words;

/// The page of the sheet that `draw` makes of what was read; `back` leads to the sitting.
#[component]
pub fn Paper(
    opened: Opened,
    back: String,
    back_label: &'static str,
    title: &'static str,
    draw: Callback<Opened, AnyView>,
) -> impl IntoView {
    let words = use_words();
    let id = opened.sitting.head.id;
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<Problem>));
    let shown = RwSignal::new(opened);
    let recorded = Memo::new(move |_| shown.with(|shown| shown.entry.is_some()));
    after_printing(move || {
        shown.try_update(|shown| shown.entry = None);
    });
    let print = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = sitting_print(id).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(opened) => {
                    shown.set(opened);
                    print_soon();
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    view! {
        {move || (!recorded.get()).then(|| view! { <Unprinted /> })}
        <div class="top">
            <header class="bar">
                <a
                    class="button is-quiet is-round"
                    href=back
                    aria-label=back_label
                >
                    <Icon name="i-back" />
                </a>
                <h1>{title}</h1>
                <div class="bar-end">
                    <button
                        class="button is-primary"
                        type="button"
                        data-print
                        aria-busy=move || busy.get().then_some("true")
                        on:click=print
                    >
                        <Icon name="i-print" />
                        {words.export_print_now()}
                    </button>
                </div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="0">
            <div class="paper-desk">
                <Refused wrong=wrong.into() />
                <p class="muted small paper-hint">{words.export_written_down()}</p>
                {move || draw.run(shown.get())}
            </div>
        </main>
    }
}

/// Who signed when, under the sheet.
pub fn signature(one: &Participant, desk: &Desk, write: Format) -> impl IntoView + use<> {
    let words = write.words();
    let state = match (one.signed_at, one.joined) {
        (Some(at), _) => write.day_time(at, desk.offset),
        (None, true) => words.walk_not_signed().to_owned(),
        (None, false) => words.walk_not_come().to_owned(),
    };
    let name = desk.person(one.person).map(ToString::to_string);
    view! {
        <li>
            <b>{name}</b>
            <span>{state}</span>
        </li>
    }
}
