//! Keeps C6: the list of what a rep is to learn about market, company and product.

use serde::{Deserialize, Serialize};

use super::SkillsRefused;
use crate::day::Day;
use crate::id::{KnowledgeId, PersonId};
use crate::text::Name;

/// The most entries of one rep's list.
pub const MOST: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Market,
    Company,
    Product,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Market, Self::Company, Self::Product];

    /// The word used in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Market => "market",
            Self::Company => "company",
            Self::Product => "product",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something to be learned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Known {
    pub id: KnowledgeId,
    pub rep: PersonId,
    pub kind: Kind,
    pub what: Name,
    /// Where it comes from.
    pub source: Option<Name>,
    /// How to get it.
    pub way: Option<Name>,
    /// When to begin.
    pub begins: Option<Day>,
    /// How it is told that it was learned.
    pub proof: Option<Name>,
    /// The day on which it was.
    pub done: Option<Day>,
    /// 0 before it was kept the first time.
    pub version: u32,
}

impl Known {
    /// Still to be learned, though it was to be begun before today.
    pub fn is_late(&self, today: Day) -> bool {
        self.done.is_none() && self.begins.is_some_and(|begins| begins < today)
    }
}

/// What an entry becomes: `found` is how it stands, `wanted` how it is to be, upon the version
/// that was read.
///
/// # Errors
/// `ChangedMeanwhile` where the other of the two wrote since.
pub fn put(
    found: Option<&Known>,
    wanted: Known,
    (many, today): (usize, Day),
) -> Result<Known, SkillsRefused> {
    match found {
        Some(found) if found.rep != wanted.rep => return Err(SkillsRefused::NoSuchEntry),
        Some(found) if found.version != wanted.version => {
            return Err(SkillsRefused::ChangedMeanwhile);
        }
        None if wanted.version > 0 => return Err(SkillsRefused::NoSuchEntry),
        None if many >= MOST => return Err(SkillsRefused::TooMany),
        _ => {}
    }
    if wanted.done.is_some_and(|done| done > today) {
        return Err(SkillsRefused::LearnedAhead);
    }
    Ok(Known { version: wanted.version + 1, ..wanted })
}

/// What is to be learned first by when it begins, what has no day after that, and at the end what
/// was learned, the latest first.
pub fn in_order(list: &mut [Known]) {
    list.sort_by_key(|one| {
        (one.done.map(|done| -i64::from(done.0)), one.begins.is_none(), one.begins, one.id)
    });
    list.sort_by_key(|one| one.done.is_some());
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn known(n: u128) -> Known {
        Known {
            id: KnowledgeId::new(Uuid::from_u128(n)),
            rep: PersonId::new(Uuid::from_u128(1)),
            kind: Kind::Market,
            what: Name::new("Who else sells pumps in Hsinchu").unwrap(),
            source: None,
            way: None,
            begins: None,
            proof: None,
            done: None,
            version: 0,
        }
    }

    #[test]
    fn c6_an_entry_is_written_upon_what_was_read() {
        let at = (0, Day(100));
        let first = put(None, known(1), at).unwrap();
        assert_eq!(first.version, 1);
        let second =
            put(Some(&first), Known { done: Some(Day(100)), ..first.clone() }, at).unwrap();
        assert_eq!((second.version, second.done), (2, Some(Day(100))));
        assert_eq!(put(Some(&second), first.clone(), at), Err(SkillsRefused::ChangedMeanwhile));
        assert_eq!(put(None, first.clone(), at), Err(SkillsRefused::NoSuchEntry));
        let other = Known { rep: PersonId::new(Uuid::from_u128(2)), ..first.clone() };
        assert_eq!(put(Some(&first), other, at), Err(SkillsRefused::NoSuchEntry));
        let ahead = Known { done: Some(Day(101)), ..first.clone() };
        assert_eq!(put(Some(&first), ahead, at), Err(SkillsRefused::LearnedAhead));
        assert_eq!(put(None, known(2), (MOST, Day(100))), Err(SkillsRefused::TooMany));
    }

    #[test]
    fn c6_what_begins_first_stands_first_and_what_was_learned_last() {
        let with = |n, begins: Option<i32>, done: Option<i32>| Known {
            begins: begins.map(Day),
            done: done.map(Day),
            ..known(n)
        };
        let mut list = vec![
            with(1, None, None),
            with(2, Some(9), Some(12)),
            with(3, Some(8), None),
            with(4, Some(2), Some(20)),
            with(5, Some(3), None),
        ];
        in_order(&mut list);
        let order: Vec<u128> = list.iter().map(|one| one.id.uuid().as_u128()).collect();
        assert_eq!(order, [5, 3, 1, 4, 2]);
        assert!(with(1, Some(9), None).is_late(Day(10)));
        assert!(!with(1, Some(9), Some(9)).is_late(Day(10)));
        assert!(!with(1, None, None).is_late(Day(10)));
    }
}
