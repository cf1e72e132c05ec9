//! The classic page of the funnel (F1): five columns, band by band, with their sums.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::board::Card;
use crate::day::Day;
use crate::funnel::{Band, Funnel, Place, Rate};
use crate::money::{Currency, Money, Total};
use crate::text::Name;

/// Keeps F1: a deal as the classic page has it; the success rate is its group's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub account: Name,
    pub contact: Option<Name>,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
}

/// What the lines of a group have come to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Band(Band),
    Won,
    Lost,
    Parked,
}

/// A count, and a sum for each currency: amounts of two currencies do not add up.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sums {
    pub count: u32,
    pub amounts: BTreeMap<Currency, Total>,
    /// Keeps F3.2: amount × rate.
    pub weighted: BTreeMap<Currency, Total>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group {
    pub part: Part,
    pub rate: Rate,
    /// In the order they were handed in.
    pub lines: Vec<Line>,
    pub sums: Sums,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Paper {
    /// From the top of the funnel down; none is empty.
    pub groups: Vec<Group>,
    pub sums: Sums,
}

impl Paper {
    /// Keeps F1 and F2: gathers deals under their bands, and what left the funnel below them.
    pub fn of(cards: Vec<Card>, funnel: &Funnel) -> Self {
        let mut groups: BTreeMap<Part, Group> = BTreeMap::new();
        for card in cards {
            let place = card.deal.position.place();
            let (part, rate) = (Part::of(place, funnel), funnel.rate(place));
            let group = groups.entry(part).or_insert_with(|| Group {
                part,
                rate,
                lines: Vec::new(),
                sums: Sums::default(),
            });
            let amount = card.deal.worth();
            group.sums.add(amount);
            group.lines.push(Line {
                account: card.account,
                contact: card.contact.map(|contact| contact.name),
                amount,
                expected: card.deal.expected,
            });
        }
        let mut sums = Sums::default();
        for group in groups.values_mut() {
            group.sums.weigh(group.rate);
            sums = sums.plus(&group.sums);
        }
        Self { groups: groups.into_values().collect(), sums }
    }
}

impl Part {
    fn of(place: Place, funnel: &Funnel) -> Self {
        match place {
            Place::Stage(stage) => Self::Band(funnel.band(stage)),
            Place::Won => Self::Won,
            Place::Lost => Self::Lost,
            Place::Parked => Self::Parked,
        }
    }
}

impl Sums {
    /// A deal without an amount counts as one and adds nothing.
    fn add(&mut self, amount: Option<Money>) {
        self.count += 1;
        if let Some(money) = amount {
            let sum = self.amounts.entry(money.currency()).or_default();
            *sum = *sum + Total(money.minor().into());
        }
    }

    fn weigh(&mut self, rate: Rate) {
        let weigh =
            |(currency, total): (&Currency, &Total)| (*currency, total.per_mille(rate.per_mille()));
        self.weighted = self.amounts.iter().map(weigh).collect();
    }

    fn plus(&self, other: &Self) -> Self {
        let both = |mine: &BTreeMap<Currency, Total>, theirs: &BTreeMap<Currency, Total>| {
            let mut sums = mine.clone();
            for (currency, total) in theirs {
                let sum = sums.entry(*currency).or_default();
                *sum = *sum + *total;
            }
            sums
        };
        Self {
            count: self.count + other.count,
            amounts: both(&self.amounts, &other.amounts),
            weighted: both(&self.weighted, &other.weighted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::Standing;
    use crate::deal::tests::{a_deal, money, stage};

    fn card(place: u8, amount: Option<Money>) -> Card {
        let mut deal = a_deal(stage(place.clamp(1, 8)));
        deal.amount = amount;
        if place == 9 {
            let (from, value) = (stage(8), money(7_00));
            deal.position.standing = Standing::Won { from, value, on: Day(1) };
        }
        Card {
            deal,
            account: Name::new("恆泰紡織").unwrap(),
            product: None,
            contact: None,
            rated: None,
            class: None,
        }
    }

    fn totals(sums: &BTreeMap<Currency, Total>) -> Vec<(&str, i128)> {
        sums.iter().map(|(currency, total)| (currency.code(), total.0)).collect()
    }

    #[test]
    fn f1_f2_deals_stand_under_their_bands_with_their_sums() {
        let cards = [(7, Some(money(100))), (1, Some(money(40))), (2, None), (9, Some(money(1)))];
        let cards = cards.map(|(place, amount)| card(place, amount)).to_vec();
        let paper = Paper::of(cards, &Funnel::default());
        let told: Vec<(Part, u16, u32, i128, i128)> = paper
            .groups
            .iter()
            .map(|group| {
                let one = |sums: &BTreeMap<Currency, Total>| sums.values().map(|t| t.0).sum();
                let Sums { count, amounts, weighted } = &group.sums;
                (group.part, group.rate.per_mille(), *count, one(amounts), one(weighted))
            })
            .collect();
        assert_eq!(
            told,
            [
                (Part::Band(Band::Top), 250, 2, 40, 10),
                (Part::Band(Band::Bottom), 750, 1, 100, 75),
                (Part::Won, 1000, 1, 700, 700),
            ]
        );
        assert_eq!(paper.sums.count, 4);
    }

    #[test]
    fn amounts_of_two_currencies_are_summed_apart() {
        let dollars = Money::new(5, Currency::new("USD").unwrap()).unwrap();
        let own = money(100);
        let cards = vec![card(1, Some(own)), card(4, Some(dollars)), card(1, Some(dollars))];
        let sums = Paper::of(cards, &Funnel::default()).sums;
        let code = own.currency();
        let mut expected = vec![(code.code(), 100), ("USD", 10)];
        expected.sort_unstable();
        assert_eq!(totals(&sums.amounts), expected);
        let mut weighed = vec![(code.code(), 25), ("USD", 4)];
        weighed.sort_unstable();
        assert_eq!(totals(&sums.weighted), weighed);
    }
}
