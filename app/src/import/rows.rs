//! Every row and what becomes of it, fifty at a time.

use domain::import::{Ask, Count, Decision, Verdict};
use leptos::prelude::*;

use super::alike::Alike;
use super::api::{Choice, PAGE, Row, Shown};
use super::bench::{Bench, focus};
use super::mend::Mend;
use super::say;
use crate::format::{Format, count, use_format};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn RowList() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let rows = move || {
        bench.draft.with(|draft| draft.as_ref().map(|d| d.rows.rows.clone()).unwrap_or_default())
    };
    view! {
        <section class="panel import-rows" aria-labelledby="import-rows">
            <h2 id="import-rows" tabindex="-1">{words.import_rows()}</h2>
            <Kinds />
            <Alike />
            <Pages />
            <ul class="import-list" aria-busy=move || bench.busy.get().then_some("true")>
                <For
                    each=rows
                    // A row that was judged differently is another row.
                    key=|row| serde_json::to_string(row).unwrap_or_default()
                    children=move |row| view! { <RowView row /> }
                />
            </ul>
            <Pages />
        </section>
    }
}

/// Which rows are shown, with their counts.
#[component]
fn Kinds() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let kinds = std::iter::once(None).chain(Count::ALL.map(Some));
    let chips = kinds.map(|kind| {
        let number = Memo::new(move |_| {
            bench.draft.with(|draft| {
                let counts = draft.as_ref().map(|draft| draft.rows.counts).unwrap_or_default();
                kind.map_or(counts.all(), |kind| counts.of(kind))
            })
        });
        let on = Memo::new(move |_| bench.shown().kind == kind);
        move || {
            let there = kind.is_none() || number.get() > 0 || on.get();
            there.then(|| {
                view! {
                    <li>
                        <button
                            class="chip"
                            type="button"
                            data-kind=kind.map_or("all", class)
                            aria-pressed=move || if on.get() { "true" } else { "false" }
                            on:click=move |_| bench.look(Shown { kind, from: 0 })
                        >
                            {say::kind(kind, words)}
                            <span class="num">{move || count(i64::from(number.get()))}</span>
                        </button>
                    </li>
                }
            })
        }
    });
    view! { <ul class="chips">{chips.collect_view()}</ul> }
}

fn class(kind: Count) -> &'static str {
    match kind {
        Count::Taken => "taken",
        Count::Changed => "changed",
        Count::Same => "same",
        Count::Asked => "asked",
        Count::Refused => "refused",
        Count::LeftOut => "left-out",
    }
}

fn icon(kind: Count) -> &'static str {
    match kind {
        Count::Taken => "i-plus",
        Count::Changed => "i-edit",
        Count::Same => "i-check",
        Count::Asked => "i-ask",
        Count::Refused => "i-warning",
        Count::LeftOut => "i-none",
    }
}

#[component]
fn RowView(row: Row) -> impl IntoView {
    let words = use_words();
    let write = use_format();
    let bench = expect_context::<Bench>();
    let currency = bench.opening.with_value(|opening| opening.currency);
    let kind = row.verdict.count();
    let reason = say::reason(&row.verdict, words, currency);
    let number = row.row;
    let line = words.import_line_number(i64::from(row.line));
    let open = Memo::new(move |_| bench.mending.get() == Some(number));
    let mended = row.mended.then(|| {
        view! { <span class="muted small">{words.import_mended()}</span> }
    });
    let (title, detail) = told(&row, words, write);
    // The open form says it at the field.
    let at_field = say::wrong_column(&row.verdict).is_some();
    let why = move || {
        let said = open.get() && at_field;
        (!said && !reason.is_empty()).then(|| view! { <p class="import-why">{reason.clone()}</p> })
    };
    let buttons = {
        let row = row.clone();
        move || (!open.get()).then(|| view! { <Answers row=row.clone() /> })
    };
    let form = {
        let row = row.clone();
        move || open.get().then(|| view! { <Mend row=row.clone() /> })
    };
    view! {
        <li
            class=format!("import-row is-{}", class(kind))
            data-row=row.row
            data-line=row.line
            tabindex="-1"
        >
            <div class="import-mark">
                <span class="num">{line}</span>
                <span class="import-kind">
                    <Icon name=icon(kind) />
                    {say::kind(Some(kind), words)}
                </span>
                {mended}
            </div>
            <div class="import-told">
                <p class="import-title">{title}</p>
                <p class="muted small">{detail}</p>
                {why}
            </div>
            {buttons}
            {form}
        </li>
    }
}

