//! The knowledge and skills test, and the knowledge list: between a rep and who leads their team.

pub(crate) mod answer;
pub(crate) mod knowledge;
mod read;

use domain::policy::Denied;
use domain::skills::SkillsRefused;

pub use answer::answer;
pub use knowledge::{Change, change_knowledge};
pub use read::{of_rep, own_leading, team};

use crate::error::StoreError;

#[derive(Clone, Debug, thiserror::Error)]
pub enum SkillsUnkept {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Refused(#[from] SkillsRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}
