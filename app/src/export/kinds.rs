//! What every sheet that exports ends with: the kind of file, that it is written down, what came
//! of it.

use domain::export::FileKind;
use leptos::prelude::*;

use super::send::Taking;
use crate::ui::ask::Chips;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// The kind that is chosen by its word.
pub fn chosen(kind: RwSignal<String>) -> FileKind {
    kind.with_untracked(|word| FileKind::from_word(word)).unwrap_or_default()
}

#[component]
pub fn Kinds(kind: RwSignal<String>, taking: Taking) -> impl IntoView {
    let words = use_words();
    let kinds = FileKind::ALL.map(|one| (one.word().to_owned(), words.file_kind(one).to_owned()));
    let told = move || {
        taking.done.get().map(|name| {
            view! {
                <div class="note is-good">
                    <Icon name="i-check" />
                    <p>{words.export_done(&name)}</p>
                </div>
            }
        })
    };
    view! {
        <Chips name="export-kind" legend=words.import_file() options=kinds.to_vec() value=kind />
        <p class="field-hint">{words.export_written_down()}</p>
        <div role="status">{told}</div>
    }
}

#[component]
pub fn Go(taking: Taking) -> impl IntoView {
    let words = use_words();
    let told = move || if taking.busy.get() { words.export_making() } else { words.export_go() };
    view! {
        <button
            class="button is-primary"
            type="submit"
            aria-busy=move || taking.busy.get().then_some("true")
        >
            <Icon name="i-download" />
            {told}
        </button>
    }
}
