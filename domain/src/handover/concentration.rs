//! On how few people the sales of a company rest.

use std::cmp::Reverse;

use crate::id::PersonId;

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
