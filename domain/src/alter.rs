//! One change of many deals, kept as one step: each deal answers by the rules of its own.

use serde::{Deserialize, Serialize};

use crate::board::Filter;
use crate::day::Day;
use crate::deal::{Change, Deal, Edit, Refusal};
use crate::id::{DealId, OpId, PersonId, SourceId};
use crate::text::Name;

/// The most deals that one step changes.
pub const MOST: usize = 2_000;

/// Something a person asks of many deals. The same `id` gets its first answer again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alteration {
    pub id: OpId,
    pub deals: Picked,
    pub change: Alter,
}

/// Which deals.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picked {
    These(Vec<DealId>),
    /// All that the filter takes in when it is done, but for some.
    All {
        filter: Box<Filter>,
        but: Vec<DealId>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alter {
    /// Managers and administrators only, as with one deal.
    Owner(PersonId),
    Source(Option<SourceId>),
    Expected(Shift),
}

/// What becomes of an expected date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    To(Option<Day>),
    Days(i16),
    Months(i16),
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Altered {
    pub id: OpId,
    pub done: u32,
    /// Those left as they were, each with why.
    pub left: Vec<Left>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    pub deal: DealId,
    /// `None` for a deal that is not in the reader's sight.
    pub account: Option<Name>,
    pub why: Refusal,
}

impl Alter {
    /// What is asked of one of the deals.
    pub fn edit(self, deal: &Deal) -> Result<Edit, Refusal> {
        Ok(match self {
            Self::Owner(to) => Edit::Owner(to),
            Self::Source(to) => Edit::Source(to),
            Self::Expected(shift) => Edit::Expected(shift.of(deal.expected)?),
        })
    }
}

impl Shift {
    fn of(self, day: Option<Day>) -> Result<Option<Day>, Refusal> {
        let shifted = |day: Option<Day>| day.ok_or(Refusal::NoDateToShift).map(Some);
        match self {
            Self::To(day) => Ok(day),
            Self::Days(days) => shifted(day.map(|day| day.plus(days.into()))),
            Self::Months(months) => shifted(day.and_then(|day| day.plus_months(months.into()))),
        }
    }
}

/// What puts back the changes that a step made to one deal.
pub fn back(changes: &[Change]) -> Vec<Edit> {
    let back = changes.iter().rev().filter_map(|change| match change {
        Change::Owner { from, .. } => Some(Edit::Owner(*from)),
        Change::Source { from, .. } => Some(Edit::Source(*from)),
        Change::Expected { from, .. } => Some(Edit::Expected(*from)),
        _ => None,
    });
    back.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::tests::{a_deal, stage};

    #[test]
    fn a_date_is_set_or_shifted_and_none_cannot_be_shifted() {
        let mut deal = a_deal(stage(1));
        deal.expected = Day::from_iso("2027-01-31");
        let edit = |shift, deal: &Deal| Alter::Expected(shift).edit(deal);
        let day = |iso: &str| Ok(Edit::Expected(Day::from_iso(iso)));
        assert_eq!(edit(Shift::Months(1), &deal), day("2027-02-28"));
        assert_eq!(edit(Shift::Days(-31), &deal), day("2026-12-31"));
        assert_eq!(edit(Shift::To(None), &deal), Ok(Edit::Expected(None)));
        deal.expected = None;
        assert_eq!(edit(Shift::Days(1), &deal), Err(Refusal::NoDateToShift));
        assert_eq!(edit(Shift::To(Day::from_iso("2027-01-01")), &deal), day("2027-01-01"));
    }

    #[test]
    fn what_is_put_back_is_what_was() {
        let source = |n| SourceId::new(uuid::Uuid::from_u128(n));
        let changes = [Change::Source { from: Some(source(1)), to: Some(source(2)) }];
        assert_eq!(back(&changes), [Edit::Source(Some(source(1)))]);
    }
}
