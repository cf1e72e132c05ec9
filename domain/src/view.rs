//! A view that someone saved: an address under a name of their own.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::board::Address;
use crate::text::Name;

/// The most views of one person.
pub const MOST: usize = 50;
/// The longest address that is kept, in bytes.
pub const LONGEST: usize = 4_000;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ViewId(pub Uuid);

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct View {
    pub id: ViewId,
    pub name: Name,
    /// Filter, order, board or table, headings; as [`Address::write`] writes it.
    pub address: String,
    /// Whether the program opens with it.
    pub opens: bool,
}

/// Why a view is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewRefused {
    #[error("more views than one person may keep")]
    TooMany,
    #[error("a view of this name is there already")]
    NameTaken,
    #[error("not an address of the board or the table")]
    NoAddress,
}

/// An address as a view keeps it: everything but the deal that happens to be open.
pub fn kept(address: &str) -> Result<String, ViewRefused> {
    let read = Address::parse(address).ok_or(ViewRefused::NoAddress)?;
    let kept = read.without_deal().write();
    if kept.len() > LONGEST { Err(ViewRefused::NoAddress) } else { Ok(kept) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_keeps_what_is_shown_and_not_the_deal_beside_it() {
        let id = Uuid::from_u128(7);
        assert_eq!(
            kept(&format!("/table?sort=-amount&deal={id}&x=y")).as_deref(),
            Ok("/table?sort=-amount")
        );
        assert_eq!(kept("//evil.example"), Err(ViewRefused::NoAddress));
        let long = format!("/?q={}", "a".repeat(LONGEST));
        assert_eq!(kept(&long), Err(ViewRefused::NoAddress));
    }
}
