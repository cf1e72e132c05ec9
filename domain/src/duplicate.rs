//! Customers listed twice (撞單): how alike two names or two people are, why, and what may be
//! told of it. Names come in plain: lower case, half width, one script; making them so is not
//! for the domain.

mod core;
mod han;
mod latin;
mod person;
mod sound;
mod told;

pub use self::core::Core;
pub use person::{like as like_person, person, phone_key, same_phone};
pub use told::{FoundAccount, FoundContact, Hint, Known, PersonHint, tell, tell_person};

use serde::{Deserialize, Serialize};

/// How sure it is that two are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// They may be: someone has to look.
    Likely,
    Same,
}

/// What makes two alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The name without its legal form, place and punctuation.
    Name,
    /// Names a slip of the pen apart.
    Spelling,
    Phone,
}

/// That two are alike, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Match {
    pub likeness: Likeness,
    pub why: Why,
}

impl Match {
    const fn same(why: Why) -> Self {
        Self { likeness: Likeness::Same, why }
    }

    const fn likely(why: Why) -> Self {
        Self { likeness: Likeness::Likely, why }
    }
}

/// Changes that make one text of another, weighed in hundredths: `swap` says what one sign for
/// another costs, `slip` what a sign more or less costs.
fn distance(a: &[char], b: &[char], slip: usize, swap: impl Fn(char, char) -> usize) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).map(|at| at * slip).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (i + 1) * slip;
        for (j, y) in b.iter().enumerate() {
            let kept = corner + if x == y { 0 } else { swap(*x, *y) };
            corner = row[j + 1];
            row[j + 1] = kept.min(row[j] + slip).min(corner + slip);
        }
    }
    row[b.len()]
}

/// Whether so many hundredths of a change are few for texts of these lengths.
fn is_a_slip(distance: usize, a: usize, b: usize) -> bool {
    distance <= 15 * a.max(b)
}

/// The text without the first ending of a list that leaves at least `rest` signs before it.
fn without_ending<'a>(text: &'a str, endings: &[&str], rest: usize) -> Option<(&'a str, &'a str)> {
    let fits = |left: &str| left.chars().count() >= rest;
    let mut cut = endings.iter().filter_map(|end| text.strip_suffix(end)).filter(|left| fits(left));
    cut.next().map(|left| text.split_at(left.len()))
}
