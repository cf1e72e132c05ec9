//! A row set right in place: its cells as fields, judged anew at once.

use std::collections::BTreeMap;

use domain::import::Column;
use leptos::prelude::*;

use super::api::{Choice, Row};
use super::bench::{Bench, focus};
use super::say;
use crate::ui::field::Field;
use crate::words::use_words;

#[component]
pub fn Mend(row: Row) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let (currency, number) = (bench.opening.with_value(|opening| opening.currency), row.row);
    let columns = bench.draft.with_untracked(|draft| {
        draft.as_ref().map(|draft| draft.columns.clone()).unwrap_or_default()
    });
    let wrong = say::wrong_column(&row.verdict);
    let why = say::reason(&row.verdict, words, currency);
    let held = columns.into_iter().enumerate().filter_map(|(at, held)| Some((at, held?)));
    let fields: Vec<(usize, Column, RwSignal<String>)> = held
        .map(|(at, column)| {
            let cell = row.cells.get(at).cloned().unwrap_or_default();
            (at, column, RwSignal::new(cell))
        })
        .collect();
    // Where nothing in particular is wrong, one begins with the first.
    let first = wrong.or_else(|| fields.first().map(|(_, column, _)| *column));
    let typed = fields.clone();
    let inputs = fields.into_iter().map(|(_, column, value)| {
        let error = (wrong == Some(column)).then(|| why.clone());
        view! {
            <Field
                id=id(column)
                label=say::column(column, words)
                value=value
                error=Signal::stored(error)
                focus={first == Some(column)}
            />
        }
    });
    let original = row.cells.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let cells = typed.iter().filter_map(|(at, _, value)| {
            let text = value.get_untracked();
            (original.get(*at) != Some(&text)).then_some((*at, text))
        });
        let cells: BTreeMap<usize, String> = cells.collect();
        bench.choose(Choice::Cells { row: number, cells }, move || settled(bench, number));
    };
    let close = move |_| {
        bench.mending.set(None);
        focus(format!("[data-row=\"{number}\"]"));
    };
    let label = words.import_mend_row(i64::from(row.line));
    view! {
        <form class="import-mend" aria-label=label on:submit=save>
            <div class="fields is-pair">{inputs.collect_view()}</div>
            <div class="buttons">
                <button class="button is-quiet" type="button" on:click=close>
                    {words.ui_cancel()}
                </button>
                <button
                    class="button is-primary"
                    type="submit"
                    aria-busy=move || bench.busy.get().then_some("true")
                >
                    {words.import_mend_save()}
                </button>
            </div>
        </form>
    }
}

/// A row that is right now closes; one that is not stays open and says what is left.
fn settled(bench: Bench, number: usize) {
    let right = bench.draft.with_untracked(|draft| {
        let rows = draft.as_ref().map(|draft| draft.rows.rows.as_slice()).unwrap_or_default();
        let row = rows.iter().find(|row| row.row == number);
        row.is_none_or(|row| say::wrong_column(&row.verdict).is_none())
    });
    if right {
        bench.mending.set(None);
        focus(format!("[data-row=\"{number}\"], #import-rows"));
    }
}

fn id(column: Column) -> &'static str {
    match column {
        Column::Account => "mend-account",
        Column::Contact => "mend-contact",
        Column::Phone => "mend-phone",
        Column::Product => "mend-product",
        Column::Amount => "mend-amount",
        Column::Currency => "mend-currency",
        Column::Expected => "mend-expected",
        Column::Stage => "mend-stage",
        Column::Status => "mend-status",
        Column::Source => "mend-source",
        Column::Owner => "mend-owner",
        Column::NextStep => "mend-next-step",
        Column::NextStepDue => "mend-next-step-due",
        Column::Claimed => "mend-claimed",
        Column::Closed => "mend-closed",
        Column::Value => "mend-value",
        Column::LostReason => "mend-lost-reason",
        Column::Note => "mend-note",
    }
}
