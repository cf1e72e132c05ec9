//! What is asked of many rows alike, answered for all of them at once; and otherwise again.

use domain::import::{Decision, Question};
use leptos::prelude::*;

use super::api::{Asked, Choice};
use super::bench::{Bench, focus};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn Alike() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let asked = Memo::new(move |_| {
        bench.draft.with(|draft| draft.as_ref().map(|d| d.asked.clone()).unwrap_or_default())
    });
    move || {
        let asked = asked.get();
        (!asked.is_empty()).then(|| {
            let groups = asked.into_iter().map(|asked| view! { <Group asked /> });
            view! { <ul class="import-alike">{groups.collect_view()}</ul> }
        })
    }
}

#[component]
fn Group(asked: Asked) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let Asked { question, rows, open } = asked;
    let answer = move |decision: Option<Decision>| {
        bench.choose(Choice::AnswerAll { question, decision }, || focus("#import-rows".to_owned()));
    };
    let said = words.alike_rows(question, i64::from(rows));
    let still = (open > 0 && open < rows).then(|| words.import_all_open(i64::from(open)));
    let buttons = [
        (open > 0, Some(Decision::Take), "take-all", words.import_take_all()),
        (open > 0, Some(Decision::LeaveOut), "leave-all-out", words.import_leave_all_out()),
        (open < rows, None, "ask-all-again", words.import_ask_all_again()),
    ];
    let buttons =
        buttons.into_iter().filter(|(shown, ..)| *shown).map(|(_, decision, word, text)| {
            view! {
                <button
                    class="button"
                    type="button"
                    data-answer=word
                    aria-label=format!("{text}: {said}")
                    on:click=move |_| answer(decision)
                >
                    {text}
                </button>
            }
        });
    let buttons = buttons.collect_view();
    let icon = if open > 0 { "i-ask" } else { "i-check" };
    view! {
        <li>
            <Icon name=icon />
            <p>{said} " " {still.map(|still| view! { <span class="muted small">{still}</span> })}</p>
            <div class="buttons">{buttons}</div>
        </li>
    }
}

impl Words {
    fn alike_rows(self, question: Question, rows: i64) -> String {
        match question {
            Question::Same => self.import_all_same(rows),
            Question::Like => self.import_all_like(rows),
            Question::NoContact => self.import_all_contact(rows),
        }
    }
}
