//! Which rows are chosen: some by name, or all of the filter but some.

use std::collections::BTreeSet;

use domain::alter::Picked;
use domain::board::Filter;
use domain::id::DealId;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selection {
    Some(BTreeSet<DealId>),
    AllBut(BTreeSet<DealId>),
}

impl Default for Selection {
    fn default() -> Self {
        Self::Some(BTreeSet::new())
    }
}

impl Selection {
    pub fn all() -> Self {
        Self::AllBut(BTreeSet::new())
    }

    pub fn holds(&self, deal: DealId) -> bool {
        match self {
            Self::Some(some) => some.contains(&deal),
            Self::AllBut(but) => !but.contains(&deal),
        }
    }

    pub fn put(&mut self, deal: DealId, on: bool) {
        let (set, insert) = match self {
            Self::Some(some) => (some, on),
            Self::AllBut(but) => (but, !on),
        };
        if insert {
            set.insert(deal);
        } else {
            set.remove(&deal);
        }
    }

    /// How many are chosen of the filter's `of`.
    pub fn count(&self, of: u32) -> u32 {
        let len = |set: &BTreeSet<DealId>| u32::try_from(set.len()).unwrap_or(u32::MAX);
        match self {
            Self::Some(some) => len(some),
            Self::AllBut(but) => of.saturating_sub(len(but)),
        }
    }

    /// As the server is asked for them.
    pub fn picked(&self, filter: &Filter) -> Picked {
        match self {
            Self::Some(some) => Picked::These(some.iter().copied().collect()),
            Self::AllBut(but) => {
                let but = but.iter().copied().collect();
                Picked::All { filter: Box::new(filter.clone()), but }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> DealId {
        DealId::new(Uuid::from_u128(n))
    }

    #[test]
    fn rows_are_put_in_and_taken_out_either_way() {
        let mut some = Selection::default();
        some.put(id(1), true);
        some.put(id(2), true);
        some.put(id(1), false);
        assert_eq!((some.count(9), some.holds(id(1)), some.holds(id(2))), (1, false, true));
        let mut all = Selection::all();
        all.put(id(1), false);
        assert_eq!((all.count(9), all.holds(id(1)), all.holds(id(2))), (8, false, true));
        all.put(id(1), true);
        assert_eq!(all, Selection::all());
    }
}
