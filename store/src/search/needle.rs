//! What someone looks for, in the form in which lines are kept.

use std::ops::RangeInclusive;

use domain::text::digits;
use sqlx::{QueryBuilder, Sqlite};

use crate::script::plain;

/// What a line must hold: phrases found by their trigrams, and texts too short for that.
pub(crate) struct Needle {
    /// In the query language of FTS5.
    phrases: Option<String>,
    short: Vec<String>,
    /// What lines are ranked by.
    first: String,
}

/// The fewest digits that are looked for as a telephone number.
const DIALLED: usize = 3;
/// From so many characters on trigrams find a text.
const TRIGRAM: usize = 3;

impl Needle {
    /// `None` where there is nothing to look for.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
        let first = *words.first()?;
        if let Some(digits) = dialled(&plain) {
            // As it was typed too: it may be part of a product's name.
            let typed =
                if words.len() == 1 && first != digits { Some(quoted(first)) } else { None };
            let phrases: Vec<String> = typed.into_iter().chain([quoted(&digits)]).collect();
            let phrases = Some(phrases.join(" OR "));
            return Some(Self { phrases, short: Vec::new(), first: digits });
        }
        let (long, short): (Vec<&str>, Vec<&str>) =
            words.iter().partition(|word| word.chars().count() >= TRIGRAM);
        let phrases: Vec<String> = long.into_iter().map(quoted).collect();
        Some(Self {
            phrases: (!phrases.is_empty()).then(|| phrases.join(" AND ")),
            short: short.into_iter().map(ToOwned::to_owned).collect(),
            first: first.to_owned(),
        })
    }

    /// A number that is small for what begins with the text, larger for a word or a line that
    /// does, and largest for the rest.
    pub(crate) fn push_rank(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push("CASE instr(s.text, ").push_bind(self.first.clone());
        query.push(") WHEN 1 THEN 0 ELSE 2 - (instr(s.text, ");
        query.push_bind(format!(" {}", self.first)).push(") > 0 OR instr(s.text, ");
        query.push_bind(format!("\n{}", self.first)).push(") > 0) END");
    }

    /// ` FROM … WHERE …`: the lines `search_entry s` of these kinds that hold what is looked for.
    pub(crate) fn push_lines(&self, query: &mut QueryBuilder<Sqlite>, kinds: RangeInclusive<i64>) {
        query.push(" FROM ");
        if let Some(phrases) = &self.phrases {
            // Never the other way round: the trigrams name the lines.
            query.push(
                "search_trigram CROSS JOIN search_entry s ON s.number = search_trigram.rowid",
            );
            query.push(" WHERE search_trigram MATCH ").push_bind(phrases.clone());
            query.push(" AND search_trigram.rowid");
        } else {
            query.push("search_entry s WHERE s.number");
        }
        query.push(" BETWEEN ").push_bind(first_number(*kinds.start()));
        query.push(" AND ").push_bind(first_number(kinds.end() + 1) - 1);
        for word in &self.short {
            query.push(" AND instr(s.text, ").push_bind(word.clone()).push(") > 0");
        }
    }
}

/// Where the lines of a kind begin: they stand side by side.
pub(super) fn first_number(kind: i64) -> i64 {
    kind << 40
}

/// The digits of what looks like a part of a telephone number.
fn dialled(plain: &str) -> Option<String> {
    let number = plain.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    let digits = digits(plain);
    (number && digits.len() >= DIALLED).then_some(digits)
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
            assert_eq!(super::dialled(&plain(typed)).as_deref(), dialled, "{typed}");
        }
        assert!(Needle::new(" 　 ").is_none());
    }

    #[test]
    fn a_quote_is_a_text_like_any_other() {
        assert_eq!(quoted("a\"b OR c"), "\"a\"\"b OR c\"");
    }
}
