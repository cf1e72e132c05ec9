//! What each column of the file holds: recognised, or chosen by hand.

use domain::import::Column;
use leptos::prelude::*;

use super::api::Choice;
use super::bench::Bench;
use super::file::value;
use super::say;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Columns() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let columns = bench.draft.with_untracked(|draft| {
        let draft = draft.as_ref();
        let columns = draft.map(|draft| draft.head.iter().cloned().zip(draft.samples.clone()));
        columns.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
    });
    let columns = columns.into_iter().enumerate().map(|(place, (heading, samples))| {
        let number = i64::try_from(place + 1).unwrap_or_default();
        let heading =
            if heading.trim().is_empty() { words.import_column_unnamed(number) } else { heading };
        view! { <ColumnField place heading samples /> }
    });
    view! {
        <section class="panel" aria-labelledby="import-columns">
            <header>
                <h2 id="import-columns">{words.import_columns()}</h2>
                <p>{words.import_columns_text()}</p>
            </header>
            <div class="import-columns">{columns.collect_view()}</div>
        </section>
    }
}

#[component]
fn ColumnField(place: usize, heading: String, samples: Vec<String>) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let holds = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref()?.columns.get(place).copied().flatten())
    });
    let options = Column::ALL.map(|column| {
        let mine = move || holds.get() == Some(column);
        view! {
            <option value=column.word() prop:selected=mine selected=mine>
                {say::column(column, words)}
            </option>
        }
    });
    let unused = move || holds.get().is_none();
    let id = format!("import-column-{place}");
    view! {
        <div class="field import-column" class:is-unused=unused>
            <label for=id.clone()>{heading}</label>
            <div class="select">
                <select
                    id=id
                    on:change=move |event| {
                        let holds = Column::from_word(&value(&event));
                        bench.choose(Choice::Column { place, holds }, || {});
                    }
                >
                    <option value="" prop:selected=unused selected=unused>
                        {words.import_column_unused()}
                    </option>
                    {options.into_iter().collect_view()}
                </select>
                <Icon name="i-down" />
            </div>
            <ul class="import-samples muted small">
                {samples.into_iter().map(|sample| view! { <li>{sample}</li> }).collect_view()}
            </ul>
        </div>
    }
}
