//! What the words of the stage column stand for; those that are not known are asked, once.

use domain::funnel::{Funnel, Place, Stage};
use domain::import::{Column, Meaning};
use leptos::prelude::*;

use super::api::{Choice, Word};
use super::bench::Bench;
use super::file::value;
use crate::format::percent;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn SheetWords() -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    // Which words there are; what they stand for changes without drawing them anew.
    let asked = Memo::new(move |_| {
        bench.draft.with(|draft| {
            let all = draft.as_ref().map(|draft| draft.words.as_slice()).unwrap_or_default();
            let bare = |word: &Word| Word { meaning: None, ..word.clone() };
            all.iter().filter(|word| word.asked).map(bare).collect::<Vec<_>>()
        })
    });
    let closed = Memo::new(move |_| {
        bench.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft| draft.columns.contains(&Some(Column::Closed)))
        })
    });
    move || {
        let asked = asked.get();
        let closed = closed.get();
        (!asked.is_empty()).then(|| {
            let fields = asked.into_iter().enumerate();
            let fields = fields.map(|(at, word)| view! { <WordField at word closed /> });
            view! {
                <section class="panel" aria-labelledby="import-words">
                    <header>
                        <h2 id="import-words">{words.import_words()}</h2>
                        <p>{words.import_words_text()}</p>
                    </header>
                    <div class="import-columns">{fields.collect_view()}</div>
                </section>
            }
        })
    }
}

#[component]
fn WordField(at: usize, word: Word, closed: bool) -> impl IntoView {
    let words = use_words();
    let bench = expect_context::<Bench>();
    let funnel = bench.opening.with_value(|opening| opening.funnel);
    let id = format!("import-word-{at}");
    let text = word.text.clone();
    let meaning = Memo::new(move |_| {
        bench.draft.with(|draft| {
            let found = draft.as_ref()?.words.iter().find(|word| word.text == text);
            found.and_then(|word| word.meaning)
        })
    });
    let options = meanings(closed).into_iter().map(|one| {
        let mine = move || meaning.get() == Some(one);
        view! {
            <option value=key(one) prop:selected=mine selected=mine>
                {told(one, words, &funnel)}
            </option>
        }
    });
    let unanswered = move || meaning.get().is_none();
    let text = word.text.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{words.import_word(&word.text)}</label>
            <div class="select">
                <select
                    id=id
                    on:change=move |event| {
                        let value = value(&event);
                        let meaning = meanings(closed).into_iter().find(|one| key(*one) == value);
                        bench.choose(Choice::Word { text: text.clone(), meaning }, || {});
                    }
                >
                    <option value="" prop:selected=unanswered selected=unanswered>
                        {words.import_word_unanswered()}
                    </option>
                    {options.collect_view()}
                </select>
                <Icon name="i-down" />
            </div>
            <p class="field-hint">{words.import_rows_count(i64::from(word.rows))}</p>
        </div>
    }
}

/// Won and lost need a day, and so a column for it.
fn meanings(closed: bool) -> Vec<Meaning> {
    let stages = Stage::ALL.map(Meaning::Stage);
    let ended = closed.then_some([Meaning::Won, Meaning::Lost]);
    let rest = [Meaning::Parked, Meaning::LeaveOut];
    stages.into_iter().chain(ended.into_iter().flatten()).chain(rest).collect()
}

fn key(meaning: Meaning) -> String {
    match meaning {
        Meaning::Stage(stage) => stage.number().to_string(),
        Meaning::Won => "won".to_owned(),
        Meaning::Lost => "lost".to_owned(),
        Meaning::Parked => "parked".to_owned(),
        Meaning::LeaveOut => "leave_out".to_owned(),
    }
}

fn told(meaning: Meaning, words: Words, funnel: &Funnel) -> String {
    match meaning {
        Meaning::Stage(stage) => {
            let rate = funnel.rate(Place::Stage(stage)).per_mille();
            format!("{} {} · {}", stage.number(), words.stage_short(stage), percent(rate.into()))
        }
        Meaning::Won => words.place(Place::Won).to_owned(),
        Meaning::Lost => words.place(Place::Lost).to_owned(),
        Meaning::Parked => words.place(Place::Parked).to_owned(),
        Meaning::LeaveOut => words.import_word_leave_out().to_owned(),
    }
}
