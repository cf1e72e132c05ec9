//! Planning a visit: whom, when, how, and with what aim. The rest is asked for whoever prepares.

use domain::id::VisitId;
use domain::visit::{Command, New, Plan, Row, Way};
use leptos::prelude::*;
use uuid::Uuid;

use super::rows::sign;
use super::steps::{StepNotes, Steps};
use super::weekly::{Begun, Weekly};
use super::whom::{ContactField, Whom, WhomFields};
use crate::fields::Typed;
use crate::format::{clock, minute_of, use_format};
use crate::live::unfinished::{self, Form as Unfinished};
use crate::ui::ask::{Chips, Segmented};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::sheet::focus_wrong;
use crate::words::{Words, use_words};

/// How long a visit takes, in minutes.
const LENGTHS: [u16; 5] = [30, 45, 60, 90, 120];

/// When and how, with what aim.
#[derive(Clone, Copy)]
struct PlanFields {
    day: Typed,
    time: Typed,
    minutes: RwSignal<String>,
    way: RwSignal<String>,
    aim: Typed,
    second: Typed,
    fallback: Typed,
}

impl PlanFields {
    fn new(begun: &Begun, plan: Option<&Plan>) -> Self {
        let of = |text: fn(&Plan) -> Option<String>| plan.and_then(text).unwrap_or_default();
        let day = plan.map(|plan| plan.day).or(begun.day).map(|day| day.iso());
        let minute = plan.map_or(begun.minute, |plan| plan.minute);
        let aim = plan.and_then(|plan| plan.aim.as_ref()).map(ToString::to_string);
        Self {
            day: Typed::new(day.unwrap_or_default()),
            time: Typed::new(minute.map(clock).unwrap_or_default()),
            minutes: RwSignal::new(plan.map_or(60, |plan| plan.minutes).to_string()),
            way: RwSignal::new(plan.map_or(Way::FaceToFace, |plan| plan.way).word().to_owned()),
            aim: Typed::new(aim.unwrap_or_else(|| begun.aim.clone())),
            second: Typed::new(of(|plan| plan.second.as_ref().map(ToString::to_string))),
            fallback: Typed::new(of(|plan| plan.fallback.as_ref().map(ToString::to_string))),
        }
    }

    fn values(self) -> [RwSignal<String>; 7] {
        let Self { day, time, minutes, way, aim, second, fallback } = self;
        [day.value, time.value, minutes, way, aim.value, second.value, fallback.value]
    }

    /// `None`: something is missing or cannot be read, and says so.
    fn read(self, words: Words, contact: Typed) -> Option<Plan> {
        let day = self.day.day(words);
        if day == Some(None) {
            self.day.wrong.set(Some(words.visit_day_wanted().to_owned()));
        }
        let aim = self.aim.name(words, words.visit_aim());
        let some =
            |typed: Typed, field: &str| match typed.value.with_untracked(|v| v.trim().is_empty()) {
                true => Some(None),
                false => typed.name(words, field).map(Some),
            };
        let second = some(self.second, words.visit_second());
        let fallback = some(self.fallback, words.visit_fallback());
        Some(Plan {
            day: day??,
            minute: self.time.value.with_untracked(|text| minute_of(text)),
            minutes: self.minutes.with_untracked(|text| text.parse().ok())?,
            way: self.way.with_untracked(|word| Way::from_word(word))?,
            aim: Some(aim?),
            second: second?,
            fallback: fallback?,
            contact: contact.pick(),
        })
    }
}

