//! The words of the interface, in the reader's language, one typed method for each text.
//!
//! The texts live in `locales/<feature>.toml`, three languages beside one another;
//! `build.rs` checks them and writes the methods. The server holds all three tables.
//! The browser holds none until the page hands it the one it needs ([`install`]).

pub mod account_history;
mod coaching;
mod context;
mod handovers;
pub mod history;
mod lang;
mod meetings;
mod people;
mod refusals;
mod terms;
mod visits;

pub use context::{use_lang, use_words};
pub use history::Names;
pub use lang::Lang;
pub use people::initials;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The texts of one language. Cheap to copy; get one by [`use_words`].
#[derive(Debug, Clone, Copy)]
pub struct Words {
    lang: Lang,
    table: &'static [&'static str],
}

impl Words {
    /// The language these words are in.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A table of another version is shorter or longer; a gap is better than a dead page.
    fn at(self, index: usize) -> &'static str {
        self.table.get(index).copied().unwrap_or_default()
    }

    /// Puts the arguments into `{0}`, `{1}` …; what stands in an argument is left as it is.
    fn fill(self, index: usize, arguments: &[&str]) -> String {
        let mut filled = String::new();
        let mut rest = self.at(index);
        while let Some((before, tail)) = rest.split_once('{') {
            let (place, after) = tail.split_once('}').unwrap_or((tail, ""));
            filled.push_str(before);
            filled.push_str(
                place.parse().ok().and_then(|place: usize| arguments.get(place)).unwrap_or(&""),
            );
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

/// Why a words file could not be used: the page and the program are of different versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongWords;

/// Takes the JSON array the page was given (tag first, then the texts) and keeps it for good.
/// Call it once, before hydration: the memory is never given back.
///
/// # Errors
/// When it is no such array or has another number of texts than this program.
pub fn install(json: &str) -> Result<Words, WrongWords> {
    let texts: Vec<String> = crate::wire::read(json).map_err(|_| WrongWords)?;
    let mut texts = texts.into_iter();
    let lang = texts.next().and_then(|tag| Lang::from_tag(&tag)).ok_or(WrongWords)?;
    let table: Vec<&'static str> = texts.map(|text| &*text.leak()).collect();
    if table.len() != COUNT {
        return Err(WrongWords);
    }
    Ok(Words { lang, table: table.leak() })
}

#[cfg(any(feature = "ssr", test))]
pub use tables::{hash, json};

#[cfg(any(feature = "ssr", test))]
mod tables {
    use super::{COUNT, Lang, Words};

    include!(concat!(env!("OUT_DIR"), "/words_tables.rs"));

    impl Words {
        /// The words of a language, compiled in.
        #[must_use]
        pub fn of(lang: Lang) -> Self {
            let table: &'static [&'static str] = match lang {
                Lang::En => &EN,
                Lang::Hant => &HANT,
                Lang::Hans => &HANS,
            };
            Self { lang, table }
        }
    }

    /// The file a browser loads for a language; [`super::install`] reads it.
    #[must_use]
    pub fn json(lang: Lang) -> &'static str {
        match lang {
            Lang::En => EN_JSON,
            Lang::Hant => HANT_JSON,
            Lang::Hans => HANS_JSON,
        }
    }

    /// Names the content of [`json`], so that the file may be cached for good.
    #[must_use]
    pub fn hash(lang: Lang) -> &'static str {
        match lang {
            Lang::En => EN_HASH,
            Lang::Hant => HANT_HASH,
            Lang::Hans => HANS_HASH,
        }
    }
}

#[cfg(test)]
mod tests;
