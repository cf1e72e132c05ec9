//! Who might take over an account: by what they know of customers like it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

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
    fits.sort_by_key(|(person, fit)| {
        (Reverse((fit.industry, fit.products, fit.region)), fit.load, *person)
    });
    fits
}
