//! What people type about an activity, and what it is read as.

use domain::activity::{Content, Kind, Way};
use domain::day::{Day, Millis};
use domain::deal::{NextStep, Refusal};
use domain::text::{Name, Remark};
use leptos::prelude::*;

use crate::live::draft::Draft;
use crate::words::Words;
use domain::read;

/// Each field as it was typed.
#[derive(Clone, Copy)]
pub struct Form {
    pub words: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub way: RwSignal<String>,
    pub reached: RwSignal<String>,
    pub contact: RwSignal<String>,
    pub happened: RwSignal<String>,
    pub step: RwSignal<String>,
    pub due: RwSignal<String>,
    pub wrong: RwSignal<Wrong>,
}

/// What is wrong, at the field where it is.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Wrong {
    pub words: Option<String>,
    pub happened: Option<String>,
    pub step: Option<String>,
    pub due: Option<String>,
}

impl Form {
    pub fn new() -> Self {
        let blank = || RwSignal::new(String::new());
        let form = Self {
            words: blank(),
            kind: blank(),
            way: blank(),
            reached: blank(),
            contact: blank(),
            happened: blank(),
            step: blank(),
            due: blank(),
            wrong: RwSignal::new(Wrong::default()),
        };
        form.fill(Draft::default());
        form
    }

    pub fn fill(self, draft: Draft) {
        let or = |word: String, other: &str| if word.is_empty() { other.to_owned() } else { word };
        self.words.set(draft.words);
        self.kind.set(or(draft.kind, "note"));
        self.way.set(or(draft.way, "out"));
        self.reached.set(or(draft.reached, "yes"));
        self.contact.set(draft.contact);
        self.happened.set(draft.happened);
        self.step.set(draft.step);
        self.due.set(draft.due);
        self.wrong.set(Wrong::default());
    }

    /// What stands in it now.
    pub fn draft(self) -> Draft {
        Draft {
            words: self.words.get(),
            kind: self.kind.get(),
            way: self.way.get(),
            reached: self.reached.get(),
            contact: self.contact.get(),
            happened: self.happened.get(),
            step: self.step.get(),
            due: self.due.get(),
        }
    }

    fn chosen(self) -> Kind {
        let way = self.way.with_untracked(|way| Way::from_word(way)).unwrap_or(Way::Out);
        match self.kind.get_untracked().as_str() {
            "call" => Kind::Call { way, reached: self.reached.get_untracked() != "no" },
            "mail" => Kind::Mail { way },
            _ => Kind::Note,
        }
    }

    /// Reads it, or says at each field what is missing. The outer `None`: it cannot be sent. An
    /// inner `None` stands for an activity of which nothing is told: a next step goes alone.
    pub fn read(
        self,
        words: Words,
        now: Millis,
        offset: i32,
    ) -> Option<(Option<Content>, Option<NextStep>)> {
        let mut wrong = Wrong::default();
        let kind = self.chosen();
        let said = self.words.with_untracked(|text| Remark::optional(text));
        let said = said.unwrap_or_else(|refused| {
            wrong.words = Some(words.text_refused(words.activity_words(), refused));
            None
        });
        let step = self.next_step(words, &mut wrong);
        let happened = self.happened_at(words, now, offset, &mut wrong);
        let bare = said.is_none() && kind.wants_words();
        if bare && step.is_none() && wrong == Wrong::default() {
            wrong.words = Some(words.refusal(Refusal::WordsWanted).to_owned());
        }
        let fine = wrong == Wrong::default();
        self.wrong.set(wrong);
        let contact = self.contact.with_untracked(|id| id.parse().ok());
        let content = Content { kind, contact, happened, words: said };
        fine.then_some(((!bare).then_some(content), step))
    }

    fn next_step(self, words: Words, wrong: &mut Wrong) -> Option<NextStep> {
        let (what, due) = (self.step.get_untracked(), self.due.get_untracked());
        let due = match due.trim() {
            "" => None,
            text => match read::day(text) {
                Ok(day) => Some(day),
                Err(unread) => {
                    wrong.due = Some(words.day_unread(words.deal_next_due(), text, unread));
                    return None;
                }
            },
        };
        match (Name::optional(&what), due) {
            (Ok(None), None) => None,
            (Ok(Some(what)), Some(due)) => Some(NextStep { what, due }),
            (Ok(Some(_)), None) => {
                wrong.due = Some(words.refusal_field_empty(words.deal_next_due()));
                None
            }
            (Ok(None), Some(_)) => {
                wrong.step = Some(words.refusal_field_empty(words.deal_next_step()));
                None
            }
            (Err(refused), _) => {
                wrong.step = Some(words.text_refused(words.deal_next_step(), refused));
                None
            }
        }
    }

    fn happened_at(
        self,
        words: Words,
        now: Millis,
        offset: i32,
        wrong: &mut Wrong,
    ) -> Option<Millis> {
        let text = self.happened.get_untracked();
        if text.trim().is_empty() {
            return None;
        }
        let read = moment(&text, offset);
        wrong.happened = match read {
            None => Some(words.refusal_date_unclear(text.trim())),
            Some(at) if at > now => Some(words.refusal(Refusal::HappenedAhead).to_owned()),
            Some(_) => None,
        };
        read
    }
}

/// `2026-11-24T09:30`, as a browser writes local date and time, `offset` minutes east of UTC.
fn moment(text: &str, offset: i32) -> Option<Millis> {
    let (day, time) = text.trim().split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    let of_day = (hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
    Some(Millis::at(Day::from_iso(day)?, of_day, offset))
}

/// The reverse of [`moment`].
pub fn local(at: Millis, offset: i32) -> String {
    let minute = at.minute_of_day(offset);
    format!("{}T{:02}:{:02}", at.day(offset).iso(), minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_goes_and_comes_back() {
        let taipei = 8 * 60;
        let at = moment("2026-11-24T09:05", taipei).unwrap();
        assert_eq!(local(at, taipei), "2026-11-24T09:05");
        assert_eq!(local(at, 0), "2026-11-24T01:05");
        assert_eq!(moment("2026-11-24T09:05:30", taipei), Some(at));
        for unclear in ["", "2026-11-24", "2026-02-30T09:00", "2026-11-24T24:00", "2026-11-24T9"] {
            assert_eq!(moment(unclear, taipei), None, "{unclear}");
        }
    }
}
