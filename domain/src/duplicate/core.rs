//! What of a company's name tells it from others, in each of its scripts.

use std::collections::BTreeSet;

use super::han::Han;
use super::latin::Latin;
use super::{Likeness, Match, Why};

/// A name taken apart, ready to be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Core {
    han: Option<Han>,
    latin: Option<Latin>,
}

impl Core {
    /// Of a name in its plain form.
    pub fn of(plain: &str) -> Self {
        Self { han: Han::of(plain), latin: Latin::of(plain) }
    }

    /// Enough of a name to be looked for.
    pub fn is_telling(&self) -> bool {
        self.han.as_ref().is_some_and(Han::is_telling)
            || self.latin.as_ref().is_some_and(Latin::is_telling)
    }

    /// Short pieces of the name: two that are alike share some of them.
    pub fn grams(&self) -> BTreeSet<String> {
        let han = self.han.iter().flat_map(Han::grams);
        han.chain(self.latin.iter().flat_map(Latin::grams)).collect()
    }

    /// Whether two names may be one company's. What stands in only one of two scripts takes
    /// nothing away; what differs in one is not made good by the other.
    pub fn like(&self, other: &Self) -> Option<Match> {
        match (&self.han, &other.han, &self.latin, &other.latin) {
            (Some(a), Some(b), None, None) => a.like(b),
            (Some(a), Some(b), Some(c), Some(d)) => Some(weaker(a.like(b)?, c.like(d)?)),
            // The other script is more of the name, or only a translation beside it.
            (Some(a), Some(b), _, _) => a.like(b).filter(|_| a.is_telling() && b.is_telling()),
            (_, _, Some(c), Some(d)) => {
                let alike = c.like(d)?;
                let both = self.han.is_none() && other.han.is_none();
                Some(if both { alike } else { Match { likeness: Likeness::Likely, ..alike } })
            }
            _ => None,
        }
    }
}

fn weaker(a: Match, b: Match) -> Match {
    Match {
        likeness: a.likeness.min(b.likeness),
        why: if a.why == Why::Name { b.why } else { a.why },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(a: &str, b: &str) -> Option<Match> {
        let (a, b) = (Core::of(a), Core::of(b));
        assert_eq!(a.like(&b), b.like(&a), "likeness goes both ways");
        a.like(&b)
    }

    #[test]
    fn legal_forms_and_dress_make_no_other_company() {
        for (a, b) in [
            ("恒泰纺织", "恒泰纺织股份有限公司"),
            ("恒泰纺织", "恒泰纺织(股)公司"),
            ("恒泰纺织厂", "恒泰 纺织 有限责任公司"),
            ("acme bearings", "acme bearings co., ltd."),
            ("smith & sons", "smith and sons limited"),
            ("台达电子 delta electronics", "台达电子"),
        ] {
            assert_eq!(like(a, b), Some(Match::same(Why::Name)), "{a} | {b}");
        }
    }

    #[test]
    fn what_may_be_the_same_wants_a_look() {
        for (a, b, why) in [
            ("大同", "大同机械", Why::Name),
            ("上海恒泰纺织", "恒泰纺织", Why::Name),
            ("恒泰纺织(昆山)有限公司", "恒泰纺织", Why::Name),
            ("恒太纺织", "恒泰纺织", Why::Spelling),
            ("acme bearing", "acme bearings", Why::Spelling),
            ("delta", "delta electronics", Why::Name),
        ] {
            assert_eq!(like(a, b), Some(Match::likely(why)), "{a} | {b}");
        }
    }

    #[test]
    fn a_brand_in_two_trades_is_two_companies() {
        for (a, b) in [
            ("恒泰纺织", "恒泰机械"),
            ("永丰纸业", "永祥纸业"),
            ("上海电气", "北京电气"),
            ("恒泰科技", "恒泰纺织"),
            ("abb电机", "abb机器人"),
            ("hansen valves", "jansen valves"),
            ("general electric", "general motors"),
            ("恒泰", "acme"),
            ("", "恒泰"),
        ] {
            assert_eq!(like(a, b), None, "{a} | {b}");
        }
    }

    #[test]
    fn those_that_are_alike_share_a_piece() {
        for (a, b) in [("恒太纺织", "恒泰纺织厂"), ("大同", "大同机械"), ("acme", "acme steel")]
        {
            assert!(!Core::of(a).grams().is_disjoint(&Core::of(b).grams()), "{a} | {b}");
        }
    }
}
