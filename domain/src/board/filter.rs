//! What a person chose to see. The address holds it, saved views name it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::span::Span;
use crate::account::Class;
use crate::funnel::{Band, Place, Stage};
use crate::id::{PersonId, ProductId, SourceId, TeamId};

/// Everything is open by default; what stands in a set is any of it, sets narrow one another. A
/// word that it does not know is refused: passed over, it would show more than was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    pub team: Option<TeamId>,
    pub reps: BTreeSet<PersonId>,
    pub products: BTreeSet<ProductId>,
    pub sources: BTreeSet<SourceId>,
    /// Of the account.
    pub classes: BTreeSet<Class>,
    /// Together with `places`: any of the bands' stages, and any of the places.
    pub bands: BTreeSet<Band>,
    pub places: BTreeSet<Place>,
    pub amount: Amounts,
    /// The expected date.
    pub expected: Option<Span>,
    /// The day it was put on the funnel, by the server's own time.
    pub listed: Option<Span>,
    pub marks: BTreeSet<MarkKind>,
    /// Looked for in account, product, contact and phone.
    pub text: String,
}

/// From and to, both counted in, in whole units of the company's currency: nobody looks for
/// cents, and the address stays readable.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Amounts {
    pub from: Option<u64>,
    pub to: Option<u64>,
}

/// What a mark says, without its days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    Overdue,
    Today,
    Later,
    Missing,
    Stuck,
}

impl MarkKind {
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::Today, Self::Later, Self::Missing, Self::Stuck];

    /// The word used in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Later => "later",
            Self::Missing => "missing",
            Self::Stuck => "stuck",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Filter {
    /// Whether what it shows is another tomorrow.
    pub fn depends_on_today(&self) -> bool {
        let moves = |span: &Option<Span>| span.as_ref().is_some_and(Span::is_relative);
        !self.marks.is_empty() || moves(&self.expected) || moves(&self.listed)
    }

    /// As a table shows it: the open deals, unless places were chosen.
    #[must_use]
    pub fn open_by_default(mut self) -> Self {
        if self.bands.is_empty() && self.places.is_empty() {
            self.places = Stage::ALL.map(Place::Stage).into();
        }
        self
    }

    /// How many choices the sheet of filters holds: search, team and rep stand beside it.
    pub fn chosen(&self) -> usize {
        let amount = [self.amount.from, self.amount.to].iter().flatten().count().min(1);
        let days = [&self.expected, &self.listed].into_iter().flatten().count();
        self.products.len()
            + self.sources.len()
            + self.classes.len()
            + self.bands.len()
            + self.places.len()
            + self.marks.len()
            + amount
            + days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Address;

    #[test]
    fn a_filter_with_a_word_that_it_does_not_know_is_refused_and_not_opened_wide() {
        for sent in [r#"{"rep":"x"}"#, r#"{"text":"a","reps":[],"team_":null}"#] {
            assert!(serde_json::from_str::<Filter>(sent).is_err(), "{sent}");
        }
        assert!(serde_json::from_str::<Filter>(r#"{"amount":{"min":5}}"#).is_err());
        assert_eq!(serde_json::from_str::<Filter>("{}").unwrap(), Filter::default());
        let all = Filter { text: "a".to_owned(), ..Filter::default() };
        let sent = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Filter>(&sent).unwrap(), all);
    }

    #[test]
    fn an_address_saved_before_goes_on_being_read() {
        let saved = Address::parse("/?q=pump&once=known&mark=overdue,once").unwrap();
        assert_eq!(saved.write(), "/?mark=overdue&q=pump");
    }
}
