//! Who reads the page, as far as any part of it may need to know before it has asked: the way
//! they read numbers, whether people are theirs to look after, and who they are. It travels as attributes of
//! the document, so that the browser draws what the server drew.

use domain::id::PersonId;
use domain::org::Role;
use domain::policy::Actor;

use crate::format::NumberStyle;

/// Whose people someone looks after.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Over {
    #[default]
    Nobody,
    /// A manager, their teams.
    Team,
    /// An administrator.
    Company,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reader {
    /// `None`: as the language of the page does.
    pub numbers: Option<NumberStyle>,
    pub over: Over,
    /// Whether they hand over what they hold, and so change deals only there.
    pub leaving: bool,
    /// `None` before the door.
    pub person: Option<PersonId>,
}

impl Over {
    pub fn of(actor: &Actor) -> Self {
        if actor.is(Role::Administrator) {
            Self::Company
        } else if actor.is(Role::Manager) {
            Self::Team
        } else {
            Self::Nobody
        }
    }

    /// As in `<html data-over>`.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Nobody => None,
            Self::Team => Some("team"),
            Self::Company => Some("company"),
        }
    }

    pub fn from_word(word: Option<&str>) -> Self {
        let all = [Self::Nobody, Self::Team, Self::Company];
        all.into_iter().find(|over| over.word() == word).unwrap_or_default()
    }
}

impl Reader {
    /// As the server wrote it into the document.
    #[cfg(feature = "hydrate")]
    pub fn of_document() -> Self {
        let document = leptos::prelude::document().document_element();
        let read = |name| document.as_ref().and_then(|document| document.get_attribute(name));
        Self {
            numbers: NumberStyle::from_word(read("data-numbers").as_deref()),
            over: Over::from_word(read("data-over").as_deref()),
            leaving: read("data-leaving").is_some(),
            person: read("data-person").and_then(|person| person.parse().ok()),
        }
    }
}
