//! Why two accounts are not merged, or not parted. Each name has its words in every language.

use serde::{Deserialize, Serialize};

use crate::policy::Denied;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("not allowed")]
    Denied,
    #[error("no such account, or not to be seen by this person")]
    NoSuchAccount,
    #[error("an account cannot be merged into itself")]
    Itself,
    #[error("one of them is merged into another already")]
    MergedAlready,
    #[error("it is not merged, or not any more")]
    NotMerged,
    #[error("the account was itself merged since: that is to be undone first")]
    MergedOn,
}

impl From<Denied> for Refusal {
    fn from(Denied: Denied) -> Self {
        Self::Denied
    }
}
