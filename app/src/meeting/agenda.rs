//! The parts of the form that grow: items of the agenda, and actions.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::meeting::{Content, Form, Item, Sheet, ToDo};
use domain::text::Name;
use leptos::prelude::*;

use crate::fields::Typed;
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// How long an item may take, in minutes.
const LENGTHS: [u16; 8] = [5, 10, 15, 20, 30, 45, 60, 90];

/// A row, by a number that stays its own while others come and go.
type Row<const N: usize> = (u32, [Typed; N]);

/// An item: what about, in which way, how long, what exactly. An action: who, what, by when.
#[derive(Clone, Copy)]
pub struct Rows {
    items: RwSignal<Vec<Row<4>>>,
    actions: RwSignal<Vec<Row<3>>>,
    next: StoredValue<u32>,
    /// There is nothing on the agenda.
    wrong: RwSignal<Option<String>>,
}

impl Rows {
    pub fn new(sheet: Option<&Sheet>) -> Self {
        let rows = Self {
            items: RwSignal::new(Vec::new()),
            actions: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            wrong: RwSignal::new(None),
        };
        match sheet {
            Some(sheet) => {
                for item in &sheet.agenda {
                    let about = item.about.as_ref().map(ToString::to_string).unwrap_or_default();
                    let minutes = item.minutes.to_string();
                    rows.item([item.content.place(), item.form.place(), minutes, about]);
                }
                for action in &sheet.actions {
                    let (who, what) = (action.who.to_string(), action.what.to_string());
                    rows.action([who, what, action.due.iso()]);
                }
            }
            None => rows.one_more(),
        }
        rows
    }

    fn number(self) -> u32 {
        self.next.update_value(|next| *next += 1);
        self.next.get_value()
    }

    fn item(self, texts: [String; 4]) {
        let row = (self.number(), texts.map(Typed::new));
        self.items.update(|items| items.push(row));
    }

    fn action(self, texts: [String; 3]) {
        let row = (self.number(), texts.map(Typed::new));
        self.actions.update(|actions| actions.push(row));
    }

    /// An item as most begin.
    fn one_more(self) {
        let (content, form) = (Content::Market, Form::Discussion);
        self.item([content.place(), form.place(), "20".to_owned(), String::new()]);
    }

    /// Each row as a list of texts; first how many items there are.
    pub fn packed(self) -> Vec<Vec<String>> {
        fn texts<const N: usize>(rows: &[Row<N>]) -> Vec<Vec<String>> {
            rows.iter().map(|(_, row)| row.map(|typed| typed.value.get()).to_vec()).collect()
        }
        let mut all = self.items.with(|rows| texts(rows));
        all.extend(self.actions.with(|rows| texts(rows)));
        all
    }

    pub fn unpack(self, rows: &[Vec<String>]) {
        self.items.set(Vec::new());
        self.actions.set(Vec::new());
        for row in rows {
            if let Ok(item) = <[String; 4]>::try_from(row.clone()) {
                self.item(item);
            } else if let Ok(action) = <[String; 3]>::try_from(row.clone()) {
                self.action(action);
            }
        }
    }

    /// `None`: something cannot be read, and says so.
    pub fn agenda(self, words: Words) -> Option<Vec<Item>> {
        let items = self.items.get_untracked();
        let wrong = items.is_empty().then(|| words.refusal_agenda_wanted().to_owned());
        self.wrong.set(wrong);
        let read = |(_, [content, form, minutes, about]): Row<4>| {
            let blank = about.value.with_untracked(|text| text.trim().is_empty());
            let about = if blank { None } else { Some(about.name(words, words.meeting_about())?) };
            Some(Item {
                content: content.value.with_untracked(|place| Content::from_place(place))?,
                form: form.value.with_untracked(|place| Form::from_place(place))?,
                minutes: minutes.value.with_untracked(|text| text.parse().ok())?,
                about,
            })
        };
        // Each says what is wrong with it.
        let read: Vec<Option<Item>> = items.into_iter().map(read).collect();
        read.into_iter().collect()
    }

    /// As [`Rows::agenda`]; a row in which nothing was typed is none.
    pub fn actions(self, words: Words) -> Option<Vec<ToDo>> {
        let read = |(_, [who, what, due]): Row<3>| {
            let blank = what.value.with_untracked(|text| text.trim().is_empty());
            if blank {
                return None;
            }
            let name: Option<Name> = what.name(words, words.meeting_action());
            let day = due.day(words);
            if day == Some(None) {
                due.wrong.set(Some(words.visit_day_wanted().to_owned()));
            }
            let who = who.pick::<PersonId>();
            let todo = || Some(ToDo { who: who?, what: name?, due: day?? });
            Some(todo())
        };
        let read: Vec<Option<ToDo>> =
            self.actions.get_untracked().into_iter().filter_map(read).collect();
        read.into_iter().collect()
    }
}

/// One of a list in a row of its own; `label` is said, and seen by its place.
#[component]
fn Pick(label: String, options: Vec<(String, String)>, value: RwSignal<String>) -> impl IntoView {
    let options = options.into_iter().map(|(word, text)| {
        let mine = word.clone();
        view! {
            <option value=word prop:selected=move || value.with(|value| *value == mine)>
                {text}
            </option>
        }
    });
    view! {
        <div class="select">
            <select aria-label=label on:change:target=move |event| value.set(event.target().value())>
                {options.collect_view()}
            </select>
            <Icon name="i-down" />
        </div>
    }
}

