//! Choosing the file, and whose its deals are.

use domain::id::PersonId;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::api::Choice;
use super::bench::Bench;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// A big place to choose a file by touch, or to drop one.
#[component]
pub fn Drop() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let over = RwSignal::new(false);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            bench.upload(file);
        }
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <section
            class="panel import-drop"
            class:is-over=move || over.get()
            aria-labelledby="import-file-title"
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h2 id="import-file-title">{words.import_choose()}</h2>
            <p class="muted">{words.import_text()}</p>
            <label class="button is-primary import-choose">
                <Icon name="i-file" />
                <span>
                    {move || {
                        if bench.busy.get() { words.import_reading() } else { words.import_choose() }
                    }}
                </span>
                <input
                    type="file"
                    accept=".csv,.tsv,.txt,.xlsx,text/csv"
                    disabled=move || bench.busy.get()
                    on:change:target=move |event| {
                        let input = event.target();
                        let file = input.files().and_then(|files| files.get(0));
                        if let Some(file) = file {
                            bench.upload(file);
                        }
                        // The same file can be chosen again once it is set right.
                        input.set_value("");
                    }
                />
            </label>
            <p class="muted small">{words.import_drop_hint()}</p>
        </section>
    }
}

/// The file that was chosen, and whose its deals are.
#[component]
pub fn Chosen() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let named = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|draft| draft.file.clone()).unwrap_or_default())
    });
    let under_way = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.under_way.is_some()))
    });
    let sheets = bench.draft.with_untracked(|draft| {
        draft.as_ref().map(|draft| draft.sheets.clone()).unwrap_or_default()
    });
    let sheet_chosen = move |event: web_sys::Event| {
        if let Ok(sheet) = value(&event).parse() {
            bench.choose(Choice::Sheet(sheet), || {});
        }
    };
    let sheets = (sheets.len() > 1).then(|| {
        let options = sheets.into_iter().enumerate().map(|(at, name)| {
            let chosen = move || {
                bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.sheet == at))
            };
            view! { <option value=at.to_string() prop:selected=chosen selected=chosen>{name}</option> }
        });
        view! {
            <div class="field">
                <label for="import-sheet">{words.import_sheet()}</label>
                <div class="select">
                    <select id="import-sheet" on:change=sheet_chosen>
                        {options.collect_view()}
                    </select>
                    <Icon name="i-down" />
                </div>
            </div>
        }
    });
    view! {
        <section class="panel" aria-labelledby="import-chosen">
            <header class="import-chosen">
                <Icon name="i-file" />
                <div>
                    <p class="muted small">{words.import_file()}</p>
                    <h2 id="import-chosen">{move || named.get()}</h2>
                </div>
                {move || {
                    (!under_way.get())
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    on:click=move |_| bench.discard()
                                >
                                    {words.import_another()}
                                </button>
                            }
                        })
                }}
            </header>
            {move || (!under_way.get()).then(|| view! { <Whose /> })}
            {sheets}
        </section>
    }
}

/// Only for who may list deals of others.
#[component]
fn Whose() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let people = bench.opening.with_value(|opening| opening.people.clone());
    let chosen = move |event: web_sys::Event| {
        if let Ok(owner) = value(&event).parse::<PersonId>() {
            bench.choose(Choice::Owner(owner), || {});
        }
    };
    (people.len() > 1).then(|| {
        let options = people.into_iter().map(|(id, name)| {
            let mine = move || {
                bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.owner == id))
            };
            view! {
                <option value=id.to_string() prop:selected=mine selected=mine>
                    {name.to_string()}
                </option>
            }
        });
        view! {
            <div class="field">
                <label for="import-owner">{words.import_whose()}</label>
                <div class="select">
                    <select id="import-owner" on:change=chosen>
                        {options.collect_view()}
                    </select>
                    <Icon name="i-down" />
                </div>
            </div>
        }
    })
}

/// What was chosen in a select.
pub fn value(event: &web_sys::Event) -> String {
    let select = event.target().and_then(|target| target.dyn_into().ok());
    select.map(|select: web_sys::HtmlSelectElement| select.value()).unwrap_or_default()
}
