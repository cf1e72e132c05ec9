//! The list of what a rep is to learn about market, company and product.

use domain::coaching::skill::Stock;
use domain::day::Day;
use domain::id::PersonId;
use domain::skills::knowledge::{Kind, Known};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::set_knowledge;
use super::here::Here;
use super::knowledge_form::KnowledgeForm;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Words, use_words};

/// What the form is open for: an entry, or a new one of a kind.
#[derive(Clone, PartialEq, Eq)]
pub enum Asked {
    New(Kind),
    Entry(Known),
}

/// Whoever sets it opens the form.
#[derive(Clone, Copy)]
pub struct LearnAsked(pub RwSignal<Option<Asked>>);

impl LearnAsked {
    /// For what a test found lacking.
    pub fn begin(self, stock: Option<Stock>) {
        let kind = match stock {
            Some(Stock::Company) => Kind::Company,
            Some(Stock::Product) => Kind::Product,
            _ => Kind::Market,
        };
        self.0.set(Some(Asked::New(kind)));
    }
}

pub fn kind_word(words: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Market => words.skills_kind_market(),
        Kind::Company => words.skills_kind_company(),
        Kind::Product => words.skills_kind_product(),
    }
}

#[component]
pub fn KnowledgeList(here: Here, rep: PersonId) -> impl IntoView {
    let words = use_words();
    let asked = expect_context::<LearnAsked>();
    let wrong = RwSignal::new(None::<Problem>);
    let list = Memo::new(move |_| {
        let list = |opened: &super::api::Opened| opened.of.as_ref().map(|of| of.knowledge.clone());
        here.opened.with(list).unwrap_or_default()
    });
    let rows = move || {
        let all = list.get();
        if all.is_empty() {
            return view! { <p class="muted">{words.skills_knowledge_empty()}</p> }.into_any();
        }
        let rows = all.into_iter().map(|known| view! { <Row here known wrong /> });
        view! { <ul>{rows.collect_view()}</ul> }.into_any()
    };
    let form = move || {
        let asked = asked.0.get()?;
        Some(view! { <KnowledgeForm here rep asked /> })
    };
    view! {
        <section class="panel skills-knowledge" aria-labelledby="skills-knowledge">
            <header>
                <h2 id="skills-knowledge">{words.skills_knowledge()}</h2>
                <p>{words.skills_knowledge_text()}</p>
            </header>
            <Refused wrong=wrong.into() />
            {rows}
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    data-act="add-knowledge"
                    on:click=move |_| asked.0.set(Some(Asked::New(Kind::Market)))
                >
                    <Icon name="i-plus" />
                    {words.ui_add()}
                </button>
            </div>
            {form}
        </section>
    }
}

#[component]
fn Row(here: Here, known: Known, wrong: RwSignal<Option<Problem>>) -> impl IntoView {
    let (words, write) = (use_words(), here.write);
    let asked = expect_context::<LearnAsked>();
    let today = here.opened.with_untracked(|opened| opened.today);
    let day = |day: Day| write.day_short(day, today);
    let (class, state) = match (known.done, known.begins) {
        (Some(done), _) => ("mark is-good", Some(words.skills_learned_on(&day(done)))),
        (None, Some(begins)) if known.is_late(today) => {
            ("mark is-due", Some(words.skills_begins_on(&day(begins))))
        }
        (None, begins) => ("mark", begins.map(|begins| words.skills_begins_on(&day(begins)))),
    };
    let state = state.map(|state| view! { <span class=class><span>{state}</span></span> });
    let facts = [
        (words.skills_source(), &known.source),
        (words.skills_way(), &known.way),
        (words.skills_proof(), &known.proof),
    ];
    let facts = facts.into_iter().filter_map(|(label, text)| {
        let text = text.as_ref()?.to_string();
        Some(view! {
            <div>
                <dt>{label}</dt>
                <dd>{text}</dd>
            </div>
        })
    });
    let facts = facts.collect_view();
    let what = known.what.to_string();
    let (edit, remove) = (words.skills_edit_of(&what), words.skills_remove_of(&what));
    let turned = if known.done.is_some() {
        (words.skills_not_after_all(), None)
    } else {
        (words.skills_learned(), Some(today))
    };
    let say = move |known: Known, gone: bool| {
        wrong.set(None);
        spawn_local(async move {
            match set_knowledge(known, gone).await {
                Ok(list) => took(here, list),
                Err(problem) => {
                    wrong.try_set(Some(problem));
                    here.anew();
                }
            }
        });
    };
    let done = Known { done: turned.1, ..known.clone() };
    let gone = known.clone();
    let entry = known.clone();
    view! {
        <li class:is-done=known.done.is_some()>
            <p>
                <span class="mark is-joint"><span>{kind_word(words, known.kind)}</span></span>
                <b>{what}</b>
                {state}
            </p>
            <dl>{facts}</dl>
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    data-act="learned"
                    on:click=move |_| say(done.clone(), false)
                >
                    {turned.0}
                </button>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=edit
                    on:click=move |_| asked.0.set(Some(Asked::Entry(entry.clone())))
                >
                    <Icon name="i-edit" />
                </button>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=remove
                    on:click=move |_| say(gone.clone(), true)
                >
                    <Icon name="i-close" />
                </button>
            </div>
        </li>
    }
}

/// The list as the server keeps it now.
pub fn took(here: Here, list: Vec<Known>) {
    let _ = here.opened.try_update(|opened| {
        if let Some(of) = &mut opened.of {
            of.knowledge = list;
        }
    });
}
