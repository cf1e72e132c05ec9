//! The desk on which a sheet of paper is looked at, and printed with an entry in the journal.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::Icon;
use super::input::Refused;
use super::unprinted::{Unprinted, after_printing, print_soon};
use crate::problem::Problem;
use crate::words::use_words;

/// What the server answers who asks to print; what it told is on the sheet by then.
pub type Answer = Pin<Box<dyn Future<Output = Result<(), Problem>>>>;

/// A page of the sheet that stands in it; `back` is where it belongs.
#[component]
pub fn PaperDesk(
    back: String,
    back_label: &'static str,
    title: &'static str,
    /// Whether an entry stands in the journal: without one, paper says how to get it.
    recorded: Signal<bool>,
    /// Asks for that entry, and puts it on the sheet.
    ask: Callback<(), Answer>,
    /// It was printed: the next time asks anew.
    over: Callback<()>,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<Problem>));
    let recorded = Memo::new(move |_| recorded.get());
    after_printing(move || {
        over.try_run(());
    });
    let print = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = ask.run(()).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => print_soon(),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    view! {
        {move || (!recorded.get()).then(|| view! { <Unprinted /> })}
        <div class="top">
            <header class="bar">
                <a class="button is-quiet is-round" href=back aria-label=back_label>
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
                {children()}
            </div>
        </main>
    }
}