/// A line of text in a row of its own, with what is wrong under it.
#[component]
fn Line(label: String, typed: Typed, kind: &'static str) -> impl IntoView {
    view! {
        <div class="meeting-line">
            <input
                type=kind
                autocomplete="off"
                aria-label=label.clone()
                placeholder=label
                prop:value=move || typed.value.get()
                aria-invalid=move || typed.wrong.get().map(|_| "true")
                on:input:target=move |event| typed.value.set(event.target().value())
            />
            {move || {
                typed
                    .wrong
                    .get()
                    .map(|text| view! { <p class="field-error" role="alert">{text}</p> })
            }}
        </div>
    }
}

#[component]
pub fn AgendaFields(rows: Rows) -> impl IntoView {
    let words = use_words();
    let contents: Vec<_> = Content::ALL
        .iter()
        .map(|one| (one.place(), words.meeting_content(*one).to_owned()))
        .collect();
    let forms: Vec<_> =
        Form::ALL.iter().map(|one| (one.place(), words.meeting_form(*one).to_owned())).collect();
    let all = move || {
        let minutes = rows.items.with(|items| {
            let each = items.iter().filter_map(|(_, row)| row[2].value.get().parse::<i64>().ok());
            each.sum::<i64>()
        });
        words.visit_minutes(minutes)
    };
    let place = move |key: u32| {
        let at = rows.items.with(|items| items.iter().position(|(one, _)| *one == key));
        (at.unwrap_or_default() + 1).to_string()
    };
    view! {
        <fieldset class="field meeting-rows">
            <legend>
                {words.meeting_agenda()} " · " <span class="num">{all}</span>
            </legend>
            <For
                each=move || rows.items.get()
                key=|(key, _)| *key
                children=move |(key, [content, form, minutes, about])| {
                    // One that is longer or shorter than those at hand keeps its length.
                    let mut lengths: Vec<u16> = LENGTHS.to_vec();
                    lengths.extend(minutes.value.with_untracked(|text| text.parse::<u16>().ok()));
                    lengths.sort_unstable();
                    lengths.dedup();
                    let lengths = lengths
                        .into_iter()
                        .map(|length| (length.to_string(), words.visit_minutes(length.into())))
                        .collect();
                    let of = untrack(|| place(key));
                    let (contents, forms) = (contents.clone(), forms.clone());
                    view! {
                        <div class="meeting-row" role="group" aria-label=words.meeting_item(&of)>
                            <Pick label=words.meeting_content_label().to_owned() options=contents value=content.value />
                            <Pick label=words.meeting_form_label().to_owned() options=forms value=form.value />
                            <Pick label=words.visit_length().to_owned() options=lengths value=minutes.value />
                            <Line label=words.meeting_about().to_owned() typed=about kind="text" />
                            <button
                                class="button is-quiet is-round"
                                type="button"
                                aria-label=words.meeting_item_out(&of)
                                on:click=move |_| rows.items.update(|all| all.retain(|one| one.0 != key))
                            >
                                <Icon name="i-close" />
                            </button>
                        </div>
                    }
                }
            />
            {move || {
                rows.wrong
                    .get()
                    .map(|text| view! { <p class="field-error" role="alert">{text}</p> })
            }}
            <button class="button" type="button" data-act="item" on:click=move |_| rows.one_more()>
                <Icon name="i-plus" />
                {words.meeting_item_add()}
            </button>
        </fieldset>
    }
}

/// Who does what by when; among those who come, and whoever makes it.
#[component]
pub fn Actions(
    rows: Rows,
    people: Vec<PersonId>,
    chosen: RwSignal<BTreeSet<PersonId>>,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let me = feed.me();
    let name = move |id: PersonId| feed.desk(|desk| super::told::name(desk, id));
    let people = StoredValue::new(people);
    let add = move |_| {
        let first = chosen.with_untracked(|chosen| chosen.first().copied()).unwrap_or(me);
        let soon = feed.today.get_untracked().plus(7);
        rows.action([first.to_string(), String::new(), soon.iso()]);
    };
    view! {
        <fieldset class="field meeting-rows">
            <legend>{words.meeting_actions()}</legend>
            <For
                each=move || rows.actions.get()
                key=|(key, _)| *key
                children=move |(key, [who, what, due])| {
                    let of = move || {
                        chosen
                            .with(|chosen| {
                                let known = who.value.with(|id| id.parse::<PersonId>().ok());
                                let comes = |one: &PersonId| chosen.contains(one) || known == Some(*one);
                                people
                                    .with_value(|people| {
                                        std::iter::once(me)
                                            .chain(people.iter().copied().filter(comes))
                                            .map(|one| (one.to_string(), name(one)))
                                            .collect::<Vec<_>>()
                                    })
                            })
                    };
                    view! {
                        <div class="meeting-row is-action">
                            <Line label=words.meeting_action().to_owned() typed=what kind="text" />
                            {move || {
                                view! {
                                    <Pick label=words.meeting_who().to_owned() options=of() value=who.value />
                                }
                            }}
                            <Line label=words.visit_action_due().to_owned() typed=due kind="date" />
                            <button
                                class="button is-quiet is-round"
                                type="button"
                                aria-label=words.meeting_action_out()
                                on:click=move |_| rows.actions.update(|all| all.retain(|one| one.0 != key))
                            >
                                <Icon name="i-close" />
                            </button>
                        </div>
                    }
                }
            />
            <button class="button" type="button" data-act="action" on:click=add>
                <Icon name="i-plus" />
                {words.meeting_action_add()}
            </button>
        </fieldset>
    }
}
