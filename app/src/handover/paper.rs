//! The report of a handover: looked at on the screen, and printed with an entry in the journal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::one::use_handover;
use super::printed::Printed;
use crate::live::sitting::api::{Opened, sitting_print};
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::unprinted::{Unprinted, after_printing, print_soon};
use crate::words::use_words;

#[component]
pub fn HandoverPaper() -> impl IntoView {
    let read = use_handover();
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => view! { <Work opened /> }.into_any(),
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/handovers" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Work(opened: Opened) -> impl IntoView {
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
                    href=format!("/handovers/{id}")
                    aria-label=words.handover_paper_back()
                >
                    <Icon name="i-back" />
                </a>
                <h1>{words.handover_report()}</h1>
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
                {move || view! { <Printed opened=shown.get() /> }}
            </div>
        </main>
    }
}
