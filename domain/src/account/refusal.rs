//! Why something asked of an account is not done.

use crate::policy::Denied;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    #[error("not allowed")]
    Denied,
    #[error("no such account, or not to be seen by this person")]
    NoSuchAccount,
    #[error("no such contact at this account")]
    NoSuchContact,
    #[error("no such superior at this account")]
    NoSuchSuperior,
    #[error("they would report to themselves, by way of others or at once")]
    SuperiorBelow,
    #[error("no such person, or one who holds no accounts")]
    NoSuchOwner,
    #[error("an account of this name is there already")]
    NameTaken,
}

impl From<Denied> for Refusal {
    fn from(Denied: Denied) -> Self {
        Self::Denied
    }
}
