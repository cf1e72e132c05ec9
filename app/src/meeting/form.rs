//! Making a meeting, and writing what was said in it and who does what.

use std::collections::BTreeSet;

use domain::id::{MeetingId, PersonId};
use domain::meeting::{Command, Meeting, Purpose, Sheet};
use domain::text::Remark;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::agenda::{Actions, AgendaFields, Rows};
use super::api::meeting_act;
use crate::fields::Typed;
use crate::format::{clock, minute_of};
use crate::live::unfinished::{self, Form as Unfinished};
use crate::live::{Feed, Link};
use crate::problem::Problem;
use crate::ui::ask::Chips;
use crate::ui::face::Face;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::{Sheet as Paper, focus_wrong};
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

/// What the form begins with.
#[derive(Clone)]
pub struct Begun {
    pub id: MeetingId,
    /// `None`: it is to be made.
    pub meeting: Option<Meeting>,
    /// Whom the reader may call to it.
    pub team: Vec<PersonId>,
}

/// What is typed into it.
#[derive(Clone, Copy)]
struct Fields {
    /// Kept with the rest: sent twice, it makes one meeting.
    id: StoredValue<MeetingId>,
    day: Typed,
    time: Typed,
    purpose: RwSignal<String>,
    people: RwSignal<BTreeSet<PersonId>>,
    notes: Typed,
    rows: Rows,
}

impl Fields {
    fn new(id: MeetingId, meeting: Option<&Meeting>, today: domain::day::Day) -> Self {
        let sheet = meeting.map(|meeting| &meeting.sheet);
        let time = sheet.and_then(|sheet| sheet.minute).map(clock);
        let notes = sheet.and_then(|sheet| sheet.notes.as_ref()).map(ToString::to_string);
        let purpose = sheet.map_or(Purpose::Training, |sheet| sheet.purpose);
        let people = sheet.map(|sheet| sheet.people.iter().copied().collect());
        Self {
            id: StoredValue::new(id),
            day: Typed::new(sheet.map_or(today, |sheet| sheet.day).iso()),
            time: Typed::new(time.unwrap_or_default()),
            purpose: RwSignal::new(purpose.place()),
            people: RwSignal::new(people.unwrap_or_default()),
            notes: Typed::new(notes.unwrap_or_default()),
            rows: Rows::new(sheet),
        }
    }

    /// All of it as one text, for the tablet to keep.
    fn packed(self) -> String {
        let people = self.people.with(|people| people.iter().map(PersonId::to_string).collect());
        let head = vec![
            self.day.value.get(),
            self.time.value.get(),
            self.purpose.get(),
            self.notes.value.get(),
            self.id.get_value().to_string(),
        ];
        let all: Vec<Vec<String>> = [head, people].into_iter().chain(self.rows.packed()).collect();
        serde_json::to_string(&all).unwrap_or_default()
    }

    fn unpack(self, text: &str) {
        let Ok(all) = crate::wire::read::<Vec<Vec<String>>>(text) else { return };
        let [head, people, rows @ ..] = all.as_slice() else { return };
        if let [day, time, purpose, notes, id] = head.as_slice() {
            if let Ok(id) = id.parse() {
                self.id.set_value(id);
            }
            self.day.value.set(day.clone());
            self.time.value.set(time.clone());
            self.purpose.set(purpose.clone());
            self.notes.value.set(notes.clone());
        }
        self.people.set(people.iter().filter_map(|id| id.parse().ok()).collect());
        self.rows.unpack(rows);
    }

    /// `None`: something is missing or cannot be read, and says so.
    fn read(self, words: Words) -> Option<Sheet> {
        let day = self.day.day(words);
        if day == Some(None) {
            self.day.wrong.set(Some(words.visit_day_wanted().to_owned()));
        }
        let notes = self.notes.value.with_untracked(|text| Remark::optional(text));
        let wrong = notes.as_ref().err();
        let wrong = wrong.map(|refused| words.text_refused(words.meeting_notes(), *refused));
        self.notes.wrong.set(wrong);
        let agenda = self.rows.agenda(words);
        let actions = self.rows.actions(words);
        Some(Sheet {
            day: day??,
            minute: self.time.value.with_untracked(|text| minute_of(text)),
            purpose: self.purpose.with_untracked(|place| Purpose::from_place(place))?,
            people: self.people.get_untracked().into_iter().collect(),
            agenda: agenda?,
            notes: notes.ok()?,
            actions: actions?,
        })
    }
}