/// What the row would become; as it stands in the file where it cannot be read.
fn told(row: &Row, words: Words, write: Format) -> (String, String) {
    let Some(becomes) = &row.becomes else {
        let mut cells = row.cells.iter().filter(|cell| !cell.is_empty()).cloned();
        let title = cells.next().unwrap_or_default();
        return (title, cells.collect::<Vec<_>>().join(" · "));
    };
    let names = [&becomes.account, &becomes.contact, &becomes.product];
    let title: Vec<String> = names.into_iter().flatten().map(ToString::to_string).collect();
    let place = becomes.standing.place();
    let detail = [
        becomes.amount.map(|amount| write.money(amount)),
        becomes.expected.map(|day| write.day(day)),
        Some(words.place(place).to_owned()),
        Some(becomes.owner.to_string()),
    ];
    (title.join(" · "), detail.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What can be done about a row.
#[component]
fn Answers(row: Row) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let (number, line) = (row.row, i64::from(row.line));
    let answer = move |decision: Option<Decision>| {
        let then = move || focus(format!("[data-row=\"{number}\"], #import-rows"));
        bench.choose(Choice::Answer { row: number, decision }, then);
    };
    let can_take = matches!(&row.verdict, Verdict::Asked(ask) if !matches!(ask, Ask::Word { .. }));
    let can_mend = matches!(row.verdict, Verdict::Asked(_) | Verdict::Refused(_)) || row.mended;
    let leaves = matches!(row.verdict, Verdict::Asked(_) | Verdict::Refused(_));
    let again = row.verdict == Verdict::LeftOut;
    let named = words.import_line_number(line);
    (can_mend || again).then(|| {
        view! {
            <div class="import-answers" role="group" aria-label=named>
                {can_take
                    .then(|| {
                        view! {
                            <button
                                class="button is-primary"
                                type="button"
                                data-answer="take"
                                on:click=move |_| answer(Some(Decision::Take))
                            >
                                {words.import_take()}
                            </button>
                        }
                    })}
                {can_mend
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                data-answer="mend"
                                aria-label=words.import_mend_row(line)
                                on:click=move |_| bench.mending.set(Some(number))
                            >
                                <Icon name="i-edit" />
                                {words.import_mend()}
                            </button>
                        }
                    })}
                {leaves
                    .then(|| {
                        view! {
                            <button
                                class="button is-quiet"
                                type="button"
                                data-answer="leave-out"
                                on:click=move |_| answer(Some(Decision::LeaveOut))
                            >
                                {words.import_leave_out()}
                            </button>
                        }
                    })}
                {again
                    .then(|| {
                        view! {
                            <button
                                class="button is-quiet"
                                type="button"
                                data-answer="again"
                                on:click=move |_| answer(None)
                            >
                                {words.import_ask_again()}
                            </button>
                        }
                    })}
            </div>
        }
    })
}

/// Earlier and later rows and any page of them, above and below the list, where there are more than one page of them.
#[component]
fn Pages() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let window = Memo::new(move |_| {
        bench.draft.with(|draft| {
            let draft = draft.as_ref()?;
            (draft.rows.of > PAGE).then_some((draft.rows.shown, draft.rows.of))
        })
    });
    let go = move |shown: Shown, from: u32| {
        bench.look(Shown { from, ..shown });
        focus("#import-rows".to_owned());
    };
    move || {
        window.get().map(|(shown, of)| {
            let to = (shown.from + PAGE).min(of);
            let pages = (0..of.div_ceil(PAGE)).map(|page| {
                let from = page * PAGE;
                let shows = [from + 1, (from + PAGE).min(of), of].map(|n| count(i64::from(n)));
                let text = words.import_rows_window(&shows[0], &shows[1], &shows[2]);
                view! { <option value=from.to_string() selected=from == shown.from>{text}</option> }
            });
            let pages = pages.collect_view();
            view! {
                <div class="import-pages" role="group" aria-label=words.import_rows()>
                    <button
                        class="button"
                        type="button"
                        disabled=shown.from == 0
                        on:click=move |_| go(shown, shown.from.saturating_sub(PAGE))
                    >
                        {words.import_rows_before()}
                    </button>
                    <select
                        class="num"
                        aria-label=words.import_rows_go()
                        on:change:target=move |event| {
                            if let Ok(from) = event.target().value().parse() {
                                go(shown, from);
                            }
                        }
                    >
                        {pages}
                    </select>
                    <button
                        class="button"
                        type="button"
                        disabled={to >= of}
                        on:click=move |_| go(shown, to)
                    >
                        {words.import_rows_after()}
                    </button>
                </div>
            }
        })
    }
}