/// Plans a new visit, or one that is planned already anew.
#[component]
pub fn PlanForm(
    weekly: Weekly,
    begun: Begun,
    row: Option<Row>,
    close: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let feed = weekly.feed;
    let visit = row.as_ref().map(|row| &row.visit);
    let first = weekly.days()[0].max(feed.today.get_untracked());
    let begun = Begun { day: begun.day.or(Some(first)), ..begun };
    let fields = PlanFields::new(&begun, visit.map(|visit| &visit.plan));
    let notes = StepNotes::new(visit);
    let whom = Whom::new(&begun, visit.and_then(|visit| visit.plan.contact));
    let (me, unfinished) = (
        feed.me(),
        visit.map_or(Unfinished::NewVisit(begun.account), |visit| Unfinished::Visit(visit.id)),
    );
    let typed = fields.values().into_iter().chain(whom.values()).chain(notes.values());
    unfinished::follow(me, unfinished, typed.collect());
    let wrong = RwSignal::new(None::<String>);
    let known = StoredValue::new(visit.map(|visit| (visit.id, visit.version)));
    let done = move || {
        unfinished::forget(me, unfinished);
        close.run(());
    };
    let save = move || -> Option<()> {
        let picked = if known.get_value().is_none() { Some(whom.read(words)) } else { None };
        let plan = fields.read(words, whom.contact);
        let notes = notes.read(words);
        let (command, base) = match (known.get_value(), picked) {
            (Some((visit, version)), _) => {
                (Command::Change { visit, plan: plan?, notes: notes? }, Some(version))
            }
            (None, picked) => {
                let (account, deal) = picked??;
                let id = VisitId::new(Uuid::now_v7());
                let new = New { id, account, deal, plan: plan?, notes: notes? };
                (Command::Add { new, report: None }, None)
            }
        };
        match weekly.send(command, base) {
            Ok(()) | Err(domain::deal::Refusal::NothingToChange) => done(),
            Err(refusal) => wrong.set(Some(words.refusal(refusal).to_owned())),
        }
        Some(())
    };
    let choice = match visit {
        None => view! { <WhomFields weekly whom /> }.into_any(),
        Some(visit) => {
            let account = Some(visit.account);
            view! { <ContactField weekly account contact=whom.contact /> }.into_any()
        }
    };
    let drop = known.get_value().map(|(visit, _)| view! { <Drop weekly visit close /> });
    view! {
        <form
            class="sheet-form"
            id="visit-form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                if save().is_none() {
                    focus_wrong();
                }
            }
        >
            <div class="sheet-body">
                {move || {
                    wrong
                        .get()
                        .map(|text| {
                            view! {
                                <p class="field-error" role="alert">
                                    <Icon name="i-warning" />
                                    <span>{text}</span>
                                </p>
                            }
                        })
                }}
                {choice}
                <Field
                    id="visit-aim"
                    label=words.visit_aim()
                    value=fields.aim.value
                    hint=words.visit_aim_hint()
                    error=fields.aim.error()
                />
                <When weekly fields />
                <details class="more">
                    <summary>
                        {words.visit_prepare_more()}
                        <Icon name="i-down" />
                    </summary>
                    <div class="fields">
                        <Field
                            id="visit-second"
                            label=words.visit_second()
                            value=fields.second.value
                            error=fields.second.error()
                        />
                        <Field
                            id="visit-fallback"
                            label=words.visit_fallback()
                            value=fields.fallback.value
                            error=fields.fallback.error()
                        />
                        <Steps notes />
                    </div>
                </details>
                {drop}
            </div>
            <footer class="sheet-foot buttons">
                <button class="button" type="button" on:click=move |_| done()>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">
                    {words.visit_save_plan()}
                </button>
            </footer>
        </form>
    }
}

/// Days one tap away, the time, how long, and how.
#[component]
fn When(weekly: Weekly, fields: PlanFields) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let today = weekly.feed.today.get_untracked();
    let [monday, ..] = weekly.days();
    let first = monday.max(today);
    let days = (0..7).map(|day| first.plus(day));
    let days = days.map(|day| {
        let name = if day == today {
            words.day_today().to_owned()
        } else {
            format!("{} {}", words.weekday(day), write.day_short(day, today))
        };
        (day.iso(), name)
    });
    let lengths = LENGTHS.map(|length| (length.to_string(), words.visit_minutes(length.into())));
    let ways = Way::ALL
        .map(|way| (way.word().to_owned(), Some(sign(way)), words.visit_by(way).to_owned()));
    view! {
        <Chips
            name="visit-days"
            legend=words.visit_day()
            options=days.collect()
            value=fields.day.value
        />
        <div class="fields is-pair">
            <Field
                id="visit-day"
                label=words.visit_other_day()
                value=fields.day.value
                kind="date"
                error=fields.day.error()
            />
            <Field
                id="visit-time"
                label=words.visit_time()
                value=fields.time.value
                kind="time"
                error=fields.time.error()
            />
        </div>
        <Chips
            name="visit-length"
            legend=words.visit_length()
            options=lengths.to_vec()
            value=fields.minutes
        />
        <Segmented name="visit-way" legend=words.visit_way() options=ways.to_vec() value=fields.way />
    }
}

/// It will not be made: asked twice.
#[component]
fn Drop(weekly: Weekly, visit: VisitId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let sure = RwSignal::new(false);
    let why = Typed::new("");
    let drop = move |_| {
        if !sure.get_untracked() {
            return sure.set(true);
        }
        match why.value.with_untracked(|text| domain::text::Note::optional(text)) {
            Ok(note) => match weekly.send(Command::Drop { visit, why: note }, None) {
                Ok(()) => close.run(()),
                Err(refusal) => why.wrong.set(Some(words.refusal(refusal).to_owned())),
            },
            Err(refused) => {
                why.wrong.set(Some(words.text_refused(words.visit_drop_why(), refused)));
            }
        }
    };
    view! {
        <div class="visit-drop">
            {move || {
                sure.get()
                    .then(|| {
                        view! {
                            <Field
                                id="visit-why"
                                label=words.visit_drop_why()
                                value=why.value
                                error=why.error()
                                focus=true
                            />
                        }
                    })
            }}
            <button
                class="button"
                class:is-danger=move || sure.get()
                type="button"
                data-act="drop"
                on:click=drop
            >
                {words.visit_drop()}
            </button>
        </div>
    }
}
