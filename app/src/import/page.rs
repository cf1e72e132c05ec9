//! The import page.

use leptos::prelude::*;

use super::api::{Opening, import_open};
use super::bench::Bench;
use super::carry::{Carry, Done};
use super::columns::Columns;
use super::file::{Chosen, Drop};
use super::past::PastImports;
use super::rows::RowList;
use super::sheet_words::SheetWords;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::{Words, use_words};

#[component]
pub fn ImportPage() -> impl IntoView {
    let words = use_words();
    let opening = resource(|| (), |()| import_open());
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <h1>{words.import_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page import">
                    <Suspense>
                        {move || Suspend::new(async move { shown(opening.await, words) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn shown(opening: Result<Opening, Problem>, words: Words) -> AnyView {
    match opening {
        Err(problem) => view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any(),
        Ok(opening) => view! { <Work opening words /> }.into_any(),
    }
}

#[component]
fn Work(opening: Opening, words: Words) -> impl IntoView {
    let bench = Bench::new(opening);
    provide_context(bench);
    let chosen = Memo::new(move |_| bench.draft.with(Option::is_some));
    // Another sheet, or another file, is another table: its parts begin anew.
    let table = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|draft| (draft.file.clone(), draft.sheet)))
    });
    let fresh = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().is_none_or(|draft| draft.under_way.is_none()))
    });
    view! {
        <Done />
        {move || {
            if chosen.get() {
                view! { <Chosen /> }.into_any()
            } else {
                view! { <Drop /> }.into_any()
            }
        }}
        <Refused wrong=bench.problem.into() />
        {move || {
            (table.get().is_some() && fresh.get())
                .then(|| {
                    view! {
                        <Columns />
                        <SheetWords />
                        <RowList />
                    }
                })
        }}
        {move || chosen.get().then(|| view! { <Carry /> })}
        <p class="hidden" role="status" aria-live="polite">
            {move || bench.busy.get().then(|| words.import_reading())}
        </p>
        <PastImports />
    }
}
