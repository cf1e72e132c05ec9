//! The filter of the board: as the address says it, and as the server made it out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Card;
use crate::id::{PersonId, TeamId};
use crate::text::fold;

/// What a person chose; it stands in the address.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Filter {
    pub team: Option<TeamId>,
    pub rep: Option<PersonId>,
    /// Looked for in account, product, contact and phone.
    pub text: String,
}

/// A filter with its team made out: what both sides test a deal against.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Lens {
    /// `None`: whoever's.
    pub owners: Option<BTreeSet<PersonId>>,
    /// Folded; empty for no search.
    pub needle: String,
}

impl Lens {
    /// A deal that was taken back stands nowhere.
    pub fn takes_in(&self, card: &Card) -> bool {
        if card.deal.withdrawn {
            return false;
        }
        let owner = self.owners.as_ref().is_none_or(|owners| owners.contains(&card.deal.owner));
        owner && (self.needle.is_empty() || self.finds(card))
    }

    fn finds(&self, card: &Card) -> bool {
        let contact = card.contact.as_ref();
        let phone = contact.and_then(|contact| contact.phone.as_ref());
        let texts = [
            Some(card.account.as_str()),
            card.product.as_ref().map(|name| name.as_str()),
            contact.map(|contact| contact.name.as_str()),
            phone.map(|phone| phone.as_str()),
        ];
        texts.into_iter().flatten().any(|text| fold(text).contains(&self.needle))
    }
}
