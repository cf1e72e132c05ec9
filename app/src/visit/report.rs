//! Telling what came of a visit, in under a minute: one box, and what was agreed where there was
//! anything. Each step has room for more.

use domain::id::VisitId;
use domain::text::Note;
use domain::visit::{Command, New, Plan, Report, Row, Way};
use leptos::prelude::*;
use uuid::Uuid;

use super::rows::sign;
use super::steps::{StepNotes, Steps};
use super::weekly::{Begun, Weekly};
use super::whom::{Whom, WhomFields};
use crate::fields::{Typed, days_soon, next_step};
use crate::live::unfinished::{self, Form as Unfinished};
use crate::ui::ask::{Chips, Segmented};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::sheet::focus_wrong;
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

#[derive(Clone, Copy)]
struct Told {
    on: Typed,
    result: Typed,
    action: Typed,
    due: Typed,
    next: Typed,
}

impl Told {
    fn read(self, words: Words) -> Option<Report> {
        let on = self.on.day(words);
        if on == Some(None) {
            self.on.wrong.set(Some(words.visit_day_wanted().to_owned()));
        }
        let result = match self.result.value.with_untracked(|text| Note::new(text)) {
            Ok(result) => {
                self.result.wrong.set(None);
                Some(result)
            }
            Err(refused) => {
                let wrong = words.text_refused(words.visit_result(), refused);
                self.result.wrong.set(Some(wrong));
                None
            }
        };
        let action = next_step(words, self.action, self.due);
        let next = self.next.day(words);
        Some(Report { on: on??, result: result?, action: action?, next: next? })
    }
}

/// Of a visit that is in the plan or was told before; with none, of one that nobody planned.
/// `close` is told which it was.
#[component]
pub fn ReportForm(
    weekly: Weekly,
    begun: Begun,
    row: Option<Row>,
    close: Callback<Option<VisitId>>,
) -> impl IntoView {
    let words = use_words();
    let today = weekly.feed.today.get_untracked();
    let visit = row.as_ref().map(|row| &row.visit);
    let before = visit.and_then(|visit| visit.report());
    let on =
        before.map_or_else(|| visit.map_or(today, |one| one.plan.day.min(today)), |one| one.on);
    let action = before.and_then(|report| report.action.as_ref());
    let told = Told {
        on: Typed::new(on.iso()),
        result: Typed::new(before.map(|one| one.result.to_string()).unwrap_or_default()),
        action: Typed::new(action.map(|one| one.what.to_string()).unwrap_or_default()),
        due: Typed::new(action.map(|one| one.due.iso()).unwrap_or_default()),
        next: Typed::new(before.and_then(|one| one.next).map(|day| day.iso()).unwrap_or_default()),
    };
    let notes = StepNotes::new(visit);
    let whom = Whom::new(&begun, None);
    let aim = Typed::new("");
    let way = RwSignal::new(Way::FaceToFace.word().to_owned());
    let me = weekly.feed.me();
    // What was made unplanned is begun for nobody in particular.
    let unfinished = visit.map_or(Unfinished::Unplanned, |visit| Unfinished::Report(visit.id));
    let Told { on, result, action, due, next } = told;
    let typed = [on, result, action, due, next].map(|typed| typed.value);
    let mut typed: Vec<RwSignal<String>> = typed.into_iter().chain(notes.values()).collect();
    if visit.is_none() {
        typed.extend(whom.values().into_iter().chain([aim.value, way]));
    }
    unfinished::follow(me, unfinished, typed);
    let known = StoredValue::new(visit.map(|visit| (visit.id, visit.version)));
    let wrong = RwSignal::new(None::<String>);
    let done = move |told: Option<VisitId>| {
        unfinished::forget(me, unfinished);
        close.run(told);
    };
    let send = move || -> Option<()> {
        let picked = if known.get_value().is_none() { Some(whom.read(words)) } else { None };
        let report = told.read(words);
        let notes = notes.read(words);
        let (command, base) = match (known.get_value(), picked) {
            (Some((visit, version)), _) => {
                (Command::Report { visit, report: report?, notes: notes? }, Some(version))
            }
            (None, picked) => {
                let (account, deal) = picked??;
                let report = report?;
                let blank = aim.value.with_untracked(|text| text.trim().is_empty());
                let aim = if blank { None } else { Some(aim.name(words, words.visit_aim())?) };
                let plan = Plan {
                    day: report.on,
                    minute: None,
                    minutes: 60,
                    way: way.with_untracked(|word| Way::from_word(word))?,
                    aim,
                    second: None,
                    fallback: None,
                    contact: whom.contact.pick(),
                };
                let id = VisitId::new(Uuid::now_v7());
                let new = New { id, account, deal, plan, notes: notes? };
                (Command::Add { new, report: Some(report) }, None)
            }
        };
        let id = command.visit();
        match weekly.send(command, base) {
            Ok(()) | Err(domain::deal::Refusal::NothingToChange) => done(Some(id)),
            Err(refusal) => wrong.set(Some(words.refusal(refusal).to_owned())),
        }
        Some(())
    };
    let aims = row.as_ref().map(|row| view! { <Aims row=row.clone() /> });
    let choice = row.is_none().then(|| {
        let ways = Way::ALL
            .map(|way| (way.word().to_owned(), Some(sign(way)), words.visit_by(way).to_owned()));
        view! {
            <WhomFields weekly whom />
            <Segmented name="visit-way" legend=words.visit_way() options=ways.to_vec() value=way />
            <Field id="visit-aim" label=words.visit_aim() value=aim.value error=aim.error() />
        }
    });
    let soon = days_soon(words, today).to_vec();
    view! {
        <form
            class="sheet-form"
            id="visit-report"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                if send().is_none() {
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
                {aims}
                {choice}
                <TextArea
                    id="visit-result"
                    label=words.visit_result()
                    value=told.result.value
                    hint=words.visit_result_hint()
                    error=told.result.error()
                />
                <Field
                    id="visit-action"
                    label=words.visit_action()
                    value=told.action.value
                    error=told.action.error()
                />
                <Chips
                    name="visit-soon"
                    legend=words.activity_by_when()
                    options=soon
                    value=told.due.value
                />
                <div class="fields is-pair">
                    <Field
                        id="visit-due"
                        label=words.visit_action_due()
                        value=told.due.value
                        kind="date"
                        error=told.due.error()
                    />
                    <Field
                        id="visit-next"
                        label=words.visit_next()
                        value=told.next.value
                        kind="date"
                        error=told.next.error()
                    />
                    <Field
                        id="visit-on"
                        label=words.visit_made_on()
                        value=told.on.value
                        kind="date"
                        error=told.on.error()
                    />
                </div>
                <details class="more">
                    <summary>
                        {words.visit_steps()}
                        <Icon name="i-down" />
                    </summary>
                    <Steps notes />
                </details>
            </div>
            <footer class="sheet-foot buttons">
                <button class="button" type="button" on:click=move |_| done(None)>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">
                    {words.visit_send_report()}
                </button>
            </footer>
        </form>
    }
}

/// What one wanted, in sight while one tells what came of it.
#[component]
pub fn Aims(row: Row) -> impl IntoView {
    let words = use_words();
    let plan = row.visit.plan;
    let line = |label: &'static str, text: Option<domain::text::Name>| {
        text.map(|text| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>{text.to_string()}</dd>
                </div>
            }
        })
    };
    view! {
        <dl class="visit-aims">
            {line(words.visit_aim(), plan.aim)}
            {line(words.visit_second(), plan.second)}
            {line(words.visit_fallback(), plan.fallback)}
        </dl>
    }
}
