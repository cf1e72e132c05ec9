//! Accounts, their people, and what is sold to them: the company's, whoever looks after them.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, ContactId, ProductId, SourceId};
use crate::text::{Name, Phone};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    pub name: Name,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub account: AccountId,
    pub name: Name,
    pub phone: Option<Phone>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Product {
    pub id: ProductId,
    pub name: Name,
}

/// Keeps K4: where a prospect came from, one of the eight channels or a campaign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    pub kind: Channel,
    /// A campaign's own name; a plain channel has none and is named in the reader's language.
    pub name: Option<Name>,
}

/// Keeps K4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Referral,
    /// Media, fairs, website.
    Media,
    /// Former and small customers.
    Former,
    /// Friends in and beside the trade.
    Friends,
    /// Prescribed but not yet won.
    Prescribed,
    /// Who prescribes whom.
    BrandResearch,
    /// Promotion of prescriptions.
    Promotion,
    /// News of our products.
    News,
    Campaign,
}

impl Channel {
    /// The eight channels of the method, without campaigns.
    pub const METHOD: [Self; 8] = [
        Self::Referral,
        Self::Media,
        Self::Former,
        Self::Friends,
        Self::Prescribed,
        Self::BrandResearch,
        Self::Promotion,
        Self::News,
    ];

    /// The word used in the store and in mapping files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Media => "media",
            Self::Former => "former",
            Self::Friends => "friends",
            Self::Prescribed => "prescribed",
            Self::BrandResearch => "brand_research",
            Self::Promotion => "promotion",
            Self::News => "news",
            Self::Campaign => "campaign",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::METHOD.into_iter().chain([Self::Campaign]).find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k4_every_channel_has_its_own_word() {
        for kind in Channel::METHOD.into_iter().chain([Channel::Campaign]) {
            assert_eq!(Channel::from_word(kind.word()), Some(kind));
        }
        assert_eq!(Channel::from_word("rumour"), None);
    }
}
