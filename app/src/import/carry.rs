//! Bringing in: the one button, how far it has come, and what came of it.

use domain::import::{Column, Count};
use leptos::prelude::*;

use super::bench::Bench;
use super::past::{Kept, TakeBack, counts};
use crate::format::count;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Carry() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let may_open = bench.opening.with_value(|opening| opening.may_open);
    let opening = RwSignal::new(false);
    // Only a file that says when its deals were listed can be an opening balance.
    let claims = Memo::new(move |_| {
        let claims = bench.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft| draft.columns.contains(&Some(Column::Claimed)))
        });
        may_open && claims
    });
    let told = Memo::new(move |_| {
        bench.draft.with(|draft| {
            let counts = draft.as_ref().map(|draft| draft.rows.counts).unwrap_or_default();
            let brings = counts.of(Count::Taken) + counts.of(Count::Changed);
            (brings, counts.of(Count::Asked) + counts.of(Count::Refused))
        })
    });
    let under_way = Memo::new(move |_| {
        let begun = bench.draft.with(|draft| draft.as_ref().and_then(|draft| draft.under_way));
        bench.progress.get().or(begun)
    });
    let text = move || {
        let (brings, _) = told.get();
        if under_way.get().is_some() {
            words.import_go_on().to_owned()
        } else {
            words.import_bring(i64::from(brings))
        }
    };
    let idle = move || bench.busy.get() || (told.get().0 == 0 && under_way.get().is_none());
    view! {
        <section class="panel import-carry" aria-label=words.import_title()>
            {move || {
                under_way
                    .get()
                    .map(|(done, of)| {
                        let [now, all] = [done, of].map(|n| count(i64::from(n)));
                        let told = words.import_progress(&now, &all);
                        view! {
                            <div class="import-progress" role="status">
                                <progress
                                    max=of.to_string()
                                    value=done.to_string()
                                    aria-label=words.import_title()
                                ></progress>
                                <p class="num">{told}</p>
                            </div>
                        }
                    })
            }}
            {move || {
                let (_, open) = told.get();
                under_way
                    .get()
                    .is_none()
                    .then(|| {
                        view! {
                            <p class="import-open" class:is-clear={open == 0}>
                                {if open == 0 {
                                    words.import_all_clear().to_owned()
                                } else {
                                    words.import_open_rows(i64::from(open))
                                }}
                            </p>
                        }
                    })
            }}
            {move || {
                claims
                    .get()
                    .then(|| {
                    view! {
                        <label class="toggle">
                            <input
                                type="checkbox"
                                prop:checked=move || opening.get()
                                on:change:target=move |event| opening.set(event.target().checked())
                            />
                            <span>{words.import_opening()}</span>
                        </label>
                    }
                })
            }}
            <button
                class="button is-primary"
                type="button"
                id="import-bring"
                disabled=idle
                aria-busy=move || bench.busy.get().then_some("true")
                on:click=move |_| bench.bring(opening.get_untracked() && claims.get_untracked())
            >
                {text}
            </button>
        </section>
    }
}

/// What came of the import that was carried out a moment ago.
#[component]
pub fn Done() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    move || {
        bench.done.get().map(|past| {
            let back = past.run.taken_back.is_some();
            let sign = if back { "i-undo" } else { "i-check" };
            let title = if back {
                words.import_past_back().to_owned()
            } else {
                words.import_done(&past.run.file)
            };
            let told = counts(&past.run, words);
            view! {
                <section class="panel import-done" role="status" aria-labelledby="import-done">
                    <header class="import-chosen">
                        <Icon name=sign />
                        <div>
                            <h2 id="import-done">{title}</h2>
                            <p class="muted">{told}</p>
                        </div>
                    </header>
                    <Kept run=past.run.clone() />
                    <div class="buttons">
                        <TakeBack run=past.run.clone() />
                        <a class="button is-primary" href="/">{words.import_to_funnel()}</a>
                    </div>
                </section>
            }
        })
    }
}
