//! One list: its lines to rename and retire, a field to add to it.

use domain::coaching::skill::Area;
use domain::text::Name;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Line, List, Lists};
use crate::problem::Problem;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// A line as it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    pub line: Line,
    pub name: String,
    pub retired: bool,
}

/// What was asked last, and what came of it.
#[derive(Clone, Copy)]
struct Asked {
    lists: RwSignal<Lists>,
    /// The line whose name is being changed.
    renaming: RwSignal<Option<Line>>,
    wrong: RwSignal<Option<String>>,
}

impl Asked {
    fn done(self, words: Words, answer: Result<Lists, Problem>) -> bool {
        match answer {
            Ok(lists) => {
                self.lists.try_set(lists);
                self.wrong.try_set(None);
                true
            }
            Err(problem) => {
                self.wrong.try_set(Some(problem.say(words)));
                false
            }
        }
    }
}

#[component]
pub fn Panel(list: List, entries: Signal<Vec<Entry>>, lists: RwSignal<Lists>) -> impl IntoView {
    let words = use_words();
    let asked = Asked { lists, renaming: RwSignal::new(None), wrong: RwSignal::new(None) };
    let some = move |retired: bool| {
        let mut entries = entries.get();
        entries.retain(|entry| entry.retired == retired);
        entries
    };
    let empty = match list {
        List::Products => words.lists_products_empty(),
        List::Campaigns => words.lists_campaigns_empty(),
        List::Skills(_) => words.coaching_skills_empty(),
    };
    let offered = move || {
        let offered = some(false);
        if offered.is_empty() {
            return view! { <p class="muted">{empty}</p> }.into_any();
        }
        let lines = offered.into_iter().map(|entry| view! { <Row entry asked /> });
        view! { <ul class="lines">{lines.collect_view()}</ul> }.into_any()
    };
    let retired = move || {
        let retired = some(true);
        let many = i64::try_from(retired.len()).unwrap_or(i64::MAX);
        let lines = retired.into_iter().map(|entry| view! { <Row entry asked /> });
        (many > 0).then(|| {
            view! {
                <details class="more">
                    <summary>
                        {words.lists_retired(many)}
                        <Icon name="i-down" />
                    </summary>
                    <ul class="lines">{lines.collect_view()}</ul>
                </details>
            }
        })
    };
    view! {
        {offered}
        {retired}
        {move || asked.wrong.get().map(|wrong| view! { <p class="field-error" role="alert">{wrong}</p> })}
        <Add list asked />
    }
}

#[component]
fn Row(entry: Entry, asked: Asked) -> impl IntoView {
    let words = use_words();
    let Entry { line, name, retired } = entry;
    let renaming = Memo::new(move |_| asked.renaming.get() == Some(line));
    let turn = move |_| {
        spawn_local(async move {
            asked.done(words, api::retire(line, !retired).await);
        });
    };
    move || {
        let name = name.clone();
        if renaming.get() {
            return view! { <Rename line name asked /> }.into_any();
        }
        let (turn_label, turn_text) = if retired {
            (words.lists_offer_of(&name), words.lists_offer())
        } else {
            (words.lists_retire_of(&name), words.lists_retire())
        };
        let rename_label = words.lists_rename_of(&name);
        let rename = (!retired).then(|| {
            view! {
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=rename_label
                    on:click=move |_| {
                        asked.wrong.set(None);
                        asked.renaming.set(Some(line));
                    }
                >
                    <Icon name="i-edit" />
                </button>
            }
        });
        view! {
            <li class="line" class:is-retired=retired>
                <p>{name}</p>
                {rename}
                <button class="button is-quiet" type="button" aria-label=turn_label on:click=turn>
                    {turn_text}
                </button>
            </li>
        }
        .into_any()
    }
}

#[component]
fn Rename(line: Line, name: String, asked: Asked) -> impl IntoView {
    let words = use_words();
    let value = RwSignal::new(name);
    let wrong = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = match value.with_untracked(|value| Name::new(value)) {
            Ok(name) => name,
            Err(refused) => {
                return wrong.set(Some(words.text_refused(words.lists_name(), refused)));
            }
        };
        spawn_local(async move {
            match api::rename(line, name).await {
                Ok(lists) => {
                    asked.renaming.try_set(None);
                    asked.lists.try_set(lists);
                }
                Err(problem) => drop(wrong.try_set(Some(problem.say(words)))),
            }
        });
    };
    view! {
        <li class="line">
            <form class="line-form" novalidate on:submit=save>
                <Field
                    id="line-name"
                    label=words.lists_name()
                    value
                    error=wrong
                    focus=true
                />
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| asked.renaming.set(None)
                    >
                        {words.ui_cancel()}
                    </button>
                    <button class="button is-primary" type="submit">{words.lists_rename()}</button>
                </div>
            </form>
        </li>
    }
}

#[component]
fn Add(list: List, asked: Asked) -> impl IntoView {
    let words = use_words();
    let value = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let (id, label) = match list {
        List::Products => ("product", words.lists_product_new()),
        List::Campaigns => ("campaign", words.lists_campaign_new()),
        List::Skills(Area::Visits) => ("skill", words.lists_skill_new()),
        List::Skills(Area::Knowledge) => ("knowledge", words.lists_skill_new()),
        List::Skills(Area::Leading) => ("leading", words.lists_skill_new()),
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = match value.with_untracked(|value| Name::new(value)) {
            Ok(name) => name,
            Err(refused) => return wrong.set(Some(words.text_refused(label, refused))),
        };
        wrong.set(None);
        spawn_local(async move {
            // A name that was taken makes room for the next; one that was refused stays.
            if asked.done(words, api::add(list, name).await) {
                value.try_set(String::new());
            }
        });
    };
    view! {
        <form class="line-form" novalidate on:submit=add>
            <Field id label value error=wrong />
            <div class="buttons">
                <button class="button" type="submit">
                    <Icon name="i-plus" />
                    {words.ui_add()}
                </button>
            </div>
        </form>
    }
}
