//! Who takes the deals of someone who leaves.

use std::collections::{BTreeMap, BTreeSet};

use super::{Org, OrgRefused};
use crate::id::{AccountId, DealId, PersonId};

impl Org {
    /// Shares the deals of one who leaves between their heirs. Deals of one customer stay in one
    /// hand, and hands are filled evenly: the largest customers first, each to whoever has
    /// least. The same deals and heirs are always shared the same way.
    pub fn share_out(
        &self,
        leaver: PersonId,
        deals: &[(DealId, AccountId)],
        heirs: &[PersonId],
    ) -> Result<Vec<(DealId, PersonId)>, OrgRefused> {
        if heirs.iter().any(|heir| *heir == leaver || !self.holds_deals(*heir)) {
            return Err(OrgRefused::NoSuchHeir);
        }
        let all = deals.len();
        let heirs: BTreeSet<PersonId> = heirs.iter().copied().collect();
        let mut customers: BTreeMap<AccountId, Vec<DealId>> = BTreeMap::new();
        for (deal, account) in deals {
            customers.entry(*account).or_default().push(*deal);
        }
        let mut customers: Vec<Vec<DealId>> = customers.into_values().collect();
        customers.sort_by_key(|deals| std::cmp::Reverse(deals.len()));
        let mut hands: BTreeMap<PersonId, usize> = heirs.iter().map(|heir| (*heir, 0)).collect();
        let mut shared = Vec::with_capacity(deals.len());
        for deals in customers {
            let least = hands.iter_mut().min_by_key(|(_, held)| **held);
            let Some((heir, held)) = least else {
                let count = u32::try_from(all).unwrap_or(u32::MAX);
                return Err(OrgRefused::DealsLeft { count });
            };
            *held += deals.len();
            shared.extend(deals.into_iter().map(|deal| (deal, *heir)));
        }
        Ok(shared)
    }
}
