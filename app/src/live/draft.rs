//! Words that are not sent yet: kept on this tablet with every key, under the name of the person
//! who types, until they are sent or thrown away. What the server does not take comes back here.

use domain::activity::{About, Command, Content, Kind, New, Way};
use domain::day::Day;
use domain::id::{ActivityId, ContactId, PersonId, SittingId};
use domain::text::Remark;
use serde::{Deserialize, Serialize};

use super::keep::storage;

/// The fields of a form as they were typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub words: String,
    /// `note`, `call`, `mail`; the empty word stands for a note.
    pub kind: String,
    /// `in`, `out`.
    pub way: String,
    /// `yes`, `no`.
    pub reached: String,
    pub contact: String,
    /// As a browser writes local date and time.
    pub happened: String,
    pub step: String,
    pub due: String,
}

/// What a draft is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum For {
    About(About),
    /// An activity that is being set right.
    Activity(ActivityId),
    /// What a sitting did not take.
    Sitting(SittingId),
    /// A manager's own week, by its Monday.
    Agenda(Day),
    /// What was tapped in a test.
    Skills(domain::skills::About),
}

impl Draft {
    /// Whether there is anything in it that someone would miss.
    pub fn is_blank(&self) -> bool {
        [&self.words, &self.step].iter().all(|text| text.trim().is_empty())
    }
}

fn key(person: PersonId, what: For) -> String {
    match what {
        For::About(About::Deal(deal)) => format!("loudou.draft.{person}.deal.{deal}"),
        For::About(About::Account(account)) => format!("loudou.draft.{person}.account.{account}"),
        For::Activity(activity) => format!("loudou.draft.{person}.activity.{activity}"),
        For::Agenda(monday) => format!("loudou.draft.{person}.agenda.{}", monday.0),
        For::Skills(about) => {
            format!("loudou.draft.{person}.skills.{}.{}", about.person, about.leading)
        }
        For::Sitting(sitting) => format!("loudou.draft.{person}.sitting.{sitting}"),
    }
}

pub fn read(person: PersonId, what: For) -> Option<Draft> {
    let text = storage()?.get_item(&key(person, what)).ok().flatten()?;
    crate::wire::read(&text).ok()
}

/// Writes a draft down, or takes it away where it is blank; says whether it is kept here.
pub fn keep(person: PersonId, what: For, draft: &Draft) -> bool {
    let Some(storage) = storage() else { return false };
    if draft.is_blank() {
        let _ = storage.remove_item(&key(person, what));
        return false;
    }
    serde_json::to_string(draft)
        .is_ok_and(|text| storage.set_item(&key(person, what), &text).is_ok())
}

/// Words that came back, above what is typed already.
pub(super) fn above(words: &str, typed: &str) -> String {
    match (words, typed.trim()) {
        (words, "") => words.to_owned(),
        ("", typed) => typed.to_owned(),
        (words, typed) => format!("{words}\n\n{typed}"),
    }
}

/// What the server did not take becomes a draft again, above whatever is typed there meanwhile.
pub fn put_back(person: PersonId, command: &Command) {
    let (what, content, step) = match command {
        Command::Add(New { about, content, next_step, .. }) => {
            (For::About(*about), content, next_step.as_ref())
        }
        Command::Correct { activity, content } => (For::Activity(*activity), content, None),
        Command::Withdraw { .. } => return,
    };
    let mut draft = read(person, what).unwrap_or_default();
    let words = content.words.as_ref().map(Remark::as_str).unwrap_or_default();
    draft.words = above(words, &draft.words);
    let typed = Draft::of(content);
    (draft.kind, draft.way, draft.reached) = (typed.kind, typed.way, typed.reached);
    draft.contact = typed.contact;
    if let Some(step) = step.filter(|_| draft.step.trim().is_empty()) {
        (draft.step, draft.due) = (step.what.to_string(), step.due.iso());
    }
    keep(person, what, &draft);
}

impl Draft {
    /// The form that would say this; the time is left to who fills it in.
    pub fn of(content: &Content) -> Self {
        let (kind, way, reached) = match content.kind {
            Kind::Note => ("note", Way::Out, true),
            Kind::Call { way, reached } => ("call", way, reached),
            Kind::Mail { way } => ("mail", way, true),
        };
        Self {
            words: content.words.as_ref().map(ToString::to_string).unwrap_or_default(),
            kind: kind.to_owned(),
            way: way.word().to_owned(),
            reached: if reached { "yes" } else { "no" }.to_owned(),
            contact: content.contact.as_ref().map(ContactId::to_string).unwrap_or_default(),
            ..Self::default()
        }
    }
}
