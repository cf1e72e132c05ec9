//! The classic page of the funnel: looked at on the screen, and printed with an entry in the
//! journal.

use domain::board::{Address, Shape};
use domain::export::{FileKind, Layout};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;

use super::api::{Asked, Printout, Rows, export_page, export_print};
use super::paper::PaperView;
use super::send::Taking;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::unprinted::{Unprinted, after_printing, print_soon};
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn ExportPage() -> impl IntoView {
    let params = use_query_map();
    let address = Memo::new(move |_| {
        params.with(|params| Address::read(Shape::Table, |key| params.get(key)))
    });
    let printout =
        resource(move || address.get(), |Address { filter, sort, .. }| export_page(filter, sort));
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    view! { <Work read=printout.await address=address.get_untracked() /> }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Work(read: Result<Printout, Problem>, address: Address) -> impl IntoView {
    let words = use_words();
    let taking = Taking::new();
    taking.wrong.set(read.as_ref().err().cloned());
    let shown = RwSignal::new(read.ok());
    let recorded = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|printout| printout.entry.is_some()))
    });
    let (filter, sort) = (address.filter.clone(), address.sort);
    after_printing(move || {
        shown.try_update(|shown| {
            if let Some(printout) = shown {
                printout.entry = None;
            }
        });
    });
    let print = {
        let filter = filter.clone();
        move |_| {
            let printed = move |printout| {
                shown.set(Some(printout));
                print_soon();
            };
            taking.ask(export_print(filter.clone(), sort), printed);
        }
    };
    let file = move |kind: FileKind| {
        let (filter, headings) = (Box::new(filter.clone()), Vec::new());
        let rows = Rows::Deals { layout: Layout::Classic, filter, sort, headings };
        let keep = move |_| taking.take(Asked { kind, rows: rows.clone() });
        view! {
            <button class="button" type="button" data-file=kind.word() on:click=keep>
                <Icon name="i-download" />
                {words.file_kind(kind)}
            </button>
        }
    };
    let back = Address { shape: Shape::Table, ..address }.write();
    let there = shown.with_untracked(Option::is_some);
    // What is too much for paper leaves as a file all the same.
    let files =
        there || taking.wrong.with_untracked(|wrong| *wrong == Some(Problem::TooManyToPrint));
    view! {
        {move || (!recorded.get()).then(|| view! { <Unprinted /> })}
        <div class="top">
            <header class="bar">
                <A href=back attr:class="button is-quiet is-round" attr:aria-label=words.export_back()>
                    <Icon name="i-back" />
                </A>
                <h1>{words.export_print_title()}</h1>
                <div class="bar-end">
                    {files.then(|| FileKind::ALL.map(file).into_iter().collect_view())}
                    {there
                        .then(|| {
                            view! {
                                <button
                                    class="button is-primary"
                                    type="button"
                                    data-print
                                    aria-busy=move || taking.busy.get().then_some("true")
                                    on:click=print
                                >
                                    <Icon name="i-print" />
                                    {words.export_print_now()}
                                </button>
                            }
                        })}
                </div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="0">
            <div class="paper-desk">
                <Refused wrong=taking.wrong.into() />
                <p class="muted small paper-hint">{words.export_written_down()}</p>
                <p class="paper-done" role="status">
                    {move || taking.done.get().map(|name| words.export_done(&name))}
                </p>
                {move || shown.get().map(|printout| view! { <PaperView printout /> })}
            </div>
        </main>
    }
}
