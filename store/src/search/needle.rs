//! What someone looks for, in the form in which lines are kept.

use domain::text::digits;
use sqlx::{QueryBuilder, Sqlite};

use crate::script::plain;

/// Words that must all stand in a line, or the digits of a telephone number.
pub(crate) struct Needle {
    words: Vec<String>,
    /// Of what looks like a part of a telephone number.
    dialled: Option<String>,
}

/// The fewest digits that are looked for as a number.
const DIALLED: usize = 3;
/// From so many characters on trigrams find a text.
const TRIGRAM: usize = 3;

impl Needle {
    /// `None` where there is nothing to look for.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        let words: Vec<String> =
            plain.split(' ').filter(|w| !w.is_empty()).map(Into::into).collect();
        let number = plain.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
        let digits = digits(&plain);
        let dialled = (number && digits.len() >= DIALLED).then_some(digits);
        (!words.is_empty()).then_some(Self { words, dialled })
    }

    /// A number that is small for what begins with the text, larger for a word that does, and
    /// largest for the rest.
    pub(crate) fn push_rank(&self, query: &mut QueryBuilder<Sqlite>) {
        let first = self.words.first().cloned().unwrap_or_default();
        query.push("CASE WHEN instr(s.text, ").push_bind(first.clone());
        query.push(") = 1 THEN 0 WHEN instr(replace(s.text, char(10), ' '), ' ' || ");
        query.push_bind(first).push(") > 0 THEN 1 ELSE 2 END");
    }

    /// ` WHERE …` for lines `search_entry s` that hold what is looked for.
    pub(crate) fn push_conditions(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push(" WHERE ((true");
        let long = |word: &String| word.chars().count() >= TRIGRAM;
        let phrases: Vec<String> =
            self.words.iter().filter(|w| long(w)).map(|w| quoted(w)).collect();
        if !phrases.is_empty() {
            push_match(query, phrases.join(" AND "));
        }
        for word in self.words.iter().filter(|word| !long(word)) {
            query.push(" AND instr(s.text, ").push_bind(word.clone()).push(") > 0");
        }
        query.push(")");
        if let Some(dialled) = &self.dialled {
            query.push(" OR (true");
            push_match(query, quoted(dialled));
            query.push(")");
        }
        query.push(")");
    }
}

fn push_match(query: &mut QueryBuilder<Sqlite>, phrases: String) {
    query.push(" AND s.number IN (SELECT rowid FROM search_trigram WHERE search_trigram MATCH ");
    query.push_bind(phrases).push(")");
}

/// A text as one phrase of the query language of FTS5.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_number_is_looked_for_by_its_digits() {
        for (typed, dialled) in [
            ("0912-345", Some("0912345")),
            ("(02) 2345", Some("022345")),
            ("０９１２", Some("0912")),
            ("12", None),
            ("M2 100", None),
        ] {
            assert_eq!(Needle::new(typed).unwrap().dialled.as_deref(), dialled, "{typed}");
        }
        assert!(Needle::new(" 　 ").is_none());
    }

    #[test]
    fn a_quote_is_a_text_like_any_other() {
        assert_eq!(quoted("a\"b OR c"), "\"a\"\"b OR c\"");
    }
}
