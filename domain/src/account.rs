//! Accounts, their people, and what is sold to them: the company's, whoever looks after them.

use serde::{Deserialize, Serialize};

mod change;
mod contact;
mod decide;
mod hours;
mod list;
mod record;
mod refusal;
mod superior;

pub use change::{Change, ContactField, Entry, Field};
pub use contact::{Contact, ContactFields};
pub use decide::{Saved, add, edit, edit_contact, may_change};
pub use hours::Hours;
pub use list::{Filter, Listed, Order, Page};
pub use record::{Class, Fields, Record};
pub use refusal::Refusal;
pub use superior::{MOST_ABOVE, chain, left, may_report, reaches};

use crate::id::{AccountId, ProductId, SourceId};
use crate::text::Name;

/// An account as far as its name tells it; the archive keeps a [`Record`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    pub name: Name,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Product {
    pub id: ProductId,
    pub name: Name,
    /// Stays on the deals that have it, and is offered to none.
    pub retired: bool,
}

/// Keeps K4: where a prospect came from, one of the eight channels or a campaign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    pub kind: Channel,
    /// A campaign's own name; a plain channel has none and is named in the reader's language.
    pub name: Option<Name>,
    /// Stays on the deals that have it, and is offered to none; a channel never is.
    pub retired: bool,
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
