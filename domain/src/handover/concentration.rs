//! On how few people the sales of a company rest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, PersonId};
use crate::money::Total;
use crate::text::Name;

/// What is won, or weighs in the funnel, by one person, in minor units of the company's money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    pub person: PersonId,
    pub worth: i128,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concentration {
    /// Each with their part in thousandths, the largest first.
    pub shares: Vec<(PersonId, u16)>,
    /// The fewest people who make [`MOST`] of it; 0 where there is nothing.
    pub fewest: usize,
}

/// What should not rest on a few, in thousandths.
pub const MOST: i128 = 750;

/// Keeps H6: how much rests on whom. What is less than nothing counts as nothing.
#[must_use]
pub fn concentration(shares: impl IntoIterator<Item = Share>) -> Concentration {
    let mut shares: Vec<Share> = shares.into_iter().collect();
    shares.iter_mut().for_each(|share| share.worth = share.worth.max(0));
    shares.sort_by_key(|share| (Reverse(share.worth), share.person));
    let total: i128 = shares.iter().map(|share| share.worth).sum();
    let part = |worth: i128| worth.saturating_mul(1_000).checked_div(total).unwrap_or(0);
    let mut sum = 0;
    let before = shares.iter().take_while(|share| {
        let enough = sum * 1_000 >= total * MOST;
        sum += share.worth;
        !enough
    });
    let fewest = if total == 0 { 0 } else { before.count() };
    let parts = shares.iter().map(|share| (share.person, u16::try_from(part(share.worth))));
    let shares = parts.map(|(person, part)| (person, part.unwrap_or(1_000))).collect();
    Concentration { shares, fewest }
}

/// What rests on one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rests {
    pub person: PersonId,
    /// What they won in twelve months, and their part of all that was won, in thousandths.
    pub won: Total,
    pub won_part: u16,
    /// What their open deals weigh, and their part of the whole funnel, in thousandths.
    pub weighs: Total,
    pub weighs_part: u16,
    /// Accounts that nobody knows but they.
    pub alone: u32,
}

/// An account that one person only knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alone {
    pub account: AccountId,
    pub name: Name,
    pub person: PersonId,
    /// What its open deals weigh.
    pub weighs: Total,
}

/// Keeps H6: how the sales of those in sight rest on them, before anyone leaves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Resting {
    /// On whom most rests first.
    pub people: Vec<Rests>,
    /// The fewest who make [`MOST`] of what was won, and of what the funnel weighs.
    pub won_by: u32,
    pub weighed_by: u32,
    /// Of all accounts that one person only knows, those that weigh most.
    pub alone: Vec<Alone>,
}

impl Resting {
    /// From what each of these people won, what their deals weigh, and how many accounts they
    /// alone know. Who is in none of the lists rests nothing on them, and is told of all the same.
    #[must_use]
    pub fn of(
        people: &BTreeSet<PersonId>,
        won: &BTreeMap<PersonId, Total>,
        weighs: &BTreeMap<PersonId, Total>,
        alone: &BTreeMap<PersonId, u32>,
        accounts: Vec<Alone>,
    ) -> Self {
        let total = |of: &BTreeMap<PersonId, Total>, person| of.get(person).copied();
        let rests = |of: &BTreeMap<PersonId, Total>| {
            concentration(people.iter().map(|person| Share {
                person: *person,
                worth: total(of, person).unwrap_or_default().0,
            }))
        };
        let (by_won, by_weight) = (rests(won), rests(weighs));
        let parts = |of: &Concentration| of.shares.iter().copied().collect::<BTreeMap<_, _>>();
        let (won_parts, weight_parts) = (parts(&by_won), parts(&by_weight));
        let part = |parts: &BTreeMap<PersonId, u16>, person| parts.get(person).copied();
        let mut people: Vec<Rests> = people
            .iter()
            .map(|person| Rests {
                person: *person,
                won: total(won, person).unwrap_or_default(),
                won_part: part(&won_parts, person).unwrap_or(0),
                weighs: total(weighs, person).unwrap_or_default(),
                weighs_part: part(&weight_parts, person).unwrap_or(0),
                alone: alone.get(person).copied().unwrap_or(0),
            })
            .collect();
        people.sort_by_key(|one| {
            (Reverse(one.won_part.max(one.weighs_part)), Reverse(one.alone), one.person)
        });
        let count = |many| u32::try_from(many).unwrap_or(u32::MAX);
        let (won_by, weighed_by) = (count(by_won.fewest), count(by_weight.fewest));
        Self { people, won_by, weighed_by, alone: accounts }
    }

    /// Whether so few make most of it that the company is at risk: one of several, or two of five and
    /// fewer.
    #[must_use]
    pub fn is_few(&self, fewest: u32) -> bool {
        let many = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        let few = fewest == 1 || fewest.saturating_mul(5) <= many.saturating_mul(2);
        many > 1 && fewest > 0 && few
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn resting(won: &[i128]) -> Resting {
        let people: BTreeSet<PersonId> = (1..=won.len() as u128).map(person).collect();
        let won = people.iter().copied().zip(won.iter().map(|one| Total(*one))).collect();
        Resting::of(&people, &won, &BTreeMap::new(), &BTreeMap::from([(person(1), 4)]), vec![])
    }

    #[test]
    fn h6_shares_of_won_and_weighted_stand_beside_one_another() {
        let people = BTreeSet::from([person(1), person(2), person(3)]);
        let won = BTreeMap::from([(person(1), Total(600)), (person(2), Total(400))]);
        let weighs = BTreeMap::from([(person(3), Total(900)), (person(1), Total(100))]);
        let alone = BTreeMap::from([(person(2), 7)]);
        let resting = Resting::of(&people, &won, &weighs, &alone, vec![]);
        let told: Vec<_> = resting
            .people
            .iter()
            .map(|one| (one.person, one.won_part, one.weighs_part, one.alone))
            .collect();
        assert_eq!(
            told,
            [(person(3), 0, 900, 0), (person(1), 600, 100, 0), (person(2), 400, 0, 7)]
        );
        assert_eq!((resting.won_by, resting.weighed_by), (2, 1));
        assert!(resting.is_few(1) && !resting.is_few(2));
    }

    #[test]
    fn h6_two_of_five_and_fewer_are_few_and_nothing_won_is_no_risk() {
        for (won, few) in [
            (&[100, 0, 0, 0, 0, 0][..], true),
            (&[50, 50, 0, 0, 0, 0], true),
            (&[40, 30, 30, 0, 0, 0], false),
            (&[100, 100], false),
            (&[50, 50, 1, 1, 1], true),
            (&[100, 1], true),
            (&[100], false),
            (&[0, 0, 0], false),
            (&[], false),
        ] {
            let resting = resting(won);
            assert_eq!(resting.is_few(resting.won_by), few, "{won:?}");
        }
    }
}
