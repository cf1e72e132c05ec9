//! Who takes over what someone holds who leaves: open deals, and accounts they look after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Org, OrgRefused};
use crate::id::{AccountId, DealId, PersonId};

/// How much someone holds that must be somebody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Held {
    /// Open and parked deals.
    pub deals: u32,
    /// Accounts that they look after.
    pub accounts: u32,
}

impl Held {
    /// Whether nothing has to go to anyone first.
    pub(super) fn nothing_left(self) -> Result<(), OrgRefused> {
        match self {
            Self { deals: 0, accounts: 0 } => Ok(()),
            Self { deals: 0, accounts: count } => Err(OrgRefused::AccountsLeft { count }),
            Self { deals: count, .. } => Err(OrgRefused::DealsLeft { count }),
        }
    }
}

/// Who takes over what.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shared {
    pub deals: BTreeMap<DealId, PersonId>,
    pub accounts: BTreeMap<AccountId, PersonId>,
}

impl Org {
    /// Shares what one who leaves holds between their heirs. A customer stays in one hand, the
    /// account with its deals, and hands are filled evenly: the largest customers first, each to
    /// whoever has least. The same is always shared the same way.
    pub fn share_out(
        &self,
        leaver: PersonId,
        deals: &[(DealId, AccountId)],
        accounts: &[AccountId],
        heirs: &[PersonId],
    ) -> Result<Shared, OrgRefused> {
        if heirs.iter().any(|heir| *heir == leaver || !self.takes_over(*heir)) {
            return Err(OrgRefused::NoSuchHeir);
        }
        let looked_after: BTreeSet<AccountId> = accounts.iter().copied().collect();
        let mut customers: BTreeMap<AccountId, Vec<DealId>> =
            looked_after.iter().map(|account| (*account, Vec::new())).collect();
        for (deal, account) in deals {
            customers.entry(*account).or_default().push(*deal);
        }
        let mut customers: Vec<(AccountId, Vec<DealId>)> = customers.into_iter().collect();
        customers.sort_by_key(|(_, deals)| std::cmp::Reverse(deals.len()));
        let heirs: BTreeSet<PersonId> = heirs.iter().copied().collect();
        let mut hands: BTreeMap<PersonId, usize> = heirs.iter().map(|heir| (*heir, 0)).collect();
        let mut shared = Shared::default();
        for (account, held) in customers {
            let Some((heir, hand)) = hands.iter_mut().min_by_key(|(_, hand)| **hand) else {
                let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
                let held = Held { deals: count(deals.len()), accounts: count(accounts.len()) };
                return held.nothing_left().map(|()| shared);
            };
            // An account alone is work too.
            *hand += held.len().max(1);
            shared.deals.extend(held.into_iter().map(|deal| (deal, *heir)));
            if looked_after.contains(&account) {
                shared.accounts.insert(account, *heir);
            }
        }
        Ok(shared)
    }
}
