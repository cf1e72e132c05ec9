//! The foot of the table: its sums, or what is chosen and what can be done with it.

use domain::alter::{Altered, Left};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alter_sheet::AlterSheet;
use super::api::undo_alter;
use super::columns::Columns;
use super::rows::Rows;
use super::selection::Selection;
use crate::format::{self, use_format};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::rated::Rated;
use crate::words::use_words;

/// What came of the last step.
#[derive(Clone, PartialEq, Eq)]
pub struct Done {
    pub altered: Altered,
    pub undone: bool,
}

#[component]
pub fn Foot(works: bool) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let (asking, columns) = (RwSignal::new(false), RwSignal::new(false));
    let done = RwSignal::new(None::<Done>);
    let total = Memo::new(move |_| rows.held.with(|table| table.tally.count));
    let chosen = Memo::new(move |_| rows.selection.with(|selection| selection.count(total.get())));
    let picked = move || {
        view! {
            <p class="foot-picked" role="status">
                <b>{move || words.table_picked(i64::from(chosen.get()))}</b>
            </p>
            <button
                class="button is-primary"
                type="button"
                data-alter
                aria-haspopup="dialog"
                on:click=move |_| asking.set(true)
            >
                <Icon name="i-edit" />
                {words.table_alter()}
            </button>
            <button
                class="button is-quiet"
                type="button"
                on:click=move |_| rows.selection.set(Selection::default())
            >
                {words.table_pick_none()}
            </button>
        }
    };
    let choosing = Memo::new(move |_| chosen.get() > 0);
    view! {
        <Told done />
        <footer class="table-foot">
            {move || {
                if choosing.get() { picked().into_any() } else { view! { <Sums /> }.into_any() }
            }}
            {works
                .then(|| {
                    view! {
                        <button
                            class="button foot-columns"
                            type="button"
                            data-columns
                            aria-haspopup="dialog"
                            on:click=move |_| columns.set(true)
                        >
                            <Icon name="i-columns" />
                            {words.table_columns()}
                        </button>
                    }
                })}
        </footer>
        {move || asking.get().then(|| view! { <AlterSheet open=asking chosen=chosen.get_untracked() done /> })}
        {move || columns.get().then(|| view! { <Columns open=columns /> })}
    }
}

#[component]
fn Sums() -> impl IntoView {
    let rows = expect_context::<Rows>();
    let (words, write) = (use_words(), use_format());
    let currency = rows.feed.desk(|desk| desk.currency);
    let sums = Memo::new(move |_| rows.held.with(|table| (table.tally, table.weighted)));
    view! {
        <p class="foot-sums">
            <span>{move || words.board_count(i64::from(sums.get().0.count))}</span>
            <b>{move || write.sum_short(sums.get().0.amount, sums.get().0, currency)}</b>
            <span class="muted">
                {move || words.board_weighted_sum(&write.total_short(sums.get().1, currency))}
            </span>
            <Rated tally=Signal::derive(move || sums.get().0) />
        </p>
    }
}

/// What a step has come to, with its way back.
#[component]
fn Told(done: RwSignal<Option<Done>>) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let take_back = move |_| {
        let Some(Done { altered, .. }) = done.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = undo_alter(altered.id).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(altered) => done.set(Some(Done { altered, undone: true })),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let told = move || {
        let Done { altered, undone } = done.get()?;
        let many = i64::from(altered.done);
        let text = if undone { words.table_put_back(many) } else { words.table_altered(many) };
        let left = altered.left;
        let undo = !undone && altered.done > 0;
        Some(view! {
            <div class="altered" data-undone=undone.to_string()>
                <p role="status">{text}</p>
                {(!left.is_empty()).then(|| view! { <LeftAlone left /> })}
                {move || {
                    wrong.get().map(|problem| view! { <p class="field-error" role="alert">{problem.say(words)}</p> })
                }}
                <div class="buttons">
                    {undo
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    data-undo
                                    aria-busy=move || busy.get().then_some("true")
                                    on:click=take_back
                                >
                                    <Icon name="i-undo" />
                                    {words.move_undo()}
                                </button>
                            }
                        })}
                    <button
                        class="button is-quiet is-round"
                        type="button"
                        aria-label=words.ui_close()
                        on:click=move |_| done.set(None)
                    >
                        <Icon name="i-close" />
                    </button>
                </div>
            </div>
        })
    };
    view! { {told} }
}

/// More than these are counted and not named.
const NAMED: usize = 100;

#[component]
fn LeftAlone(left: Vec<Left>) -> impl IntoView {
    let words = use_words();
    let many = i64::try_from(left.len()).unwrap_or(i64::MAX);
    let more = left.len().saturating_sub(NAMED);
    let rows = left.into_iter().take(NAMED).map(|one| {
        let name = one.account.map_or_else(|| words.table_unseen().to_owned(), |n| n.to_string());
        view! {
            <li>
                <b>{name}</b>
                <span>{words.refusal(one.why)}</span>
            </li>
        }
    });
    view! {
        <details class="more">
            <summary>
                {words.table_left(many)}
                <Icon name="i-down" />
            </summary>
            <ul class="left-alone" tabindex="0" aria-label=words.table_left(many)>
                {rows.collect_view()}
                {(more > 0).then(|| view! { <li>{format!("+{}", format::count(i64::try_from(more).unwrap_or(0)))}</li> })}
            </ul>
        </details>
    }
}