/// `close` is told what was saved, or that nothing was.
#[component]
pub fn MeetingForm(begun: Begun, close: Callback<Option<Meeting>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let Begun { id, meeting, team } = begun;
    let fields = Fields::new(id, meeting.as_ref(), feed.today.get_untracked());
    let base = meeting.as_ref().map(|meeting| meeting.version);
    let unfinished = meeting.as_ref().map_or(Unfinished::NewMeeting, |_| Unfinished::Meeting(id));
    let me = feed.me();
    let packed = RwSignal::new(untrack(|| fields.packed()));
    let began = packed.get_untracked();
    unfinished::follow(me, unfinished, vec![packed]);
    let kept = packed.get_untracked();
    if kept != began {
        fields.unpack(&kept);
    }
    Effect::new(move |_| {
        let now = fields.packed();
        if packed.with_untracked(|before| *before != now) {
            packed.set(now);
        }
    });
    let (wrong, busy) = (RwSignal::new(None::<Problem>), RwSignal::new(false));
    let cancel = Callback::new(move |()| {
        unfinished::forget(me, unfinished);
        close.run(None);
    });
    // Tried without a line: it goes by itself once there is one, as long as the form is open.
    let waits = RwSignal::new(false);
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        waits.set(false);
        let Some(sheet) = fields.read(words) else { return focus_wrong() };
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = meeting_act(fields.id.get_value(), Command::Write { base, sheet }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(saved) => {
                    unfinished::forget(me, unfinished);
                    close.run(Some(saved));
                }
                Err(Problem::Refused(domain::deal::Refusal::NothingToChange)) => cancel.run(()),
                Err(Problem::Unreachable) => waits.set(true),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    Effect::new(move |before: Option<Link>| {
        let link = feed.link.get();
        let back = link == Link::Live && before.is_some_and(|before| before != link);
        if back && waits.get_untracked() {
            send();
        }
        link
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let waiting = move || {
        waits.get().then(|| {
            view! {
                <div class="note is-due" role="status">
                    <Icon name="i-waiting" />
                    <p>{words.meeting_waits()}</p>
                </div>
            }
        })
    };
    let purposes: Vec<_> =
        Purpose::ALL.iter().map(|one| (one.place(), words.meeting_for(*one).to_owned())).collect();
    let known = meeting.map(|meeting| meeting.sheet.people).unwrap_or_default();
    let people: Vec<PersonId> =
        team.iter().copied().chain(known.into_iter().filter(|one| !team.contains(one))).collect();
    let come = people.clone();
    let title = if base.is_some() { words.meeting_write() } else { words.meeting_new() };
    view! {
        <Paper title close=Callback::new(move |()| close.run(None))>
            <form class="sheet-form" id="meeting-form" novalidate on:submit=save>
                <div class="sheet-body">
                    <Refused wrong=wrong.into() />
                    {waiting}
                    <Chips
                        name="meeting-purpose"
                        legend=words.meeting_purpose()
                        options=purposes
                        value=fields.purpose
                    />
                    <div class="fields is-pair">
                        <Field
                            id="meeting-day"
                            label=words.visit_day()
                            value=fields.day.value
                            kind="date"
                            error=fields.day.error()
                        />
                        <Field
                            id="meeting-time"
                            label=words.visit_time()
                            value=fields.time.value
                            kind="time"
                            error=fields.time.error()
                        />
                    </div>
                    <People people=come chosen=fields.people />
                    <AgendaFields rows=fields.rows />
                    <TextArea
                        id="meeting-said"
                        label=words.meeting_notes()
                        value=fields.notes.value
                        hint=words.meeting_notes_hint()
                        error=fields.notes.error()
                    />
                    <Actions rows=fields.rows people chosen=fields.people />
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| cancel.run(())>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        <Icon name="i-check" />
                        {words.ui_save()}
                    </button>
                </footer>
            </form>
        </Paper>
    }
}

/// Who comes.
#[component]
fn People(people: Vec<PersonId>, chosen: RwSignal<BTreeSet<PersonId>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let rows = people.into_iter().map(|id| {
        let name = feed.desk(|desk| super::told::name(desk, id));
        let toggle = move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            });
        };
        view! {
            <label class="chip meeting-person">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id))
                    on:change=toggle
                />
                <Face id name=name.clone() silent=true />
                {name}
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{words.meeting_who_comes()}</legend>
            <div class="chips">{rows.collect_view()}</div>
        </fieldset>
    }
}
