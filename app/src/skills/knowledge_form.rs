//! The form of an entry of the knowledge list.

use domain::day::Day;
use domain::id::{KnowledgeId, PersonId};
use domain::skills::knowledge::{Kind, Known};
use domain::text::{Name, TextRefused};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::set_knowledge;
use super::here::Here;
use super::knowledge::{Asked, LearnAsked, kind_word, took};
use crate::live::unfinished::{self, Form};
use crate::problem::Problem;
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    what: RwSignal<String>,
    source: RwSignal<String>,
    way: RwSignal<String>,
    begins: RwSignal<String>,
    proof: RwSignal<String>,
}

impl Fields {
    fn of(asked: &Asked) -> Self {
        let known = match asked {
            Asked::New(_) => None,
            Asked::Entry(known) => Some(known),
        };
        let kind = match asked {
            Asked::New(kind) => *kind,
            Asked::Entry(known) => known.kind,
        };
        let text = |of: fn(&Known) -> Option<&Name>| {
            RwSignal::new(known.and_then(of).map(ToString::to_string).unwrap_or_default())
        };
        let begins = known.and_then(|known| known.begins).map(Day::iso).unwrap_or_default();
        Self {
            kind: RwSignal::new(kind.word().to_owned()),
            what: text(|known| Some(&known.what)),
            source: text(|known| known.source.as_ref()),
            way: text(|known| known.way.as_ref()),
            begins: RwSignal::new(begins),
            proof: text(|known| known.proof.as_ref()),
        }
    }

    fn all(self) -> Vec<RwSignal<String>> {
        vec![self.kind, self.what, self.source, self.way, self.begins, self.proof]
    }

    /// The entry as it is typed, over the one that stands; or what is wrong with which text.
    fn read(
        self,
        (id, rep): (KnowledgeId, PersonId),
        stands: Option<&Known>,
    ) -> Result<Known, (RwSignal<String>, TextRefused)> {
        let text = |field: RwSignal<String>| {
            let text = field.with_untracked(|text| Name::optional(text));
            text.map_err(|refused| (field, refused))
        };
        let what = self.what.with_untracked(|text| Name::new(text));
        Ok(Known {
            id,
            rep,
            kind: self.kind.with_untracked(|word| Kind::from_word(word)).unwrap_or(Kind::Market),
            what: what.map_err(|refused| (self.what, refused))?,
            source: text(self.source)?,
            way: text(self.way)?,
            begins: self.begins.with_untracked(|day| Day::from_iso(day)),
            proof: text(self.proof)?,
            done: stands.and_then(|stands| stands.done),
            version: stands.map_or(0, |stands| stands.version),
        })
    }
}

#[component]
pub fn KnowledgeForm(here: Here, rep: PersonId, asked: Asked) -> impl IntoView {
    let words = use_words();
    let open = expect_context::<LearnAsked>();
    let fields = Fields::of(&asked);
    let me = here.me;
    let (form, title) = match &asked {
        Asked::New(_) => (Form::NewKnowledge(rep), words.skills_knowledge().to_owned()),
        Asked::Entry(known) => {
            (Form::Knowledge(known.id), words.skills_edit_of(known.what.as_str()))
        }
    };
    let stands = match asked {
        Asked::Entry(known) => Some(known),
        Asked::New(_) => None,
    };
    let id = stands.as_ref().map_or_else(|| KnowledgeId::new(Uuid::now_v7()), |known| known.id);
    Effect::new(move |_| unfinished::follow(me, form, fields.all()));
    let wrong = RwSignal::new(None::<Problem>);
    let unread = RwSignal::new(None::<(RwSignal<String>, TextRefused)>);
    let text = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        let error = Signal::derive(move || {
            let (_, refused) = unread.get().filter(|(field, _)| *field == value)?;
            Some(words.text_refused(label, refused))
        });
        view! { <Field id label value error focus=id == "knowledge-what" /> }
    };
    let busy = RwSignal::new(false);
    let close = Callback::new(move |()| open.0.set(None));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let known = match fields.read((id, rep), stands.as_ref()) {
            Ok(known) => known,
            Err(refused) => return unread.set(Some(refused)),
        };
        busy.set(true);
        unread.set(None);
        wrong.set(None);
        spawn_local(async move {
            let answer = set_knowledge(known, false).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(list) => {
                    open.0.set(None);
                    unfinished::forget(me, form);
                    took(here, list);
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let kinds = Kind::ALL.map(|kind| (kind.word().to_owned(), kind_word(words, kind).to_owned()));
    view! {
        <Sheet title close>
            <form class="sheet-form" id="knowledge" novalidate on:submit=submit>
                <div class="sheet-body">
                <Refused wrong=wrong.into() />
                <Chips
                    name="knowledge-kind"
                    legend=words.skills_kind()
                    options=kinds.to_vec()
                    value=fields.kind
                />
                {text("knowledge-what", words.skills_what(), fields.what)}
                {text("knowledge-source", words.skills_source(), fields.source)}
                {text("knowledge-way", words.skills_way(), fields.way)}
                <Field
                    id="knowledge-begins"
                    label=words.skills_begins()
                    value=fields.begins
                    kind="date"
                />
                {text("knowledge-proof", words.skills_proof(), fields.proof)}
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| close.run(())>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.ui_save()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}
