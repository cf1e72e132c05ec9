//! Forms that were not finished: what was typed into them stays on the tablet, under the name of
//! the person who typed, till it is sent or thrown away.

use domain::id::{AccountId, DealId, KnowledgeId, MeetingId, PersonId, VisitId};
use leptos::prelude::*;

use super::keep::storage;

/// Which form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    NewDeal,
    Deal(DealId),
    /// A visit to whom it was begun for.
    NewVisit(Option<AccountId>),
    Visit(VisitId),
    Report(VisitId),
    /// A visit that was made and nobody planned.
    Unplanned,
    NewMeeting,
    Meeting(MeetingId),
    /// Something new that a rep is to learn.
    NewKnowledge(PersonId),
    Knowledge(KnowledgeId),
}

fn key(person: PersonId, form: Form) -> String {
    match form {
        Form::NewDeal => format!("loudou.draft.{person}.new"),
        Form::Deal(deal) => format!("loudou.draft.{person}.edit.{deal}"),
        Form::NewVisit(account) => {
            let account = account.as_ref().map_or_else(|| "new".to_owned(), AccountId::to_string);
            format!("loudou.draft.{person}.visit.{account}")
        }
        Form::Visit(visit) => format!("loudou.draft.{person}.visit.{visit}"),
        Form::Report(visit) => format!("loudou.draft.{person}.report.{visit}"),
        Form::NewMeeting => format!("loudou.draft.{person}.meeting.new"),
        Form::Meeting(meeting) => format!("loudou.draft.{person}.meeting.{meeting}"),
        Form::Unplanned => format!("loudou.draft.{person}.report.new"),
        Form::NewKnowledge(rep) => format!("loudou.draft.{person}.knowledge.of.{rep}"),
        Form::Knowledge(known) => format!("loudou.draft.{person}.knowledge.{known}"),
    }
}

/// Whether this person left it unfinished here.
pub fn is_there(person: PersonId, form: Form) -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(&key(person, form)), Ok(Some(_))))
}

/// It was sent, or thrown away.
pub fn forget(person: PersonId, form: Form) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(person, form));
    }
}

/// Takes up what was typed before, and writes down what is typed from now on. Only what differs
/// from how the form began is kept: the rest may be another by the time it is taken up.
pub fn follow(person: PersonId, form: Form, fields: Vec<RwSignal<String>>) {
    let began: Vec<String> = fields.iter().map(|field| field.get_untracked()).collect();
    let Some(storage) = storage() else { return };
    let key = key(person, form);
    let kept = storage.get_item(&key).ok().flatten();
    let kept = kept.and_then(|text| crate::wire::read::<Vec<Option<String>>>(&text).ok());
    for (field, typed) in fields.iter().zip(kept.unwrap_or_default()) {
        if let Some(typed) = typed {
            field.set(typed);
        }
    }
    Effect::new(move |_| {
        let typed = fields.iter().zip(&began).map(|(field, began)| {
            let now = field.get();
            (now != *began).then_some(now)
        });
        let typed: Vec<Option<String>> = typed.collect();
        if typed.iter().any(Option::is_some) {
            if let Ok(text) = serde_json::to_string(&typed) {
                let _ = storage.set_item(&key, &text);
            }
        } else {
            let _ = storage.remove_item(&key);
        }
    });
}
