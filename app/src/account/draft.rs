//! What someone is typing: kept till it is saved or let go, whatever others do meanwhile.

use domain::account::{self, Class, ContactField, ContactFields, Field, Fields, Record};
use domain::id::{ContactId, PersonId};
use domain::text::TextRefused;
use leptos::prelude::*;

use crate::words::Words;

/// A field as it is typed, what is wrong with it, and what another wrote meanwhile.
#[derive(Clone, Copy)]
pub struct Typed {
    pub value: RwSignal<String>,
    pub wrong: RwSignal<Option<String>>,
    theirs: RwSignal<Option<String>>,
}

impl Typed {
    pub fn new(value: Option<String>) -> Self {
        Self {
            value: RwSignal::new(value.unwrap_or_default()),
            wrong: RwSignal::new(None),
            theirs: RwSignal::new(None),
        }
    }

    /// What is said under the field.
    pub fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || self.wrong.get().or_else(|| self.theirs.get()))
    }

    /// Keeps what is wrong at the field. The outer `None`: it cannot be taken.
    fn read<T>(
        self,
        words: Words,
        label: &str,
        parse: impl FnOnce(&str) -> Result<T, TextRefused>,
    ) -> Option<T> {
        let read = self.value.with_untracked(|value| parse(value));
        self.wrong.set(read.as_ref().err().map(|refused| words.text_refused(label, *refused)));
        read.ok()
    }

    /// Another changed what stood here from `before` to `now`. Who left it alone has theirs;
    /// who wrote too is told of it and keeps what is typed.
    fn meet(self, words: Words, before: Option<String>, now: Option<String>) {
        self.theirs.set(None);
        if before == now {
            return;
        }
        let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
        let mine = self.value.get_untracked();
        if mine.trim() == before.trim() {
            self.value.set(now);
        } else if mine.trim() != now.trim() {
            let now = if now.is_empty() { words.ui_none() } else { &now };
            self.theirs.set(Some(words.account_meanwhile_field(now)));
        }
    }
}

/// The fields of an account.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The owner's identity; the empty word for the company itself.
    pub owner: RwSignal<String>,
    fields: [Typed; Field::ALL.len()],
}

impl Draft {
    pub fn new(owner: Option<PersonId>, fields: Option<&Fields>) -> Self {
        let typed = |field| Typed::new(fields.and_then(|fields| shown(fields, field)));
        Self {
            owner: RwSignal::new(owner.map(|id| id.to_string()).unwrap_or_default()),
            fields: Field::ALL.map(typed),
        }
    }

    pub fn field(&self, field: Field) -> Typed {
        self.fields[field as usize]
    }

    /// Who is to look after it.
    pub fn owner(&self) -> Option<PersonId> {
        self.owner.with_untracked(|id| id.parse().ok())
    }

    /// The fields, if all of them can be taken; what is wrong stands at each that cannot.
    pub fn read(&self, words: Words) -> Option<Fields> {
        macro_rules! read {
            ($($name:ident: $field:ident by $parse:expr;)+) => {
                $(let $name =
                    self.field(Field::$field).read(words, words.account_field(Field::$field), $parse);)+
                Some(Fields { $($name: $name?),+ })
            };
        }
        use domain::text::{Name, Note, Phone, Website};
        read! {
            name: Name by Name::new;
            class: Class by |word| Ok(Class::from_word(word));
            industry: Industry by Name::optional;
            region: Region by Name::optional;
            address: Address by Note::optional;
            phone: Phone by Phone::optional;
            website: Website by Website::optional;
            condition: Condition by Note::optional;
            progress: Progress by Note::optional;
            possible: Possible by Note::optional;
            hours: Hours by |word| Ok(account::Hours::from_word(word));
        }
    }

    /// Another was faster: the account was `before` and is `now`.
    pub fn meet(&self, words: Words, before: &Record, now: &Record) {
        for field in Field::ALL {
            let [before, now] = [before, now].map(|record| shown(&record.fields, field));
            self.field(field).meet(words, before, now);
        }
        let own = |record: &Record| record.owner.map(|id| id.to_string()).unwrap_or_default();
        if self.owner.with_untracked(|mine| *mine == own(before)) {
            self.owner.set(own(now));
        }
    }
}

/// What a box shows of a field: of a class its word.
fn shown(fields: &Fields, field: Field) -> Option<String> {
    match field {
        Field::Class => fields.class.map(|class| class.word().to_owned()),
        field => fields.text(field),
    }
}

/// The fields of a contact.
#[derive(Clone, Copy)]
pub struct ContactDraft {
    /// Whom they report to, by identity; the empty word for nobody.
    pub superior: RwSignal<String>,
    fields: [Typed; ContactField::ALL.len()],
}

impl ContactDraft {
    pub fn new(fields: Option<&ContactFields>) -> Self {
        let typed = |field| Typed::new(fields.and_then(|fields| fields.text(field)));
        let superior = fields.and_then(|fields| fields.superior);
        Self { superior: RwSignal::new(chosen(superior)), fields: ContactField::ALL.map(typed) }
    }

    pub fn field(&self, field: ContactField) -> Typed {
        self.fields[field as usize]
    }

    /// As [`Draft::read`].
    pub fn read(&self, words: Words) -> Option<ContactFields> {
        use domain::text::{Mail, Name, Phone};
        let label = |field| (self.field(field), words.contact_field(field));
        macro_rules! read {
            ($($name:ident: $field:ident by $parse:expr;)+) => {
                $(let $name = {
                    let (typed, label) = label(ContactField::$field);
                    typed.read(words, label, $parse)
                };)+
                let superior = self.superior.with_untracked(|id| id.parse().ok());
                Some(ContactFields { $($name: $name?,)+ superior })
            };
        }
        read! {
            name: Name by Name::new;
            position: Position by Name::optional;
            phone: Phone by Phone::optional;
            mobile: Mobile by Phone::optional;
            mail: Mail by Mail::optional;
        }
    }

    /// As [`Draft::meet`].
    pub fn meet(&self, words: Words, before: &ContactFields, now: &ContactFields) {
        for field in ContactField::ALL {
            self.field(field).meet(words, before.text(field), now.text(field));
        }
        if self.superior.with_untracked(|mine| *mine == chosen(before.superior)) {
            self.superior.set(chosen(now.superior));
        }
    }
}

fn chosen(superior: Option<ContactId>) -> String {
    superior.map(|id| id.to_string()).unwrap_or_default()
}
