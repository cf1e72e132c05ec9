//! What people type: trimmed, bounded, free of control characters. Kept as it was written
//! otherwise; it is data, and never markup.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
pub enum TextRefused {
    #[error("empty")]
    Empty,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
    #[error("holds control characters")]
    Unprintable,
}

fn check(text: &str, max: usize, lines: bool) -> Result<String, TextRefused> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextRefused::Empty);
    }
    if text.chars().count() > max {
        return Err(TextRefused::TooLong { max });
    }
    if text.chars().any(|c| c.is_control() && !(lines && (c == '\n' || c == '\r' || c == '\t'))) {
        return Err(TextRefused::Unprintable);
    }
    Ok(text.to_owned())
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($max:literal, lines: $lines:literal))+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters it holds.
            pub const MAX: usize = $max;

            pub fn new(text: &str) -> Result<Self, TextRefused> {
                check(text, $max, $lines).map(Self)
            }

            /// `None` for a field left blank; a refusal for one that cannot be taken.
            pub fn optional(text: &str) -> Result<Option<Self>, TextRefused> {
                match Self::new(text) {
                    Err(TextRefused::Empty) => Ok(None),
                    other => other.map(Some),
                }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextRefused;
            fn try_from(text: String) -> Result<Self, TextRefused> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// The name of a person, an account, a product, a team: one line.
    Name(120, lines: false)
    /// A reason or a remark: a few lines.
    Note(2000, lines: true)
    /// What came of a call, a mail, a talk: as long as it needs to be.
    Remark(10_000, lines: true)
    /// A telephone number as people write it.
    Phone(40, lines: false)
    /// What someone types to sign in; compared by `fold`.
    Login(60, lines: false)
    /// An address of electronic mail as people write it.
    Mail(120, lines: false)
    /// The address of a website as people write it.
    Website(200, lines: false)
}

impl Login {
    /// A new login is typed on many keyboards: letters, digits, and few signs.
    pub fn is_plain(&self) -> bool {
        let plain = |c: char| c.is_alphanumeric() || ['.', '-', '_', '@', '+'].contains(&c);
        self.0.chars().all(plain)
    }
}

impl Phone {
    /// Only what a telephone can dial, for `tel:`.
    pub fn dial(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl Mail {
    /// The address for `mailto:`; `None` for what a mail program could not read.
    pub fn to(&self) -> Option<&str> {
        let (name, host) = self.0.split_once('@')?;
        let plain = |part: &str| {
            let sign = |c: char| c.is_alphanumeric() || "._-+".contains(c);
            !part.is_empty() && part.chars().all(sign)
        };
        (plain(name) && plain(host)).then_some(&self.0)
    }
}

impl Website {
    /// Where a link to it goes: to the web and nowhere else. `None` for what is no such address.
    pub fn link(&self) -> Option<String> {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("https", &self.0));
        let scheme = scheme.to_ascii_lowercase();
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |c: char| c.is_alphanumeric() || ".-:".contains(c);
        let web = (scheme == "https" || scheme == "http") && host.contains('.');
        let clear = host.chars().all(plain) && !rest.contains(char::is_whitespace);
        (web && clear).then(|| format!("{scheme}://{rest}"))
    }
}

/// The digits of what was typed, full-width ones too: phone numbers are compared by them.
pub fn digits(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(half).filter(char::is_ascii_digit).collect()
}

/// The form in which text is searched and compared: lower case, full-width forms made half,
/// runs of white space made one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(word.chars())) {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        folded.extend(c.to_lowercase());
    }
    folded.split_off(usize::from(folded.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_links_to_the_web_and_nowhere_else() {
        for (typed, link) in [
            ("acme.example", Some("https://acme.example")),
            ("HTTP://acme.example/a?b#c", Some("http://acme.example/a?b#c")),
            ("https://acme.example:8080", Some("https://acme.example:8080")),
            ("javascript://a.b/%0aalert(1)", None),
            ("javascript:alert(1).x", None),
            ("acme", None),
            ("see our page at acme.example", None),
        ] {
            assert_eq!(Website::new(typed).unwrap().link().as_deref(), link, "{typed}");
        }
    }

    #[test]
    fn a_mail_address_is_linked_where_it_is_one() {
        for (typed, to) in
            [("wu@acme.example", true), ("wu", false), ("a@b?cc=c@d", false), ("a b@c", false)]
        {
            assert_eq!(Mail::new(typed).unwrap().to().is_some(), to, "{typed}");
        }
        assert_eq!(digits("+886 (2) ０912-345"), "88620912345");
    }

    #[test]
    fn text_is_trimmed_and_bounded() {
        assert_eq!(Name::new("  恆泰紡織 ").unwrap().as_str(), "恆泰紡織");
        assert_eq!(Name::new(" \t"), Err(TextRefused::Empty));
        assert_eq!(Name::new(&"字".repeat(121)), Err(TextRefused::TooLong { max: 120 }));
        assert_eq!(Name::new("a\u{0}b"), Err(TextRefused::Unprintable));
        assert_eq!(Name::new("a\nb"), Err(TextRefused::Unprintable));
        assert!(Note::new("a\nb").is_ok());
    }

    #[test]
    fn what_the_wire_brings_is_checked_too() {
        assert!(serde_json::from_str::<Name>("\"  \"").is_err());
        assert_eq!(Note::optional(" "), Ok(None));
    }

    #[test]
    fn folding_finds_what_people_mean() {
        assert_eq!(fold("  ＧＴＸ　Pro  Max "), "gtx pro max");
        assert_eq!(fold("恆泰"), "恆泰");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn a_number_is_dialled_without_its_dress() {
        assert_eq!(Phone::new("+886 (2) 2311-0000 #12").unwrap().dial(), "+88622311000012");
    }
}
