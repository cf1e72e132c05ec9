//! What a debrief leads to: one action, which stands in the rep's plan till it was practised.

use serde::{Deserialize, Serialize};

use crate::day::{Day, Millis};
use crate::id::{AccountId, DealId, PersonId, SittingId, SkillId, VisitId};
use crate::text::Remark;

/// Keeps C8: the link between a debrief and the next visit, which opens with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FollowUp {
    /// The debrief that it was agreed in.
    pub sitting: SittingId,
    pub rep: PersonId,
    pub coach: PersonId,
    pub skill: SkillId,
    pub account: AccountId,
    pub deal: Option<DealId>,
    pub action: Remark,
    /// The day of the next visit.
    pub next: Day,
    /// The visit in the rep's plan that it is for.
    pub visit: Option<VisitId>,
    pub agreed_at: Millis,
    /// When the rep said that it was practised.
    pub done_at: Option<Millis>,
}

impl FollowUp {
    pub fn is_open(&self) -> bool {
        self.done_at.is_none()
    }
}
