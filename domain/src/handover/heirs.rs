//! Who might take over an account: by what they know of customers like it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Customer;
use crate::id::{PersonId, ProductId};
use crate::text::Name;

/// What an account is like, or what someone knows from the accounts they work on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    pub industries: BTreeSet<Name>,
    pub regions: BTreeSet<Name>,
    pub products: BTreeSet<ProductId>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub person: PersonId,
    pub known: Known,
    /// How many open deals they have.
    pub load: u32,
}

/// Why someone is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Fit {
    pub industry: bool,
    pub region: bool,
    pub products: u32,
    pub load: u32,
}

/// Keeps H7 and H1: the candidates for an account, the best first: a successor of a similar
/// industry loses least; then who knows its products, then the region, then who has the least to
/// do.
#[must_use]
pub fn by_fit(account: &Known, candidates: &[Candidate]) -> Vec<(PersonId, Fit)> {
    let fit = |one: &Candidate| {
        let products = account.products.intersection(&one.known.products).count();
        Fit {
            industry: !account.industries.is_disjoint(&one.known.industries),
            region: !account.regions.is_disjoint(&one.known.regions),
            products: u32::try_from(products).unwrap_or(u32::MAX),
            load: one.load,
        }
    };
    let mut fits: Vec<_> = candidates.iter().map(|one| (one.person, fit(one))).collect();
    sort(&mut fits, |_| 0);
    fits
}

/// Keeps H7 and H1: what is suggested for one customer counts for the next, one at least for each:
/// among those who fit equally well whoever has the least to do by then comes first, so that not
/// everything goes to one.
pub fn spread(customers: &mut [Customer]) {
    let mut given: BTreeMap<PersonId, u32> = BTreeMap::new();
    for customer in customers {
        sort(&mut customer.fits, |person| given.get(&person).copied().unwrap_or_default());
        if let Some((first, _)) = customer.fits.first() {
            *given.entry(*first).or_default() += customer.open.max(1);
        }
    }
}

/// The best first; `more` is what someone has to do besides their load.
fn sort(fits: &mut [(PersonId, Fit)], more: impl Fn(PersonId) -> u32) {
    fits.sort_by_key(|(person, fit)| {
        let load = fit.load.saturating_add(more(*person));
        (Reverse((fit.industry, fit.products, fit.region)), load, *person)
    });
}
