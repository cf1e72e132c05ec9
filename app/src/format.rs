//! Numbers, money and days in the reader's way, the same on the server and in the browser.
//!
//! Nothing here asks the browser: what the server draws must be what the browser finds.

pub mod address;
mod day;
mod money;
mod number;

use crate::words::{Lang, Words};
use leptos::prelude::use_context;

pub use day::{clock, minute_of};
pub use number::{count, percent};

/// How large numbers are shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberStyle {
    /// `350K`, `1.2M`
    Thousands,
    /// `35萬`, `1.2億`
    Myriads,
}

impl NumberStyle {
    pub const ALL: [Self; 2] = [Self::Thousands, Self::Myriads];

    /// The word used in the store and in `<html data-numbers>`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Thousands => "thousands",
            Self::Myriads => "myriads",
        }
    }

    #[must_use]
    pub fn from_word(word: Option<&str>) -> Option<Self> {
        Self::ALL.into_iter().find(|style| Some(style.word()) == word)
    }

    /// What a reader of a language expects who has not chosen.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::Thousands,
            Lang::Hant | Lang::Hans => Self::Myriads,
        }
    }
}

/// A reader's way of writing: the words of their language and their number style.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    words: Words,
    numbers: NumberStyle,
}

impl Format {
    #[must_use]
    pub fn new(words: Words, numbers: NumberStyle) -> Self {
        Self { words, numbers }
    }

    #[must_use]
    pub fn words(self) -> Words {
        self.words
    }

    #[must_use]
    pub fn numbers(self) -> NumberStyle {
        self.numbers
    }
}

impl From<Words> for Format {
    fn from(words: Words) -> Self {
        Self::new(words, NumberStyle::of(words.lang()))
    }
}

/// The page's format: the one provided, else that of the page's language.
#[must_use]
pub fn use_format() -> Format {
    use_context().unwrap_or_else(|| Format::from(crate::words::use_words()))
}

#[cfg(test)]
mod tests {
    use super::{Format, Lang, Words};

    /// English, traditional and simplified Chinese, with the style each expects.
    pub(super) fn readers() -> [Format; 3] {
        Lang::ALL.map(|lang| Format::from(Words::of(lang)))
    }
}
