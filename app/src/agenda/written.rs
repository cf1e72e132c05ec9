//! The week as it stands on the screen: kept with every change, here and on the server, and
//! nothing of it lost where two tablets of one manager write.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::agenda::{Agenda, Eyes, FIVE, Task, Time};
use domain::day::Day;
use domain::id::PersonId;
use domain::text::Name;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Opened, Outcome};
use super::hours::{hours, minutes};
use crate::live::draft::{self, Draft, For};
use crate::problem::{Field, Problem};
use crate::ui::keeping::Keeping;

/// One task as it is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub key: u32,
    pub what: RwSignal<String>,
    pub done: RwSignal<bool>,
    pub worth: RwSignal<BTreeSet<Eyes>>,
}

#[derive(Clone, Copy)]
pub struct Written {
    me: PersonId,
    pub monday: Day,
    pub today: Day,
    pub lines: RwSignal<Vec<Line>>,
    /// Hours planned and spent, as they are typed, by the order of `Work::ALL`.
    pub time: [[RwSignal<String>; 2]; 5],
    version: RwSignal<u32>,
    pub keeping: RwSignal<Keeping>,
    /// As another tablet wrote it, till the reader decides.
    pub other: RwSignal<Option<Agenda>>,
    next: StoredValue<u32>,
    /// What was sent or read last: what says the same is not sent again.
    known: StoredValue<Option<Agenda>>,
    /// What is to be sent: still so when the page goes, it is sent then.
    waiting: StoredValue<Option<Agenda>>,
    /// Whether one is on its way: the next waits for its answer, and goes upon its version.
    sending: StoredValue<bool>,
    /// What was sent without an answer: it may have come there all the same.
    unanswered: StoredValue<Option<Agenda>>,
}

/// Quiet for so long, a change is sent.
const QUIET: Duration = Duration::from_millis(700);

impl Written {
    pub fn new(opened: Opened) -> Self {
        let Opened { agenda, me, today } = opened;
        let written = Self {
            me,
            monday: agenda.monday,
            today,
            lines: RwSignal::new(Vec::new()),
            time: std::array::from_fn(|_| std::array::from_fn(|_| RwSignal::new(String::new()))),
            version: RwSignal::new(agenda.version),
            keeping: RwSignal::new(Keeping::Kept),
            other: RwSignal::new(None),
            next: StoredValue::new(0),
            known: StoredValue::new(None),
            waiting: StoredValue::new(None),
            sending: StoredValue::new(false),
            unanswered: StoredValue::new(None),
        };
        written.show(&agenda);
        written.known.set_value(untrack(|| written.gathered()).ok());
        // What was typed and not sent goes on where it stopped.
        Effect::new(move |_| {
            if let Some(typed) = written.drafted() {
                written.show(&typed);
                written.version.set(typed.version);
            }
            written.watch();
            let online = window_event_listener(leptos::ev::online, move |_| {
                if untrack(|| written.keeping.get()) == Keeping::Here {
                    written.send();
                }
            });
            on_cleanup(move || online.remove());
        });
        on_cleanup(move || written.leave());
        written
    }

    /// Shows a week in place of what is there.
    fn show(self, agenda: &Agenda) {
        let lines = agenda.tasks.iter().map(|task| self.line(task)).collect();
        self.lines.set(lines);
        for (fields, time) in self.time.iter().zip(agenda.time) {
            for (field, minutes) in fields.iter().zip([time.planned, time.spent]) {
                field.set(hours(minutes));
            }
        }
    }

    fn line(self, task: &Task) -> Line {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        Line {
            key,
            what: RwSignal::new(task.what.to_string()),
            done: RwSignal::new(task.done),
            worth: RwSignal::new(task.worth.clone()),
        }
    }

    /// An empty line at the end, to be typed into.
    pub fn add(self) -> u32 {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let what = RwSignal::new(String::new());
        let (done, worth) = (RwSignal::new(false), RwSignal::new(BTreeSet::new()));
        self.lines.update(|lines| lines.push(Line { key, what, done, worth }));
        key
    }

    /// Moves a line up (-1) or down (1).
    pub fn shift(self, key: u32, by: isize) {
        self.lines.update(|lines| {
            let Some(at) = lines.iter().position(|line| line.key == key) else { return };
            if let Some(to) = at.checked_add_signed(by).filter(|to| *to < lines.len()) {
                lines.swap(at, to);
            }
        });
    }

    /// Takes a line out; names the one that stands there now.
    pub fn remove(self, key: u32) -> Option<u32> {
        let at = self.lines.with_untracked(|lines| lines.iter().position(|one| one.key == key))?;
        self.lines.update(|lines| {
            lines.remove(at);
        });
        self.lines.with_untracked(|lines| Some(lines.get(at).or(lines.last())?.key))
    }

