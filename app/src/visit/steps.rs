//! The steps of a visit, each with what to ask oneself and room for notes.

use domain::text::Note;
use domain::visit::{Notes, Step, Visit};
use leptos::prelude::*;

use crate::fields::Typed;
use crate::ui::icon::Icon;
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

/// What is typed about each step, in their order.
#[derive(Clone, Copy)]
pub struct StepNotes([Typed; 7]);

const IDS: [&str; 7] = [
    "visit-prepare",
    "visit-opening",
    "visit-explore",
    "visit-present",
    "visit-objections",
    "visit-close",
    "visit-sum-up",
];

impl StepNotes {
    pub fn new(visit: Option<&Visit>) -> Self {
        Self(Step::ALL.map(|step| {
            let note = visit.and_then(|visit| visit.notes.get(&step));
            Typed::new(note.map(ToString::to_string).unwrap_or_default())
        }))
    }

    pub fn values(self) -> impl Iterator<Item = RwSignal<String>> {
        self.0.into_iter().map(|typed| typed.value)
    }

    /// `None`: one cannot be taken, and says why.
    pub fn read(self, words: Words) -> Option<Notes> {
        let mut notes = Notes::new();
        let mut well = true;
        for (step, typed) in Step::ALL.into_iter().zip(self.0) {
            match typed.value.with_untracked(|text| Note::optional(text)) {
                Ok(note) => {
                    typed.wrong.set(None);
                    notes.extend(note.map(|note| (step, note)));
                }
                Err(refused) => {
                    let wrong = words.text_refused(words.visit_step(step), refused);
                    typed.wrong.set(Some(wrong));
                    well = false;
                }
            }
        }
        well.then_some(notes)
    }
}

/// All steps, folded; those with something in them say so.
#[component]
pub fn Steps(notes: StepNotes) -> impl IntoView {
    let words = use_words();
    let one = move |place: usize, step: Step| {
        let typed = notes.0[place];
        let noted = Memo::new(move |_| typed.value.with(|text| !text.trim().is_empty()));
        view! {
            <details class="more visit-step">
                <summary>
                    <span class="visit-number num">{place + 1}</span>
                    {words.visit_step(step)}
                    {move || {
                        noted
                            .get()
                            .then(|| {
                                view! {
                                    <Icon name="i-edit" />
                                    <span class="hidden">{words.visit_noted()}</span>
                                }
                            })
                    }}
                    <Icon name="i-down" />
                </summary>
                <TextArea
                    id=IDS[place]
                    label=words.visit_notes()
                    value=typed.value
                    hint=words.visit_prompt(step)
                    error=typed.error()
                />
            </details>
        }
    };
    let all = Step::ALL.into_iter().enumerate().map(|(place, step)| one(place, step));
    view! {
        <fieldset class="field visit-steps">
            <legend>{words.visit_steps()}</legend>
            {all.collect_view()}
        </fieldset>
    }
}
