//! How much of the form a sale is worth.

use serde::{Deserialize, Serialize};

/// Keeps C2: a small sale is done and checked; a large one is planned first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sale {
    Small,
    Large,
}

impl Sale {
    /// Of a deal worth so much, by the limit from which on it is large, both in minor units of the
    /// company's money. One without an amount is small: there is nothing to plan for yet.
    #[must_use]
    pub fn of(worth: Option<i128>, limit: i128) -> Self {
        if worth.is_some_and(|worth| worth >= limit) { Self::Large } else { Self::Small }
    }

    /// Whether the form has the part in which the visit is planned.
    pub fn is_planned(self) -> bool {
        self == Self::Large
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c2_a_large_sale_is_planned_first() {
        assert!(Sale::of(Some(500), 500).is_planned());
        assert!(!Sale::of(Some(499), 500).is_planned());
        assert!(!Sale::of(None, 0).is_planned());
    }
}
