//! A company's name in Latin letters: words that tell, places, legal form.

use super::{Match, Why, distance, is_a_slip};
use crate::duplicate::han::is_han;

const LEGAL: [&str; 34] = [
    "co",
    "company",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "aps",
    "pte",
    "pty",
    "sdn",
    "bhd",
    "kk",
    "group",
    "holding",
    "holdings",
    "gmbhcokg",
];

/// What kind of firm: said loosely, left out often.
const KINDS: [&str; 12] = [
    "industries",
    "industrial",
    "industry",
    "technology",
    "technologies",
    "tech",
    "international",
    "enterprise",
    "enterprises",
    "trading",
    "intl",
    "manufacturing",
];

const PLACES: [&str; 20] = [
    "taiwan",
    "china",
    "taipei",
    "taichung",
    "kaohsiung",
    "shanghai",
    "beijing",
    "shenzhen",
    "guangzhou",
    "suzhou",
    "kunshan",
    "hongkong",
    "asia",
    "pacific",
    "europe",
    "usa",
    "uk",
    "germany",
    "japan",
    "singapore",
];

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Latin {
    places: Vec<String>,
    words: Vec<String>,
    kinds: Vec<String>,
}

impl Latin {
    pub(super) fn of(plain: &str) -> Option<Self> {
        let mut words = words(plain);
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        while words.len() > 1 && ends(&words, &LEGAL) {
            words.pop();
        }
        let mut places = Vec::new();
        while words.len() > 1 && ends(&words, &PLACES) {
            places.extend(words.pop());
        }
        while words.len() > 1 && PLACES.contains(&words[0].as_str()) {
            places.push(words.remove(0));
        }
        while words.len() > 1 && ends(&words, &LEGAL) {
            words.pop();
        }
        let mut kinds = Vec::new();
        while words.len() > 1 && ends(&words, &KINDS) {
            kinds.extend(words.pop());
        }
        places.sort();
        (!words.is_empty()).then_some(Self { places, words, kinds })
    }

    pub(super) fn is_telling(&self) -> bool {
        self.signs().len() > 2
    }

    /// Threes of neighbours, spaces left out.
    pub(super) fn grams(&self) -> Vec<String> {
        let signs = self.signs();
        if signs.len() < 3 {
            return vec![signs.into_iter().collect()];
        }
        signs.windows(3).map(|three| three.iter().collect()).collect()
    }

    pub(super) fn like(&self, other: &Self) -> Option<Match> {
        let (a, b) = (self.signs(), other.signs());
        if a == b {
            let kinds =
                self.kinds == other.kinds || self.kinds.is_empty() || other.kinds.is_empty();
            let same = self.places == other.places && kinds;
            return Some(if same { Match::same(Why::Name) } else { Match::likely(Why::Name) });
        }
        let (short, long) =
            if self.words.len() < other.words.len() { (self, other) } else { (other, self) };
        if long.words.starts_with(&short.words) && short.signs().len() > 3 && short.kinds.is_empty()
        {
            return Some(Match::likely(Why::Name));
        }
        // The first letter is seldom a slip, and a figure never.
        let figures =
            |signs: &[char]| -> String { signs.iter().filter(|c| c.is_ascii_digit()).collect() };
        let slip = a.len().min(b.len()) > 4
            && a.first() == b.first()
            && figures(&a) == figures(&b)
            && is_a_slip(distance(&a, &b, 100, |_, _| 100), a.len(), b.len());
        slip.then_some(Match::likely(Why::Spelling))
    }

    fn signs(&self) -> Vec<char> {
        self.words.iter().flat_map(|word| word.chars()).collect()
    }
}

/// Words in order; letters that stand alone are one word, `&` and `and` none.
fn words(plain: &str) -> Vec<String> {
    let dressed = plain.replace(['\'', '’'], "").replace("hong kong", "hongkong");
    let split = dressed.split(|c: char| !c.is_alphanumeric() || is_han(c));
    let mut words: Vec<String> = Vec::new();
    let mut alone = false;
    for word in split.filter(|word| !word.is_empty() && *word != "and") {
        let single = word.chars().count() == 1;
        match words.last_mut().filter(|_| alone && single) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        alone = single;
    }
    words
}

fn ends(words: &[String], list: &[&str]) -> bool {
    words.last().is_some_and(|word| list.contains(&word.as_str()))
}