    /// Whether one more may be marked for these eyes.
    pub fn has_room(self, eyes: Eyes) -> bool {
        let marked = |line: &Line| line.worth.with(|worth| worth.contains(&eyes));
        self.lines.with(|lines| lines.iter().filter(|line| marked(line)).count()) < FIVE
    }

    /// What is typed as a week; lines without words are none.
    pub fn gathered(self) -> Result<Agenda, Problem> {
        let mut agenda = Agenda::empty(self.me, self.monday);
        agenda.version = self.version.get();
        for line in self.lines.get() {
            let what = line.what.get();
            if what.trim().is_empty() {
                continue;
            }
            let what = Name::new(&what).map_err(Problem::text(Field::Task))?;
            agenda.tasks.push(Task { what, done: line.done.get(), worth: line.worth.get() });
        }
        for (fields, time) in self.time.iter().zip(&mut agenda.time) {
            let [planned, spent] = fields.map(|field| field.with(|text| minutes(text)));
            let (Some(planned), Some(spent)) = (planned, spent) else {
                return Err(Problem::NotHours);
            };
            *time = Time { planned, spent };
        }
        agenda.check().map_err(Problem::Agenda)?;
        Ok(agenda)
    }

    fn watch(self) {
        let mut later = debounce(QUIET, move |()| self.send());
        Effect::new(move |_| match self.gathered() {
            Ok(agenda) => {
                if self.known.with_value(|known| known.as_ref() == Some(&agenda)) {
                    return;
                }
                self.draft(Some(&agenda));
                self.waiting.set_value(Some(agenda));
                self.keeping.set(Keeping::UnderWay);
                later(());
            }
            Err(problem) => self.keeping.set(Keeping::Wrong(problem)),
        });
    }

    fn send(self) {
        if self.sending.get_value() || self.other.with_untracked(Option::is_some) {
            return;
        }
        let Ok(agenda) = untrack(|| self.gathered()) else { return };
        self.sending.set_value(true);
        spawn_local(async move {
            let answer = api::keep(agenda.clone()).await;
            // The page went meanwhile: what stands on this tablet is looked at by the next.
            if self.sending.try_set_value(false).is_none() {
                self.answered(agenda, answer);
            }
        });
    }

    fn answered(self, sent: Agenda, answer: Result<Outcome, Problem>) {
        match answer {
            Ok(Outcome::Kept(kept)) => self.kept(kept),
            // It was ours, and its answer was lost.
            Ok(Outcome::Changed(stands)) if self.is_ours(&stands, &sent) => self.kept(stands),
            Ok(Outcome::Changed(stands)) => self.other.set(Some(stands)),
            Err(Problem::Unreachable) => {
                self.unanswered.set_value(Some(sent));
                self.keeping.set(Keeping::Here);
            }
            Err(problem) => self.keeping.set(Keeping::Wrong(problem)),
        }
    }

    fn is_ours(self, stands: &Agenda, sent: &Agenda) -> bool {
        let same = |one: &Agenda| one.tasks == stands.tasks && one.time == stands.time;
        same(sent) || self.unanswered.with_value(|one| one.as_ref().is_some_and(same))
    }

    /// What the server keeps now. Where more was typed since, the new version sends it on.
    fn kept(self, kept: Agenda) {
        self.version.set(kept.version);
        self.unanswered.set_value(None);
        self.known.set_value(Some(kept));
        let now = untrack(|| self.gathered()).ok();
        if self.known.with_value(|known| *known == now) {
            self.is_kept();
        }
    }

    fn is_kept(self) {
        self.draft(None);
        self.waiting.set_value(None);
        self.keeping.set(Keeping::Kept);
    }

    /// The page goes before the last change was sent. Not while one is on its way: what stands on
    /// this tablet is sent by the next page of this week.
    fn leave(self) {
        if self.sending.try_get_value().unwrap_or(true) {
            return;
        }
        let Some(agenda) = self.waiting.try_update_value(Option::take).flatten() else { return };
        spawn_local(async move {
            let answer = api::keep(agenda.clone()).await;
            if matches!(answer, Ok(Outcome::Kept(_))) && self.drafted() == Some(agenda) {
                self.draft(None);
            }
        });
    }

    /// Keeps what is here, over what another tablet wrote; or takes that.
    pub fn settle(self, mine: bool) {
        let Some(stands) = self.other.get_untracked() else { return };
        self.other.set(None);
        self.version.set(stands.version);
        if !mine {
            self.show(&stands);
            self.known.set_value(untrack(|| self.gathered()).ok());
            self.is_kept();
        }
    }

    fn draft(self, agenda: Option<&Agenda>) {
        let words = agenda.and_then(|agenda| serde_json::to_string(agenda).ok());
        let draft = Draft { words: words.unwrap_or_default(), ..Draft::default() };
        draft::keep(self.me, For::Agenda(self.monday), &draft);
    }

    fn drafted(self) -> Option<Agenda> {
        let draft = draft::read(self.me, For::Agenda(self.monday))?;
        crate::wire::read(&draft.words).ok()
    }
}
