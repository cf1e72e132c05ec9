//! The imports there were: who, when, what came of each, and the way back.

use domain::import::{Count, Run};
use leptos::prelude::*;

use super::api::Past;
use super::bench::Bench;
use super::say;
use crate::format::{count, use_format};
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

#[component]
pub fn PastImports() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let just = Memo::new(move |_| bench.done.with(|done| done.as_ref().map(|past| past.run.id)));
    let list = move || {
        let mut past = bench.past.get();
        // What came of it a moment ago stands above already.
        past.retain(|past| Some(past.run.id) != just.get());
        if past.is_empty() {
            return view! { <p class="muted">{words.import_past_empty()}</p> }.into_any();
        }
        let items = past.into_iter().map(|past| view! { <PastView past /> });
        view! { <ul class="import-past">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="import-past">
            <h2 id="import-past">{words.import_past()}</h2>
            {list}
        </section>
    }
}

#[component]
fn PastView(past: Past) -> impl IntoView {
    let words = use_words();
    let write = use_format();
    let bench = expect_context::<Bench>();
    let offset = bench.opening.with_value(|opening| opening.offset);
    let Past { run, by } = past;
    let who = by.map_or_else(|| words.import_by_program().to_owned(), |name| name.to_string());
    let marks = [
        run.opening.then(|| words.import_past_opening()),
        run.unfinished.then(|| words.import_past_unfinished()),
        run.taken_back.is_some().then(|| words.import_past_back()),
    ];
    let marks = marks.into_iter().flatten();
    let marks = marks.map(|mark| view! { <span class="mark">{mark}</span> }).collect_view();
    view! {
        <li>
            <div>
                <h3>{run.file.clone()} " " {marks}</h3>
                <p class="muted small">{format!("{who} · {}", write.day_time(run.at, offset))}</p>
                <p class="small">{counts(&run, words)}</p>
            </div>
            <div class="buttons">
                <TakeBack run=run.clone() />
            </div>
            <Kept run />
        </li>
    }
}

/// What came of an import, in numbers.
pub fn counts(run: &Run, words: Words) -> String {
    let of = |kind| count(i64::from(run.counts.of(kind)));
    let left = [Count::Asked, Count::Refused, Count::LeftOut];
    let left = left.iter().map(|kind| i64::from(run.counts.of(*kind))).sum();
    words.import_past_counts(&of(Count::Taken), &of(Count::Changed), &of(Count::Same), &count(left))
}

/// The way back, asked once more before it is gone; and the way back from there.
#[component]
pub fn TakeBack(run: Run) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let asking = RwSignal::new(false);
    let id = run.id;
    let again = run.taken_back.is_some();
    let (text, label) = if again {
        (words.import_return(), words.import_return_file(&run.file))
    } else {
        (words.import_take_back(), words.import_take_back_file(&run.file))
    };
    let title = label.clone();
    let left = run.counts.of(Count::Asked) + run.counts.of(Count::Refused) > 0;
    let go = move || {
        asking.set(false);
        bench.take_back(id, again);
    };
    view! {
        {left
            .then(|| {
                view! {
                    <a class="button is-quiet" href=format!("/import/left/{id}") rel="external" download="">
                        {words.import_left_file()}
                    </a>
                }
            })}
        <button
            class="button"
            type="button"
            data-take-back=id.to_string()
            aria-label=label
            on:click=move |_| if again { go() } else { asking.set(true) }
        >
            <Icon name="i-undo" />
            {text}
        </button>
        {move || {
            let title = title.clone();
            asking
                .get()
                .then(|| {
                    view! {
                        <Sheet title=title close=Callback::new(move |()| asking.set(false))>
                            <div class="sheet-body">
                                <p>{words.import_take_back_text()}</p>
                            </div>
                            <div class="sheet-foot buttons">
                                <button
                                    class="button is-danger"
                                    type="button"
                                    id="import-take-back"
                                    on:click=move |_| go()
                                >
                                    {words.import_take_back()}
                                </button>
                            </div>
                        </Sheet>
                    }
                })
        }}
    }
}

/// What stayed when the import was taken back, with the way to each deal.
#[component]
pub fn Kept(run: Run) -> impl IntoView {
    let words = use_words();
    let number = i64::try_from(run.kept.len()).unwrap_or_default();
    (number > 0).then(|| {
        let deals = run.kept.into_iter().map(|kept| {
            let fields = say::fields(&kept.fields, words);
            let more = (!fields.is_empty()).then(|| format!(" · {fields}"));
            view! {
                <li>
                    <a href=format!("/?deal={}", kept.deal)>{kept.account.to_string()}</a>
                    <span class="muted">{more}</span>
                </li>
            }
        });
        view! {
            <div class="import-kept">
                <p>{words.import_kept(number)}</p>
                <ul>{deals.collect_view()}</ul>
            </div>
        }
    })
}
