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
use crate::live::draft::{self, Draft, For};
use crate::problem::{Field, Problem};

/// One task as it is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub key: u32,
    pub what: RwSignal<String>,
    pub done: RwSignal<bool>,
    pub worth: RwSignal<BTreeSet<Eyes>>,
}

/// Whether what is written is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Keeping {
    Kept,
    UnderWay,
    /// On this tablet only, for lack of a line.
    Here,
    Wrong(Problem),
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
        });
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

    pub fn remove(self, key: u32) {
        self.lines.update(|lines| lines.retain(|line| line.key != key));
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
                self.keeping.set(Keeping::UnderWay);
                later(());
            }
            Err(problem) => self.keeping.set(Keeping::Wrong(problem)),
        });
    }

    fn send(self) {
        if self.other.with_untracked(Option::is_some) {
            return;
        }
        let Ok(agenda) = untrack(|| self.gathered()) else { return };
        let sent = agenda.clone();
        spawn_local(async move {
            match api::keep(agenda).await {
                Ok(Outcome::Kept(kept)) => self.kept(sent, &kept),
                Ok(Outcome::Changed(stands)) => {
                    let _ = self.other.try_set(Some(stands));
                }
                Err(Problem::Unreachable) => {
                    let _ = self.keeping.try_set(Keeping::Here);
                }
                Err(problem) => {
                    let _ = self.keeping.try_set(Keeping::Wrong(problem));
                }
            }
        });
    }

    fn kept(self, sent: Agenda, kept: &Agenda) {
        if self.version.try_set(kept.version).is_some() {
            return;
        }
        self.known.set_value(Some(Agenda { version: kept.version, ..sent }));
        let same = untrack(|| self.gathered()).ok();
        if self.known.with_value(|known| *known == same) {
            self.draft(None);
            self.keeping.set(Keeping::Kept);
        }
    }

    /// Keeps what is here, over what another tablet wrote; or takes that.
    pub fn settle(self, mine: bool) {
        let Some(stands) = self.other.get_untracked() else { return };
        self.other.set(None);
        self.version.set(stands.version);
        if !mine {
            self.show(&stands);
            self.known.set_value(untrack(|| self.gathered()).ok());
            self.draft(None);
            self.keeping.set(Keeping::Kept);
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

/// Minutes as hours are typed: `2`, `2.5`; nothing for none.
pub fn hours(minutes: u16) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    match (whole, rest) {
        (0, 0) => String::new(),
        (_, 0) => whole.to_string(),
        _ => {
            let hundredths = (u32::from(rest) * 100 + 30) / 60;
            let text = format!("{whole}.{hundredths:02}");
            text.trim_end_matches('0').to_owned()
        }
    }
}

/// Hours as people type them, with a point, a comma or a colon before minutes.
pub fn minutes(text: &str) -> Option<u16> {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.is_empty() {
        return Some(0);
    }
    if let Some((hours, rest)) = text.split_once(':') {
        let (hours, rest): (u16, u16) = (hours.trim().parse().ok()?, rest.trim().parse().ok()?);
        return (rest < 60).then(|| hours.checked_mul(60)?.checked_add(rest)).flatten();
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((&text, ""));
    let whole: u16 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u16>().ok()? * 10,
        2 => part.parse::<u16>().ok()?,
        _ => return None,
    };
    whole.checked_mul(60)?.checked_add((part * 60 + 50) / 100)
}

/// As it is typed without an input method for wide characters.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '：' => ':',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v5_hours_are_read_as_people_type_them_and_shown_again() {
        for (typed, read) in [
            ("", Some(0)),
            (" 2 ", Some(120)),
            ("2.5", Some(150)),
            ("2,25", Some(135)),
            (".5", Some(30)),
            ("1:30", Some(90)),
            ("２．５", Some(150)),
            ("1:75", None),
            ("two", None),
            ("-1", None),
            ("1.234", None),
            ("99999", None),
        ] {
            assert_eq!(minutes(typed), read, "{typed}");
        }
        for minutes_ in [0, 15, 30, 45, 60, 90, 150, 600] {
            assert_eq!(minutes(&hours(minutes_)), Some(minutes_));
        }
        assert_eq!([hours(150), hours(135), hours(120), hours(0)], ["2.5", "2.25", "2", ""]);
    }
}
